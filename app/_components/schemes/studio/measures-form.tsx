"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { measureAxis } from "@/server/core/schemes/measures/measure-axis.ts";
import type { SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";
import { useMeasureWords } from "../scheme-blocks.tsx";
import { useFieldWords } from "../use-field-words.ts";
import { CurveEditor } from "./curve-editor.tsx";
import { FieldGroup, FieldRow, ListField, OptionalBlock } from "./field-blocks.tsx";
import { KindField, OwnFields } from "./measure-fields.tsx";
import { addedMeasure } from "./measure-kinds.ts";
import { WeightSlider, WeightSums } from "./measure-weight.tsx";
import { useStudio } from "./studio-context.tsx";
import { BilingualField, ChoiceField, NumberField, WordField } from "./studio-fields.tsx";
import type { FieldPath } from "./studio-state.ts";

/** What is measured, with which weight, and what a missing result does. */
export function MeasuresForm() {
  const t = useTranslations("studio");
  const { definition } = useStudio();
  const { fieldWord } = useFieldWords();
  return (
    <div className="flex flex-col gap-5">
      <BilingualField path={["name"]} />
      <BilingualField path={["description"]} isLong />
      <WeightSums />
      <ListField path={["measures"]} least={1} addLabel={t("addMeasure")} make={addedMeasure}>
        {(path, i) =>
          definition.measures[i] ? <MeasureForm path={path} index={i} measure={definition.measures[i]} /> : null
        }
      </ListField>
      <FieldGroup title={t("missingTitle")}>
        <FieldRow>
          <ChoiceField path={["missing", "rule"]} options={["renormalise", "block", "carry"]} />
          <NumberField path={["missing", "minimumWeight"]} hint={t("minimumWeightHint")} />
          <NumberField path={["missing", "minimumCoverage"]} hint={t("minimumCoverageHint")} />
        </FieldRow>
      </FieldGroup>
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

function MeasureForm({ path, index, measure }: { path: FieldPath; index: number; measure: SchemeMeasure }) {
  const t = useTranslations("studio");
  const axes = useTranslations("measureAxes");
  const axis = measureAxis(measure);
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
      <WeightSlider index={index} />
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
            xLabel={axes(axis.what)}
            scoreLabel={t("score")}
            xIsPercent={axis.isPercent}
          />
        </>
      ) : null}
    </div>
  );
}
