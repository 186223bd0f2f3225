"use client";

import { useTranslations } from "next-intl";
import { useFieldWords } from "../use-field-words.ts";
import { AwardFields } from "./award-form.tsx";
import { BlockProblem, FieldGroup, FieldRow, ListField, OptionalBlock } from "./field-blocks.tsx";
import { DeferralFields, HoldingBackFields } from "./holding-back-form.tsx";
import { useStudio } from "./studio-context.tsx";
import { ChoiceField, FlagField, NumberField, WordField } from "./studio-fields.tsx";
import { usualDeferral, usualPay } from "./usual-pay.ts";

const GATE_FIGURES = [
  "fundReturn",
  "fundReturnOverDebtCost",
  "comprehensiveSolvencyRatio",
  "coreSolvencyRatio",
  "fundProfitMargin",
  "riskWeight",
];

/** What is paid, when, in what, and what may be lost again. */
export function PayForm() {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  return (
    <OptionalBlock path={["pay"]} off={undefined} make={usualPay} hint={t("payHint")}>
      <FieldRow>
        <WordField path={["pay", "currency"]} hint={t("currencyHint")} />
        <ChoiceField path={["pay", "yearEndMonth"]} options={[3, 6, 9, 12]} />
      </FieldRow>
      <AwardFields />
      <FieldGroup title={fieldWord("gates")}>
        <ListField
          path={["pay", "gates"]}
          addLabel={t("addGate")}
          make={() => ({
            name: "comprehensive solvency ratio of 100%",
            figure: "comprehensiveSolvencyRatio",
            atLeast: 1,
            factorWhenMissed: 0,
            whenUnknown: "met",
          })}
        >
          {(path) => (
            <div className="flex flex-col gap-3">
              <WordField path={[...path, "name"]} />
              <ChoiceField path={[...path, "figure"]} options={GATE_FIGURES} />
              <FieldRow>
                <NumberField path={[...path, "atLeast"]} />
                <NumberField path={[...path, "factorWhenMissed"]} />
                <ChoiceField path={[...path, "whenUnknown"]} options={["met", "missed"]} />
              </FieldRow>
            </div>
          )}
        </ListField>
      </FieldGroup>
      <PoolFields />
      <OptionalBlock
        path={["pay", "matrix"]}
        make={() => ({ farBelow: 0.1, leastCut: 0.3, significantlyAbove: 0.1, mustFallBy: 0.1 })}
        hint={t("matrixHint")}
      >
        <FieldRow>
          <NumberField path={["pay", "matrix", "farBelow"]} />
          <NumberField path={["pay", "matrix", "leastCut"]} />
          <NumberField path={["pay", "matrix", "significantlyAbove"]} />
          <NumberField path={["pay", "matrix", "mustFallBy"]} />
        </FieldRow>
      </OptionalBlock>
      <FieldRow>
        <FlagField path={["pay", "highWaterMark"]} hint={t("highWaterMarkHint")} />
      </FieldRow>
      <BlockProblem path={["pay", "bank"]} />
      <OptionalBlock
        path={["pay", "bank"]}
        make={() => ({
          payout: { numerator: 1, denominator: 3 },
          rateOnNegativeBalance: 0,
          negativeBalance: "carriedForward",
        })}
      >
        <FieldRow>
          <NumberField path={["pay", "bank", "payout", "numerator"]} label={t("numerator")} />
          <NumberField path={["pay", "bank", "payout", "denominator"]} label={t("denominator")} />
          <NumberField path={["pay", "bank", "rateOnNegativeBalance"]} />
          <ChoiceField path={["pay", "bank", "negativeBalance"]} options={["carriedForward", "writtenOff"]} />
        </FieldRow>
        <OptionalBlock
          path={["pay", "bank", "payoutByGrade"]}
          off={undefined}
          make={() => ({
            senior: { numerator: 1, denominator: 3 },
            middle: { numerator: 1, denominator: 2 },
            other: { numerator: 2, denominator: 3 },
          })}
        >
          {(["senior", "middle", "other"] as const).map((grade) => (
            <FieldRow key={grade}>
              <NumberField
                path={["pay", "bank", "payoutByGrade", grade, "numerator"]}
                label={`${fieldWord(grade)} · ${t("numerator")}`}
              />
              <NumberField
                path={["pay", "bank", "payoutByGrade", grade, "denominator"]}
                label={`${fieldWord(grade)} · ${t("denominator")}`}
              />
            </FieldRow>
          ))}
        </OptionalBlock>
      </OptionalBlock>
      <OptionalBlock path={["pay", "deferral"]} make={usualDeferral}>
        <DeferralFields />
      </OptionalBlock>
      <HoldingBackFields />
    </OptionalBlock>
  );
}

function PoolFields() {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  return (
    <OptionalBlock path={["pay", "pool"]} make={() => ({ kind: "fixed", amount: "10000000" })} hint={t("poolHint")}>
      <FieldRow>
        <ChoiceField
          path={["pay", "pool"]}
          label={fieldWord("kind")}
          words="kind"
          options={["fixed", "income"]}
          read={(value) => (value as { kind?: unknown } | null)?.kind}
          make={(kind) =>
            kind === "fixed"
              ? { kind, amount: "10000000" }
              : { kind, rate: 0.1, deductibleRate: 0.08, shortfallCarriedForward: true }
          }
        />
        <PoolKind />
      </FieldRow>
    </OptionalBlock>
  );
}

function PoolKind() {
  const { definition } = useStudio();
  if (definition.pay?.pool?.kind === "fixed") return <WordField path={["pay", "pool", "amount"]} />;
  return (
    <>
      <NumberField path={["pay", "pool", "rate"]} />
      <NumberField path={["pay", "pool", "deductibleRate"]} />
      <FlagField path={["pay", "pool", "shortfallCarriedForward"]} />
    </>
  );
}
