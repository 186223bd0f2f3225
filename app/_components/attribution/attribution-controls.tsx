"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Field, NativeSelect } from "../ui/field.tsx";
import { attributionChoices, type attributionQuestionFrom, attributionSwitches } from "./attribution-choices.ts";
import type { Report } from "./report.ts";

/** What is attributed, over which time, and by which method. */
export function AttributionControls({
  report,
  question,
  onChange,
}: {
  report: Report;
  question: ReturnType<typeof attributionQuestionFrom>;
  onChange: (changes: Record<string, string | undefined>) => void;
}) {
  const t = useTranslations("attribution");
  const format = useFormat();
  const name = useName();
  const portfolios = report.subjects.filter(
    ({ code }, index) => report.subjects.findIndex((subject) => subject.code === code) === index,
  );
  const breakdowns = report.subjects.filter(({ code }) => code === report.subject.code);
  return (
    <div
      className="grid grid-cols-2 gap-3 rounded-lg border border-line bg-surface p-4 md:grid-cols-3 xl:grid-cols-5"
      data-screen-only
    >
      <Field label={t("portfolio")}>
        <NativeSelect
          value={report.subject.code}
          onChange={({ target }) =>
            onChange({ portfolio: target.value, breakdown: undefined, from: undefined, to: undefined })
          }
        >
          {portfolios.map((subject) => (
            <option key={subject.code} value={subject.code}>
              {name(subject)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("breakdown")}>
        <NativeSelect value={report.subject.breakdown} onChange={({ target }) => onChange({ breakdown: target.value })}>
          {breakdowns.map(({ breakdown }) => (
            <option key={breakdown} value={breakdown}>
              {breakdown.startsWith("holdings:")
                ? t("rolledUpBy", { column: breakdown.slice("holdings:".length) })
                : t.has(`breakdowns.${breakdown}`)
                  ? t(`breakdowns.${breakdown}`)
                  : breakdown}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("from")}>
        <NativeSelect value={report.from} onChange={({ target }) => onChange({ from: target.value })}>
          {report.periodEnds
            .filter((end) => end <= report.to)
            .map((end) => (
              <option key={end} value={end}>
                {format.date(end)}
              </option>
            ))}
        </NativeSelect>
      </Field>
      <Field label={t("to")}>
        <NativeSelect value={report.to} onChange={({ target }) => onChange({ to: target.value })}>
          {report.periodEnds
            .filter((end) => end >= report.from)
            .map((end) => (
              <option key={end} value={end}>
                {format.date(end)}
              </option>
            ))}
        </NativeSelect>
      </Field>
      {attributionSwitches.map((control) => {
        const isFixed = question.approach === "geometric" && ["model", "interaction", "linking"].includes(control);
        return (
          <Field key={control} label={t(`switches.${control}`)} hint={isFixed ? t("fixedByGeometric") : undefined}>
            <NativeSelect
              value={question[control]}
              disabled={isFixed}
              onChange={({ target }) =>
                onChange({ [control]: target.value === attributionChoices[control][0] ? undefined : target.value })
              }
            >
              {attributionChoices[control].map((choice) => (
                <option key={choice} value={choice}>
                  {t(`choices.${choice}`)}
                </option>
              ))}
            </NativeSelect>
          </Field>
        );
      })}
    </div>
  );
}
