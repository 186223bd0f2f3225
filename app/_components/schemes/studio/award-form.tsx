"use client";

import { useTranslations } from "next-intl";
import { useFieldWords } from "../use-field-words.ts";
import { CurveEditor } from "./curve-editor.tsx";
import { FieldGroup, FieldRow, OptionalBlock } from "./field-blocks.tsx";
import { useStudio } from "./studio-context.tsx";
import { ChoiceField, FlagField, NumberField, WordField } from "./studio-fields.tsx";
import { usualAward } from "./usual-pay.ts";

const kindOf = (value: unknown) => (value as { kind?: unknown } | undefined)?.kind;

/** What the year earns before anything is held back. */
export function AwardFields() {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  const { definition } = useStudio();
  const award = definition.pay?.award;
  return (
    <FieldGroup title={fieldWord("award")}>
      <FieldRow>
        <ChoiceField
          path={["pay", "award"]}
          label={fieldWord("kind")}
          words="kind"
          options={["score", "valueAdded", "carry"]}
          read={kindOf}
          make={usualAward}
        />
        {award?.kind === "score" ? (
          <>
            <WordField path={["pay", "award", "target"]} nullable hint={t("targetHint")} />
            <NumberField path={["pay", "award", "floor"]} hint={t("emptyNoRule")} unit="×" />
            <NumberField path={["pay", "award", "cap"]} hint={t("emptyNoRule")} unit="×" />
            <NumberField path={["pay", "award", "capOfSalary"]} hint={t("emptyNoRule")} unit="×" />
          </>
        ) : null}
        {award?.kind === "valueAdded" ? (
          <>
            <NumberField path={["pay", "award", "share"]} />
            <ChoiceField path={["pay", "award", "horizon"]} options={["1y", "3y", "5y", "7y", "10y"]} />
            <FlagField path={["pay", "award", "perYear"]} />
            <NumberField path={["pay", "award", "capOfSalary"]} hint={t("emptyNoRule")} unit="×" />
            <NumberField path={["pay", "award", "floorOfSalary"]} hint={t("emptyNoRule")} unit="×" />
          </>
        ) : null}
        {award?.kind === "carry" ? <CarryFields /> : null}
      </FieldRow>
      {award?.kind === "score" ? (
        <CurveEditor
          path={["pay", "award", "multiples"]}
          xLabel={t("score")}
          scoreLabel={t("multipleOfTarget")}
          xIsPercent={false}
        />
      ) : null}
      {award?.kind === "carry" ? (
        <OptionalBlock path={["pay", "award", "giveback"]} make={() => ({ taxRate: 0, withinYears: 2 })}>
          <FieldRow>
            <NumberField path={["pay", "award", "giveback", "taxRate"]} />
            <NumberField path={["pay", "award", "giveback", "withinYears"]} />
          </FieldRow>
        </OptionalBlock>
      ) : null}
    </FieldGroup>
  );
}

function CarryFields() {
  const { definition } = useStudio();
  const award = definition.pay?.award;
  if (award?.kind !== "carry") return null;
  return (
    <>
      <ChoiceField path={["pay", "award", "style"]} options={["wholeFund", "dealByDeal"]} />
      <NumberField path={["pay", "award", "carry"]} />
      <ChoiceField
        path={["pay", "award", "hurdle"]}
        words="kind"
        options={["rate", "multiple"]}
        read={kindOf}
        make={(kind) => (kind === "rate" ? { kind, rate: 0.08 } : { kind, multiple: 1 })}
      />
      <NumberField path={["pay", "award", "hurdle", award.hurdle.kind === "rate" ? "rate" : "multiple"]} />
      <NumberField path={["pay", "award", "catchUpShare"]} />
      <ChoiceField path={["pay", "award", "dayCount"]} options={["actual/365", "30/360"]} />
      <NumberField path={["pay", "award", "escrowShare"]} />
      <FlagField path={["pay", "award", "lossesCarriedForward"]} />
      <NumberField path={["pay", "award", "managerShare"]} />
    </>
  );
}
