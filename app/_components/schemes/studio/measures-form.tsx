"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { HORIZONS } from "@/server/core/returns/calendar/horizons.ts";
import { EVENT_KINDS } from "@/server/core/schemes/definition/common-shapes.ts";
import { LADDER_FIGURES, SERIES_FIGURES } from "@/server/core/schemes/definition/measure-shape.ts";
import type { SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";
import { useFormat } from "../../format/use-format.ts";
import { useMeasureWords } from "../scheme-blocks.tsx";
import { useFieldWords } from "../use-field-words.ts";
import { CurveEditor } from "./curve-editor.tsx";
import {
  AGAINST_FUNDS,
  AGAINST_RETURNS,
  addedMeasure,
  againstOf,
  DEAL_FIGURES,
  dealFigureOf,
  isFractionMeasure,
  MEASURE_KINDS,
  measureOfKind,
} from "./measure-kinds.ts";
import { useStudio, useStudioField } from "./studio-context.tsx";
import {
  BilingualField,
  ChecksField,
  ChoiceField,
  FieldRow,
  ListField,
  NumberField,
  OptionalBlock,
  WordField,
} from "./studio-fields.tsx";
import type { FieldPath } from "./studio-state.ts";

const kindOf = (value: unknown) => (value as { kind?: unknown } | undefined)?.kind;

/** What is measured, with which weight, and what a missing result does. */
export function MeasuresForm() {
  const t = useTranslations("studio");
  const { definition } = useStudio();
  const { fieldWord } = useFieldWords();
  return (
    <div className="flex flex-col gap-5">
      <BilingualField path={["name"]} />
      <BilingualField path={["description"]} />
      <WeightSums />
      <ListField path={["measures"]} least={1} addLabel={t("addMeasure")} make={addedMeasure}>
        {(path, i) => (definition.measures[i] ? <MeasureForm path={path} measure={definition.measures[i]} /> : null)}
      </ListField>
      <fieldset className="rounded-md border border-line px-3 pb-3">
        <legend className="px-1 font-medium text-ink-strong text-sm">{t("missingTitle")}</legend>
        <FieldRow>
          <ChoiceField path={["missing", "rule"]} options={["renormalise", "block", "carry"]} />
          <NumberField path={["missing", "minimumWeight"]} hint={t("minimumWeightHint")} />
          <NumberField path={["missing", "minimumCoverage"]} hint={t("minimumCoverageHint")} />
        </FieldRow>
      </fieldset>
      <OptionalBlock path={["portfolios"]} off={undefined} make={() => ({ rule: "sizeTime", minimumAgeYears: 1 })}>
        <FieldRow>
          <ChoiceField
            path={["portfolios"]}
            label={fieldWord("rule")}
            words="rule"
            options={["chained", "sizeTime"]}
            read={(value) => (value as { rule?: unknown } | undefined)?.rule}
            make={(rule) => (rule === "chained" ? { rule } : { rule, minimumAgeYears: 1 })}
          />
          {definition.portfolios?.rule === "sizeTime" ? <NumberField path={["portfolios", "minimumAgeYears"]} /> : null}
        </FieldRow>
      </OptionalBlock>
      <OptionalBlock path={["handover"]} off={undefined} make={() => ({ decisionShare: 0.5 })}>
        <FieldRow>
          <NumberField path={["handover", "decisionShare"]} hint={t("decisionShareHint")} />
        </FieldRow>
      </OptionalBlock>
    </div>
  );
}

/** Weights of each book and their sum, which must be the whole. */
function WeightSums() {
  const t = useTranslations("studio");
  const format = useFormat();
  const { optionWord } = useFieldWords();
  const { definition, dispatch } = useStudio();
  const books = [...new Set(definition.measures.map(({ book }) => book))];
  const sumOf = (book: string) =>
    definition.measures.reduce((sum, measure) => (measure.book === book ? sum + (measure.weight ?? 0) : sum), 0);
  const level = (book: string, sum: number) =>
    dispatch({
      kind: "set",
      path: ["measures"],
      value: definition.measures.map((measure) =>
        measure.book === book ? { ...measure, weight: Number((measure.weight / sum).toPrecision(12)) } : measure,
      ),
    });
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {books.map((book) => {
        const sum = sumOf(book);
        const isWhole = Math.abs(sum - 1) <= 1e-9;
        return (
          <li key={book} className="flex items-center gap-2">
            <span className={isWhole ? "text-good" : "text-bad"}>
              <span aria-hidden>{isWhole ? "✓" : "✕"}</span>{" "}
              {t("weightSum", { book: optionWord("book", book), sum: format.percent(sum, { digits: 2 }) })}
            </span>
            {isWhole || !(sum > 0) ? null : (
              <button type="button" onClick={() => level(book, sum)} className="text-accent text-xs hover:underline">
                {t("scaleWeights")}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function MeasureForm({ path, measure }: { path: FieldPath; measure: SchemeMeasure }) {
  const t = useTranslations("studio");
  const words = useMeasureWords();
  const { problems } = useStudio();
  const key = `${path.join(".")}.`;
  const isBroken = problems.some((problem) => problem.path.startsWith(key));
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <button
          type="button"
          aria-expanded={isOpen || isBroken}
          onClick={() => setOpen(!isOpen)}
          className="flex h-9 min-w-0 items-center gap-2 text-left font-medium text-ink-strong text-sm"
        >
          <ChevronDown aria-hidden className={`size-4 shrink-0 ${isOpen || isBroken ? "" : "-rotate-90"}`} />
          <span className="truncate">{words(measure)}</span>
        </button>
        <NumberField path={[...path, "weight"]} />
      </div>
      <WeightSlider path={[...path, "weight"]} />
      {isOpen || isBroken ? (
        <>
          <FieldRow>
            <KindField path={path} measure={measure} />
            <WordField path={[...path, "id"]} hint={t("idHint")} />
            <ChoiceField
              path={[...path, "book"]}
              options={
                measure.kind === "fundResult" || measure.kind === "dealFigure"
                  ? ["private"]
                  : ["whole", "liquid", "private"]
              }
            />
            <OwnFields path={path} measure={measure} />
          </FieldRow>
          <CurveEditor
            path={[...path, "curve"]}
            xLabel={t("resultX")}
            scoreLabel={t("score")}
            xIsPercent={isFractionMeasure(measure)}
          />
        </>
      ) : null}
    </div>
  );
}

function WeightSlider({ path }: { path: FieldPath }) {
  const { fieldWord } = useFieldWords();
  const { value, set } = useStudioField(path);
  return (
    <input
      type="range"
      min={0}
      max={100}
      step={1}
      aria-label={fieldWord("weight")}
      value={typeof value === "number" ? Math.round(value * 100) : 0}
      onChange={({ target }) => set(Number(target.value) / 100)}
      className="w-full accent-(--accent)"
    />
  );
}

function KindField({ path, measure }: { path: FieldPath; measure: SchemeMeasure }) {
  return (
    <ChoiceField
      path={path}
      words="kind"
      label={useFieldWords().fieldWord("kind")}
      options={MEASURE_KINDS}
      read={kindOf}
      make={(kind) => measureOfKind(kind, measure)}
    />
  );
}

function OwnFields({ path, measure }: { path: FieldPath; measure: SchemeMeasure }) {
  const t = useTranslations("studio");
  const at = (...rest: FieldPath) => [...path, ...rest];
  switch (measure.kind) {
    case "periodReturn":
      return (
        <>
          <ChoiceField path={at("horizon")} options={HORIZONS} />
          <AgainstFields path={at("against")} kinds={AGAINST_RETURNS} />
        </>
      );
    case "cycle":
      return (
        <>
          <ChoiceField
            path={at("of")}
            words="kind"
            options={["return", "indicator"]}
            read={kindOf}
            make={(kind) => (kind === "return" ? { kind } : { kind, indicator: "returnOnEquity", values: "rates" })}
          />
          {measure.of.kind === "indicator" ? (
            <>
              <WordField path={at("of", "indicator")} />
              <ChoiceField path={at("of", "values")} options={["rates", "ratios"]} />
            </>
          ) : null}
          <ChoiceField path={at("mean")} options={["geometric", "arithmetic"]} />
          <AgainstFields path={at("against")} kinds={AGAINST_RETURNS} />
          <div className="col-span-full">
            <ListField path={at("parts")} least={1} addLabel={t("addPart")} make={() => ({ years: 5, weight: 0 })}>
              {(part) => (
                <FieldRow>
                  <NumberField path={[...part, "years"]} />
                  <NumberField path={[...part, "weight"]} />
                </FieldRow>
              )}
            </ListField>
          </div>
        </>
      );
    case "riskFigure":
      return (
        <>
          <ChoiceField path={at("figure")} options={[...LADDER_FIGURES, ...SERIES_FIGURES]} />
          <ChoiceField path={at("horizon")} options={HORIZONS} />
        </>
      );
    case "fundResult":
      return (
        <>
          <ChoiceField path={at("result")} options={["irr", "tvpi", "dpi", "rvpi"]} />
          <AgainstFields path={at("against")} kinds={AGAINST_FUNDS} />
        </>
      );
    case "dealFigure":
      return (
        <>
          <ChoiceField
            path={at("figure")}
            words="dealFigure"
            options={DEAL_FIGURES}
            read={kindOf}
            make={dealFigureOf}
          />
          {measure.figure.kind === "multipleWithoutBest" ? <NumberField path={at("figure", "count")} /> : null}
          {measure.figure.kind === "hitShare" ? <NumberField path={at("figure", "multiple")} /> : null}
        </>
      );
    case "assessment":
      return (
        <>
          <ChoiceField path={at("subject")} options={["qualitative", "riskCompliance"]} />
          <WordField path={at("assessment")} hint={t("assessmentHint")} />
          <NumberField path={at("scale", "from")} />
          <NumberField path={at("scale", "to")} />
        </>
      );
    case "events":
      return (
        <>
          <NumberField path={at("withinYears")} />
          <div className="col-span-full">
            <ChecksField path={at("events")} options={EVENT_KINDS} />
          </div>
        </>
      );
  }
}

function AgainstFields({ path, kinds }: { path: FieldPath; kinds: readonly string[] }) {
  const { value } = useStudioField(path);
  const kind = kindOf(value);
  return (
    <>
      <ChoiceField path={path} words="kind" options={kinds} read={kindOf} make={againstOf} />
      {kind === "hurdle" ? <NumberField path={[...path, "annualRate"]} /> : null}
      {kind === "liabilityCost" || kind === "inflation" ? <NumberField path={[...path, "margin"]} /> : null}
    </>
  );
}
