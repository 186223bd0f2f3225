"use client";

import { ChevronLeft, ChevronRight, Printer } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ManagerName } from "@/server/services/overview-view.ts";
import { useName } from "../format/use-name.ts";
import { contextQuery } from "../frame/context-params.ts";
import { Button } from "../ui/button.tsx";

/** To the manager before and after, in the same context; and to paper. */
export function ManagerActions({ code, neighbours }: { code: string; neighbours: readonly ManagerName[] }) {
  const t = useTranslations("managers");
  const index = neighbours.findIndex((one) => one.code === code);
  const previous = index > 0 ? neighbours[index - 1] : undefined;
  const next = index >= 0 ? neighbours[index + 1] : undefined;
  return (
    <>
      <Neighbour to={previous} direction="previous" />
      <Neighbour to={next} direction="next" />
      <Button onClick={() => window.print()}>
        <Printer aria-hidden className="size-4" />
        {t("print")}
      </Button>
    </>
  );
}

function Neighbour({ to, direction }: { to: ManagerName | undefined; direction: "previous" | "next" }) {
  const t = useTranslations("managers");
  const name = useName();
  const query = contextQuery(useSearchParams());
  if (!to) return null;
  const Icon = direction === "previous" ? ChevronLeft : ChevronRight;
  return (
    <Link
      href={`/managers/${encodeURIComponent(to.code)}${query}`}
      title={t(direction, { name: name(to) })}
      aria-label={t(direction, { name: name(to) })}
      className="inline-flex size-9 items-center justify-center rounded-md border border-line-strong bg-surface hover:bg-surface-subtle"
    >
      <Icon aria-hidden className="size-4" />
    </Link>
  );
}
