"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ClauseResult, type RegimeResult, ruleCheck, USUAL_CASE } from "@/server/core/schemes/rule-check.ts";
import { PAY_REGIMES } from "@/server/core/schemes/rules/regime-clauses.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { useUrlState } from "../frame/use-url-state.ts";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { Section } from "../ui/section.tsx";
import { usualRegimes } from "./rule-choices.ts";
import { useFieldWords } from "./use-field-words.ts";

const GRADES = ["chair", "generalManager", "executive", "keyPost"] as const;
const AMOUNT = /^\d{1,15}(\.\d{1,2})?$/;

/** Whether a text is a day of the calendar. */
const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** Regimes, day and case as the address has them, and what the check of the scheme gives. */
export function useRuleResults(definition: SchemeDefinition, today: string) {
  const { params, set } = useUrlState();
  const chosen = params.get("regimes");
  const regimes = useMemo(
    () =>
      chosen === null
        ? usualRegimes
        : chosen.split(",").filter((code) => PAY_REGIMES.some((regime) => regime.code === code)),
    [chosen],
  );
  const given = params.get("on");
  const on = given !== null && isDay(given) ? given : today;
  const amount = (name: string, usual: string) => (AMOUNT.test(params.get(name) ?? "") ? params.get(name)! : usual);
  const award = amount("award", String(USUAL_CASE.award));
  const salary = amount("salary", String(USUAL_CASE.salary));
  const target = amount("target", String(USUAL_CASE.target));
  const grade = GRADES.find((one) => one === params.get("grade")) ?? "keyPost";
  const results = useMemo(
    () =>
      ruleCheck(definition, regimes, on, {
        award,
        salary,
        target,
        grade,
        isTop: grade === "chair" || grade === "generalManager",
      }),
    [definition, regimes, on, award, salary, target, grade],
  );
  const unread = new Set(
    (["award", "salary", "target"] as const).filter((name) => {
      const text = params.get(name);
      return text !== null && !AMOUNT.test(text);
    }) as string[],
  );
  if (given !== null && !isDay(given)) unread.add("on");
  return { results, regimes, on, award, salary, target, grade, set, unread };
}

/** The choices, then each regime with its clauses. */
export function RuleCheck({ check }: { check: ReturnType<typeof useRuleResults> }) {
  const t = useTranslations("schemeRules");
  const { optionWord } = useFieldWords();
  const bilingual = useBilingual();
  const { results, regimes, set } = check;
  const toggle = (code: string) =>
    set({
      regimes:
        PAY_REGIMES.map((regime) => regime.code)
          .filter((one) => (one === code ? !regimes.includes(code) : regimes.includes(one)))
          .join(",") || "none",
    });
  return (
    <>
      <Section title={t("choicesTitle")} note={t("choicesNote")}>
        <div className="flex flex-col gap-4">
          <fieldset className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2 xl:grid-cols-3" data-screen-only>
            <legend className="mb-1 font-medium text-ink-emphasis text-sm">{t("regimes")}</legend>
            {PAY_REGIMES.map((regime) => (
              <label key={regime.code} className="flex items-start gap-2 text-sm">
                <input
                  type="checkbox"
                  className="mt-1"
                  checked={regimes.includes(regime.code)}
                  onChange={() => toggle(regime.code)}
                />
                {bilingual(regime.name)}
              </label>
            ))}
          </fieldset>
          <div className="grid gap-3 sm:grid-cols-3 lg:grid-cols-5">
            <Field label={t("on")} error={check.unread.has("on") ? t("dayNotRead") : undefined}>
              <TextInput type="date" value={check.on} onChange={({ target }) => set({ on: target.value })} />
            </Field>
            <Field label={t("grade")}>
              <NativeSelect value={check.grade} onChange={({ target }) => set({ grade: target.value })}>
                {GRADES.map((grade) => (
                  <option key={grade} value={grade}>
                    {optionWord("grade", grade)}
                  </option>
                ))}
              </NativeSelect>
            </Field>
            {(["award", "salary", "target"] as const).map((name) => (
              <Field key={name} label={t(name)} error={check.unread.has(name) ? t("amountNotRead") : undefined}>
                <TextInput
                  inputMode="decimal"
                  defaultValue={check[name]}
                  onChange={({ target }) => set({ [name]: target.value })}
                />
              </Field>
            ))}
          </div>
        </div>
      </Section>
      {results.length === 0 ? <p className="text-ink text-sm">{t("noRegime")}</p> : null}
      {results.map((regime) => (
        <Regime key={regime.regime} regime={regime} />
      ))}
    </>
  );
}

function Regime({ regime }: { regime: RegimeResult }) {
  const t = useTranslations("schemeRules");
  const bilingual = useBilingual();
  return (
    <Section
      title={bilingual(regime.name)}
      note={t("counts", { passed: regime.passed, failed: regime.failed, notApplicable: regime.notApplicable })}
    >
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{bilingual(regime.name)}</caption>
          <thead className="bg-surface-muted text-ink text-xs">
            <tr>
              {(["clause", "result", "required", "actual", "readAt", "source"] as const).map((column) => (
                <th key={column} scope="col" className="cell text-left font-medium">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regime.clauses.map((clause) => (
              <Clause key={`${clause.clause} ${clause.aspect ?? ""} ${clause.path}`} clause={clause} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const statuses = {
  pass: { shape: "✓", look: "text-good" },
  fail: { shape: "✕", look: "text-bad" },
  notApplicable: { shape: "–", look: "text-ink-subtle" },
} as const;

function Clause({ clause }: { clause: ClauseResult }) {
  const t = useTranslations("schemeRules");
  const bilingual = useBilingual();
  const format = useFormat();
  const { pathWords } = useFieldWords();
  const { shape, look } = statuses[clause.status];
  const figure = (text: string | null) => {
    if (text === null) return clause.status === "notApplicable" ? "–" : t("notSet");
    const number = Number(text);
    if (clause.unit === "text" || !Number.isFinite(number)) return text;
    if (clause.unit === "share") return format.percent(number, { digits: 1 });
    return clause.unit === "years" ? format.years(number) : format.multiple(number);
  };
  const { source, article, sourceDate, note } = clause.provenance;
  return (
    <tr className="break-inside-avoid align-top">
      <th scope="row" className="cell border-line border-b text-left font-normal text-ink-strong">
        {bilingual(clause.text)}
        {clause.aspect ? <span className="block text-ink text-xs">{t(`aspects.${clause.aspect}`)}</span> : null}
      </th>
      <td className={`cell whitespace-nowrap border-line border-b ${look}`}>
        <span aria-hidden>{shape}</span> {t(`statuses.${clause.status}`)}
      </td>
      <td className="cell tabular border-line border-b">{figure(clause.required)}</td>
      <td className="cell tabular border-line border-b font-medium">{figure(clause.actual)}</td>
      <td className="cell border-line border-b text-ink text-xs">{pathWords(clause.path.split("."))}</td>
      <td className="cell max-w-56 border-line border-b text-ink text-xs">
        {source}
        {article ? ` · ${t("article", { article })}` : ""} · {format.date(sourceDate)}
        <span className="mt-0.5 block">
          <span className={clause.standing === "verified" ? "text-good" : "text-warn"}>
            {t(`standings.${clause.standing}`)}
          </span>
          {clause.status === "notApplicable" && clause.provenance.validFrom > sourceDate ? (
            <> · {t("from", { from: format.date(clause.provenance.validFrom) })}</>
          ) : null}
        </span>
        {note ? <span className="block">{note}</span> : null}
      </td>
    </tr>
  );
}
