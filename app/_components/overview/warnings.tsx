"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import type { DataWarning } from "@/server/services/overview-view.ts";
import { useName } from "../format/use-name.ts";
import { useSentence } from "../format/use-sentence.ts";
import { contextQuery } from "../frame/context-params.ts";
import { LongList } from "../ui/long-list.tsx";

/** What is doubtful in the data behind this page, by manager. */
export function Warnings({ warnings }: { warnings: readonly DataWarning[] }) {
  const t = useTranslations("overview");
  const sentence = useSentence();
  const query = contextQuery(useSearchParams());
  if (warnings.length === 0) return <p className="text-ink">{t("noWarnings")}</p>;
  return (
    <div className="relative max-h-64 overflow-y-auto text-sm">
      <LongList items={warnings} className="flex flex-col gap-1.5">
        {(warning) => (
          <li key={`${warning.managerId}-${warning.code}-${JSON.stringify(warning.facts)}`} className="flex gap-2">
            <span aria-hidden className="text-warn">
              ▲
            </span>
            <span>
              <WarningName warning={warning} query={query} />{" "}
              <span className="text-ink-emphasis">{sentence("recordWarnings", warning)}</span>
            </span>
          </li>
        )}
      </LongList>
    </div>
  );
}

function WarningName({ warning, query }: { warning: DataWarning; query: string }) {
  const name = useName();
  return (
    <Link href={`/managers/${warning.managerId}${query}`} className="font-medium underline-offset-4 hover:underline">
      {name({ name: warning.managerName, nameZh: warning.managerNameZh })}
    </Link>
  );
}
