"use client";

import { useTranslations } from "next-intl";
import { measureAxis } from "@/server/core/schemes/measures/measure-axis.ts";
import type { SchemeDefinition, SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { CurvePicture } from "./curve-picture.tsx";
import { useFieldWords } from "./use-field-words.ts";

/** Digits that say something: none for a whole percentage. */
const shareDigits = (share: number): number => (Math.abs(share * 100 - Math.round(share * 100)) < 1e-9 ? 0 : 2);

/** The definition itself, block by block, with its curves drawn. */
export function SchemeBlocks({ definition }: { definition: SchemeDefinition }) {
  const t = useTranslations("schemes.parts");
  return (
    <div className="flex flex-col gap-5">
      <section>
        <h3 className="mb-2 font-medium text-ink-strong text-sm">{t("measures")}</h3>
        <MeasureTable definition={definition} />
      </section>
      <ClassTable definition={definition} />
      <RuleTable definition={definition} />
      {definition.pay?.award.kind === "score" ? (
        <section>
          <h3 className="mb-2 font-medium text-ink-strong text-sm">{t("pay")}</h3>
          <CurvePicture curve={definition.pay.award.multiples} label={t("pay")} className="w-64" />
        </section>
      ) : null}
    </div>
  );
}

function MeasureTable({ definition: { measures } }: { definition: SchemeDefinition }) {
  const t = useTranslations("schemes");
  const format = useFormat();
  const { fieldWord, optionWord } = useFieldWords();
  const words = useMeasureWords();
  const axes = useTranslations("measureAxes");
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("parts.measures")}</caption>
        <thead className="bg-surface-muted text-ink text-xs">
          <tr>
            <th scope="col" className="cell text-left font-medium">
              {t("measure")}
            </th>
            <th scope="col" className="cell text-left font-medium">
              {fieldWord("book")}
            </th>
            <th scope="col" className="cell text-right font-medium">
              {fieldWord("weight")}
            </th>
            <th scope="col" className="cell text-left font-medium">
              {fieldWord("curve")}
            </th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure.id} className="align-top">
              <th scope="row" className="cell border-line border-b text-left font-normal text-ink-strong">
                {words(measure)}
                <span className="block text-ink text-xs">{measure.id}</span>
              </th>
              <td className="cell border-line border-b">{optionWord("book", measure.book)}</td>
              <td className="cell tabular border-line border-b text-right">
                {format.percent(measure.weight, { digits: shareDigits(measure.weight) })}
              </td>
              <td className="cell border-line border-b">
                <CurvePicture
                  curve={measure.curve}
                  label={axes(measureAxis(measure).what)}
                  xIsPercent={measureAxis(measure).isPercent}
                  className="w-44"
                />
                <span className="block text-ink text-xs">{axes(measureAxis(measure).what)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A measure in a few words: kind, horizon, what against. */
export function useMeasureWords() {
  const { optionWord } = useFieldWords();
  const format = useFormat();
  return (measure: SchemeMeasure): string => {
    const kind = optionWord("kind", measure.kind);
    const against = "against" in measure ? ` · ${optionWord("against", measure.against.kind)}` : "";
    switch (measure.kind) {
      case "periodReturn":
        return `${kind} · ${optionWord("horizon", measure.horizon)}${against}`;
      case "riskFigure":
        return `${optionWord("figure", measure.figure)} · ${optionWord("horizon", measure.horizon)}`;
      case "cycle":
        return `${kind} · ${measure.parts.map(({ years, weight }) => `${format.years(years)}${measure.parts.length > 1 ? ` ${format.percent(weight, { digits: 0 })}` : ""}`).join(" + ")}${against}`;
      case "fundResult":
        return `${measure.result.toUpperCase()}${against}`;
      case "dealFigure":
        return optionWord("dealFigure", measure.figure.kind);
      case "assessment":
        return `${kind} · ${optionWord("assessment", measure.assessment)}`;
      case "events":
        return `${kind} · ${measure.events.map((event) => optionWord("event", event)).join(", ")}`;
    }
  };
}

function ClassTable({ definition: { tolerance } }: { definition: SchemeDefinition }) {
  const t = useTranslations("schemes");
  const bilingual = useBilingual();
  const format = useFormat();
  const { fieldWord, optionWord } = useFieldWords();
  if (!tolerance?.deals) return null;
  const all = (list: "all" | readonly string[], field: string) =>
    list === "all" ? t("allOfThem") : list.map((item) => optionWord(field, item)).join(", ");
  return (
    <section>
      <h3 className="mb-2 font-medium text-ink-strong text-sm">{t("classesTitle")}</h3>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{t("classesTitle")}</caption>
          <thead className="bg-surface-muted text-ink text-xs">
            <tr>
              {["name", "stages", "domains"].map((field) => (
                <th key={field} scope="col" className="cell text-left font-medium">
                  {fieldWord(field)}
                </th>
              ))}
              {["dealLossRate", "classLossRate"].map((field) => (
                <th key={field} scope="col" className="cell text-right font-medium">
                  {fieldWord(field)}
                </th>
              ))}
              <th scope="col" className="cell text-left font-medium">
                {fieldWord("paperLossWeight")}
              </th>
            </tr>
          </thead>
          <tbody>
            {tolerance.deals.classes.map((one) => (
              <tr key={one.name.en}>
                <th scope="row" className="cell border-line border-b text-left font-normal text-ink-strong">
                  {bilingual(one.name)}
                </th>
                <td className="cell border-line border-b">{all(one.stages, "stages")}</td>
                <td className="cell border-line border-b">{all(one.domains, "domains")}</td>
                <td className="cell tabular border-line border-b text-right">
                  {format.percent(one.dealLossRate, { digits: shareDigits(one.dealLossRate) })}
                </td>
                <td className="cell tabular border-line border-b text-right">
                  {format.percent(one.classLossRate, { digits: shareDigits(one.classLossRate) })}
                </td>
                <td className="cell border-line border-b">
                  <CurvePicture curve={one.paperLossWeight} label={bilingual(one.name)} className="w-36" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function RuleTable({ definition: { decision } }: { definition: SchemeDefinition }) {
  const t = useTranslations("schemes");
  const { fieldWord, optionWord } = useFieldWords();
  if (!decision.actions || decision.actions.rules.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 font-medium text-ink-strong text-sm">{t("actionRulesTitle")}</h3>
      <table className="w-full max-w-2xl text-sm">
        <caption className="sr-only">{t("actionRulesTitle")}</caption>
        <thead className="bg-surface-muted text-ink text-xs">
          <tr>
            <th scope="col" className="cell text-left font-medium">
              {fieldWord("breach")}
            </th>
            <th scope="col" className="cell text-right font-medium">
              {fieldWord("after")}
            </th>
            <th scope="col" className="cell text-right font-medium">
              {fieldWord("withinQuarters")}
            </th>
            <th scope="col" className="cell text-left font-medium">
              {fieldWord("action")}
            </th>
          </tr>
        </thead>
        <tbody>
          {decision.actions.rules.map((rule) => (
            <tr key={JSON.stringify(rule)}>
              <th scope="row" className="cell border-line border-b text-left font-normal">
                {optionWord("breach", rule.breach)}
                {rule.below === undefined ? "" : ` ${rule.below}`}
              </th>
              <td className="cell tabular border-line border-b text-right">{rule.after}</td>
              <td className="cell tabular border-line border-b text-right">{rule.withinQuarters ?? t("inARow")}</td>
              <td className="cell border-line border-b">{optionWord("action", rule.action)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
