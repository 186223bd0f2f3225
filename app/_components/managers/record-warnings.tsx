"use client";

import { useTranslations } from "next-intl";
import type { RecordWarning } from "@/server/core/schemes/manager-record.ts";
import { useNamedFacts } from "../explain/subject-names.tsx";
import { useSentence } from "../format/use-sentence.ts";
import { Callout } from "../ui/callout.tsx";

/** What to know before believing the record. */
export function RecordWarnings({ warnings }: { warnings: readonly RecordWarning[] }) {
  const t = useTranslations("managers");
  const sentence = useSentence();
  const namedFacts = useNamedFacts();
  if (warnings.length === 0) return null;
  return (
    <Callout tone="warn" title={t("warningsTitle", { count: warnings.length })}>
      <ul className="list-disc pl-4">
        {warnings.map((warning) => (
          <li key={`${warning.code}-${JSON.stringify(warning.facts)}`}>
            {sentence("recordWarnings", { code: warning.code, facts: namedFacts(warning.facts) })}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
