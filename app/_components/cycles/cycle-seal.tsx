"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { CycleHead } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { Section } from "../ui/section.tsx";

/** The fingerprint of a cycle, and the button that computes everything again and compares. */
export function CycleSeal({ cycle }: { cycle: CycleHead }) {
  const t = useTranslations("cycles");
  const format = useFormatter();
  const trpc = useTRPC();
  const again = useQuery({ ...trpc.cycles.recompute.queryOptions({ id: cycle.id }), enabled: false });
  return (
    <Section
      title={t("seal")}
      note={t("sealNote")}
      actions={
        <Button disabled={again.isFetching} onClick={() => again.refetch()}>
          <ShieldCheck aria-hidden className="size-4" />
          {again.isFetching ? t("recomputing") : t("recompute")}
        </Button>
      }
    >
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[10rem_1fr]">
        <dt className="text-ink">{t("fingerprint")}</dt>
        <dd className="break-all font-mono text-xs">{cycle.fingerprint ?? t("notSealed")}</dd>
        <dt className="text-ink">{t("knownAsOf")}</dt>
        <dd>{format.dateTime(new Date(cycle.knownAsOf), { dateStyle: "medium", timeStyle: "short" })}</dd>
        <dt className="text-ink">{t("engine")}</dt>
        <dd>{cycle.engine ?? "–"}</dd>
      </dl>
      {again.isError ? <LoadError error={again.error} onRetry={() => again.refetch()} /> : null}
      {again.data ? (
        <div className="mt-3">
          <Callout
            tone={again.data.isSame ? "good" : "bad"}
            title={t(again.data.isSame ? "same" : "notSame", {
              people: again.data.people,
              different: again.data.different,
            })}
          >
            <span className="break-all font-mono text-xs">{again.data.fingerprint}</span>
          </Callout>
        </div>
      ) : null}
    </Section>
  );
}
