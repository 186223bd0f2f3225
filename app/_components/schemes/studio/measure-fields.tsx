"use client";

import { useTranslations } from "next-intl";
import { HORIZONS } from "@/server/core/returns/calendar/horizons.ts";
import { EVENT_KINDS } from "@/server/core/schemes/definition/common-shapes.ts";
import { LADDER_FIGURES, SERIES_FIGURES } from "@/server/core/schemes/definition/measure-shape.ts";
import type { SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";
import { useFieldWords } from "../use-field-words.ts";
import { FieldRow, ListField } from "./field-blocks.tsx";
import {
  AGAINST_FUNDS,
  AGAINST_RETURNS,
  againstOf,
  DEAL_FIGURES,
  dealFigureOf,
  MEASURE_KINDS,
  measureOfKind,
} from "./measure-kinds.ts";
import { useStudioField } from "./studio-context.tsx";
import { ChecksField, ChoiceField, NumberField, WordField } from "./studio-fields.tsx";
import type { FieldPath } from "./studio-state.ts";

const kindOf = (value: unknown) => (value as { kind?: unknown } | undefined)?.kind;

/** Which kind of measure: another kind brings usual fields and keeps name, weight and book. */
export function KindField({ path, measure }: { path: FieldPath; measure: SchemeMeasure }) {
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

/** The fields that a kind has of its own. */
export function OwnFields({ path, measure }: { path: FieldPath; measure: SchemeMeasure }) {
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
