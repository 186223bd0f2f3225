"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { ruleCheck } from "@/server/core/schemes/rule-check.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { useTRPC } from "../../api/client.ts";
import { useBilingual } from "../../frame/context-bar.tsx";
import { NativeSelect } from "../../ui/field.tsx";
import { Section } from "../../ui/section.tsx";
import { usualRegimes } from "../rule-choices.ts";
import { SchemeSummaryView } from "../scheme-summary-view.tsx";
import { EffectPanel } from "./effect-panel.tsx";

/** Beside the forms: what the edit does, whether it meets the rules, what it says. */
export function StudioSide({
  definition,
  isUsable,
  reference,
  today,
  seesPay,
}: {
  definition: SchemeDefinition;
  isUsable: boolean;
  reference: string;
  today: string;
  seesPay: boolean;
}) {
  const t = useTranslations("studio");
  const bilingual = useBilingual();
  const trpc = useTRPC();
  const list = useQuery(trpc.schemes.list.queryOptions());
  const [against, setAgainst] = useState(reference);
  const usable = useLastUsable(definition, isUsable);
  return (
    <aside className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-4 xl:max-h-[calc(100dvh-2rem)] xl:overflow-y-auto">
      <Section
        title={t("effectTitle")}
        note={t("effectNote")}
        actions={
          <NativeSelect
            aria-label={t("against")}
            value={against}
            onChange={({ target }) => setAgainst(target.value)}
            className="h-8 max-w-56"
          >
            <option value={reference}>{t("againstSaved")}</option>
            {(list.data?.schemes ?? []).map(({ code, name }) => (
              <option key={code} value={code}>
                {bilingual(name)}
              </option>
            ))}
          </NativeSelect>
        }
      >
        <EffectPanel definition={usable} isUsable={isUsable} against={against} seesPay={seesPay} />
      </Section>
      <Section title={t("rulesTitle")} note={t("rulesNote")}>
        <Rules definition={usable} today={today} />
      </Section>
      <Section title={t("wordsTitle")} note={t("wordsNote")}>
        <SchemeSummaryView definition={usable} columns={false} />
      </Section>
    </aside>
  );
}

/** The last definition that was whole: words and rules have nothing to say of a broken one. */
function useLastUsable(definition: SchemeDefinition, isUsable: boolean): SchemeDefinition {
  const last = useRef(definition);
  useEffect(() => {
    if (isUsable) last.current = definition;
  }, [definition, isUsable]);
  return isUsable ? definition : last.current;
}

function Rules({ definition, today }: { definition: SchemeDefinition; today: string }) {
  const t = useTranslations("schemeRules");
  const bilingual = useBilingual();
  const results = useMemo(() => ruleCheck(definition, usualRegimes, today), [definition, today]);
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {results.map(({ regime, name, clauses, passed, failed, notApplicable }) => (
        <li key={regime}>
          <span className={failed > 0 ? "text-bad" : passed > 0 ? "text-good" : "text-ink-subtle"}>
            <span aria-hidden>{failed > 0 ? "✕" : passed > 0 ? "✓" : "–"}</span> {bilingual(name)}
          </span>
          <span className="block pl-4 text-ink text-xs">
            {failed > 0
              ? [...new Set(clauses.filter(({ status }) => status === "fail").map(({ text }) => bilingual(text)))].join(
                  " ",
                )
              : t("counts", { passed, failed, notApplicable })}
          </span>
        </li>
      ))}
    </ul>
  );
}
