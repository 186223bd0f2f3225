"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DEAL_STAGES } from "@/server/core/schemes/definition/common-shapes.ts";
import { useFormat } from "../../format/use-format.ts";
import { useBilingual } from "../../frame/context-bar.tsx";
import { useFieldWords } from "../use-field-words.ts";
import { CurveEditor } from "./curve-editor.tsx";
import { FieldRow, ListField, OptionalBlock } from "./field-blocks.tsx";
import { useStudio } from "./studio-context.tsx";
import { BilingualField, ChecksField, ChoiceField, FlagField, NumberField } from "./studio-fields.tsx";
import type { FieldPath } from "./studio-state.ts";

const DOMAINS = [
  "ai",
  "semiconductors",
  "lifeScience",
  "advancedManufacturing",
  "newEnergy",
  "newMaterials",
  "space",
  "quantum",
  "robotics",
];
const ASSET_CLASSES = ["ventureFund", "growthFund", "buyoutFund", "directDeals", "fundOfFunds", "other"];
const ALWAYS_IN_FULL = ["realisedLoss", "impairment", "downRound", "writeOff", "limitBreach", "negativeList"];
const BASES = ["any", "cost", "internalModel", "audited", "externalRound", "marketPrice", "reportedByManager"];

const usualTolerance = () => ({
  graceYears: 4,
  corridor: { measure: "tvpi", lowerProbability: 0.1, outsideShare: 0.5 },
  staleAfterDays: 200,
  smoothedMarksLoseGrace: true,
});

const usualClass = (entries: readonly unknown[]) => ({
  name: { en: `Class ${entries.length + 1}`, zh: `类别${entries.length + 1}` },
  stages: "all",
  domains: "all",
  paperLossWeight: [
    { x: 3, score: 0 },
    { x: 6, score: 1 },
  ],
  dealLossRate: 1,
  classLossRate: 0.3,
});

/** How far losses on the way are expected, and what is never forgiven. */
export function ToleranceForm() {
  const t = useTranslations("studio");
  return (
    <OptionalBlock path={["tolerance"]} make={usualTolerance} hint={t("toleranceHint")}>
      <FieldRow>
        <NumberField path={["tolerance", "graceYears"]} />
        <ChoiceField path={["tolerance", "corridor", "measure"]} options={["tvpi", "irr"]} />
        <NumberField path={["tolerance", "corridor", "lowerProbability"]} hint={t("lowerProbabilityHint")} />
        <NumberField path={["tolerance", "corridor", "outsideShare"]} />
        <NumberField path={["tolerance", "staleAfterDays"]} />
        <FlagField path={["tolerance", "smoothedMarksLoseGrace"]} />
      </FieldRow>
      <OptionalBlock path={["tolerance", "fundClasses"]} off={undefined} make={() => []} hint={t("fundClassesHint")}>
        <ListField
          path={["tolerance", "fundClasses"]}
          addLabel={t("addFundClass")}
          make={() => ({ assetClasses: ["ventureFund"], graceYears: 5, lowerProbability: 0.1 })}
        >
          {(path) => (
            <div className="flex flex-col gap-3">
              <ChecksField path={[...path, "assetClasses"]} options={ASSET_CLASSES} />
              <FieldRow>
                <NumberField path={[...path, "graceYears"]} />
                <NumberField path={[...path, "lowerProbability"]} />
              </FieldRow>
            </div>
          )}
        </ListField>
      </OptionalBlock>
      <OptionalBlock
        path={["tolerance", "deals"]}
        off={undefined}
        make={() => ({
          classes: [usualClass([])],
          alwaysInFull: ALWAYS_IN_FULL,
          dueDiligenceExemption: null,
          unrealisedGains: [{ basis: "any", upToDays: 200, credit: 0.25 }],
        })}
        hint={t("dealsHint")}
      >
        <ListField path={["tolerance", "deals", "classes"]} least={1} addLabel={t("addClass")} make={usualClass}>
          {(path, i) => <ClassForm path={path} index={i} />}
        </ListField>
        <ChecksField path={["tolerance", "deals", "alwaysInFull"]} options={ALWAYS_IN_FULL} />
        <OptionalBlock
          path={["tolerance", "deals", "dueDiligenceExemption"]}
          make={() => ({ share: 0.5, usesBudget: true })}
        >
          <FieldRow>
            <NumberField path={["tolerance", "deals", "dueDiligenceExemption", "share"]} />
            <FlagField path={["tolerance", "deals", "dueDiligenceExemption", "usesBudget"]} />
          </FieldRow>
        </OptionalBlock>
        <fieldset>
          <legend className="mb-2 font-medium text-ink-emphasis text-sm">{t("unrealisedTitle")}</legend>
          <ListField
            path={["tolerance", "deals", "unrealisedGains"]}
            isCompact
            addLabel={t("addGain")}
            make={() => ({ basis: "any", upToDays: 200, credit: 0.25 })}
          >
            {(path) => (
              <FieldRow>
                <ChoiceField path={[...path, "basis"]} options={BASES} />
                <NumberField path={[...path, "upToDays"]} hint={t("emptyAny")} />
                <NumberField path={[...path, "credit"]} />
              </FieldRow>
            )}
          </ListField>
        </fieldset>
      </OptionalBlock>
      <OptionalBlock
        path={["tolerance", "drawdown"]}
        off={undefined}
        make={() => ({ assumedRatio: 0.5, confidence: 0.95, trackingError: null })}
        hint={t("drawdownHint")}
      >
        <FieldRow>
          <NumberField path={["tolerance", "drawdown", "assumedRatio"]} />
          <NumberField path={["tolerance", "drawdown", "confidence"]} />
          <NumberField path={["tolerance", "drawdown", "trackingError"]} hint={t("emptyOfRecord")} />
        </FieldRow>
      </OptionalBlock>
    </OptionalBlock>
  );
}

/** A class of deals: closed to a line, since a scheme has many of them; open while something in it is wrong. */
function ClassForm({ path, index }: { path: FieldPath; index: number }) {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  const { definition, problems } = useStudio();
  const bilingual = useBilingual();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const one = definition.tolerance?.deals?.classes[index];
  const key = `${path.join(".")}.`;
  const isShown = isOpen || problems.some((problem) => problem.path.startsWith(key));
  return (
    <div className="flex flex-col gap-3">
      <button
        type="button"
        aria-expanded={isShown}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 min-w-0 flex-wrap items-center gap-x-2 text-left text-sm"
      >
        <ChevronDown aria-hidden className={`size-4 shrink-0 ${isShown ? "" : "-rotate-90"}`} />
        <span className="font-medium text-ink-strong">{one ? bilingual(one.name) : index + 1}</span>
        {one ? (
          <span className="text-ink text-xs">
            {fieldWord("classLossRate")} {format.percent(one.classLossRate ?? null, { digits: 0 })}
          </span>
        ) : null}
      </button>
      {isShown ? (
        <>
          <BilingualField path={[...path, "name"]} />
          <ChecksField path={[...path, "stages"]} options={DEAL_STAGES} all />
          <ChecksField path={[...path, "domains"]} options={DOMAINS} all />
          <FieldRow>
            <NumberField path={[...path, "dealLossRate"]} hint={t("dealLossRateHint")} />
            <NumberField path={[...path, "classLossRate"]} hint={t("classLossRateHint")} />
          </FieldRow>
          <CurveEditor
            path={[...path, "paperLossWeight"]}
            xLabel={t("ageYears")}
            scoreLabel={fieldWord("weight")}
            xIsPercent={false}
          />
        </>
      ) : null}
    </div>
  );
}
