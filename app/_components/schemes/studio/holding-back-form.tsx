"use client";

import { useTranslations } from "next-intl";
import { EVENT_KINDS } from "@/server/core/schemes/definition/common-shapes.ts";
import { useFieldWords } from "../use-field-words.ts";
import { FieldGroup, FieldRow, ListField, OptionalBlock } from "./field-blocks.tsx";
import { useStudio } from "./studio-context.tsx";
import { ChoiceField, FlagField, NumberField, WordField } from "./studio-fields.tsx";
import type { FieldPath } from "./studio-state.ts";
import { usualDeferralRule } from "./usual-pay.ts";

/** Which part is paid later, and when. */
export function DeferralFields() {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  const { definition } = useStudio();
  const rule = definition.pay?.deferral?.rule;
  const path = ["pay", "deferral", "rule"] as const;
  return (
    <>
      <FieldRow>
        <ChoiceField
          path={path}
          words="kind"
          options={["share", "grade", "marginalBands", "wholeBands"]}
          read={(value) => (value as { kind?: unknown } | undefined)?.kind}
          make={usualDeferralRule}
        />
        {rule?.kind === "share" ? <NumberField path={[...path, "share"]} /> : null}
        {rule?.kind === "grade"
          ? Object.keys(rule.shareByGrade).map((grade) => (
              <NumberField key={grade} path={[...path, "shareByGrade", grade]} label={fieldWord(grade)} percent />
            ))
          : null}
        <NumberField path={["pay", "deferral", "years"]} />
        <NumberField path={["pay", "deferral", "firstInstalment"]} hint={t("firstInstalmentHint")} />
        <FlagField path={["pay", "deferral", "countsYear0"]} />
      </FieldRow>
      {rule?.kind === "marginalBands" || rule?.kind === "wholeBands" ? (
        <ListField
          path={[...path, "bands"]}
          isCompact
          least={1}
          addLabel={t("addBand")}
          make={() => ({ upTo: null, rate: 0.6 })}
        >
          {(band) => (
            <FieldRow>
              <WordField path={[...band, "upTo"]} nullable hint={t("emptyOpen")} />
              <NumberField path={[...band, "rate"]} />
            </FieldRow>
          )}
        </ListField>
      ) : null}
      <OptionalBlock path={["pay", "deferral", "instalmentWeights"]} make={() => [1, 1, 1]} hint={t("weightsHint")}>
        <ListField
          path={["pay", "deferral", "instalmentWeights"]}
          isCompact
          least={1}
          addLabel={t("addInstalment")}
          make={() => 1}
        >
          {(weight, i) => <NumberField path={weight} unit="" label={t("instalment", { number: i + 1 })} />}
        </ListField>
      </OptionalBlock>
    </>
  );
}

/** In what pay is held, how it can be lost, own money, and leavers. */
export function HoldingBackFields() {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  return (
    <>
      <FieldRow>
        <ChoiceField
          path={["pay", "instrument", "kind"]}
          label={fieldWord("instrument")}
          options={["cash", "portfolioUnits", "fundUnits"]}
        />
        <NumberField path={["pay", "instrument", "share"]} label={t("instrumentShare")} />
      </FieldRow>
      <FieldGroup title={fieldWord("malus")}>
        <EventShares path={["pay", "malus"]} />
      </FieldGroup>
      <OptionalBlock
        path={["pay", "clawback"]}
        make={() => ({ lookBackYears: 3, onRestatement: true, events: [], appliesToLeavers: true })}
      >
        <FieldRow>
          <NumberField path={["pay", "clawback", "lookBackYears"]} />
          <FlagField path={["pay", "clawback", "onRestatement"]} />
          <FlagField path={["pay", "clawback", "appliesToLeavers"]} />
        </FieldRow>
        <EventShares path={["pay", "clawback", "events"]} />
      </OptionalBlock>
      <OptionalBlock path={["pay", "ownMoney"]} make={() => ({ shareOfPay: 0.4, equityFundPart: null, holdYears: 1 })}>
        <FieldRow>
          <NumberField path={["pay", "ownMoney", "shareOfPay"]} />
          <NumberField path={["pay", "ownMoney", "equityFundPart"]} hint={t("emptyNoRule")} />
          <NumberField path={["pay", "ownMoney", "holdYears"]} />
        </FieldRow>
      </OptionalBlock>
      <FieldGroup title={fieldWord("leavers")}>
        <FieldRow>
          <ChoiceField path={["pay", "leavers", "good"]} options={["keepsSchedule", "forfeitsUnvested", "proRata"]} />
          <ChoiceField path={["pay", "leavers", "bad"]} options={["keepsSchedule", "forfeitsUnvested", "proRata"]} />
          <ChoiceField path={["pay", "leavers", "stopped"]} options={["good", "bad"]} />
        </FieldRow>
      </FieldGroup>
    </>
  );
}

function EventShares({ path }: { path: FieldPath }) {
  const t = useTranslations("studio");
  return (
    <ListField path={path} isCompact addLabel={t("addEvent")} make={() => ({ event: "misconduct", share: 1 })}>
      {(entry) => (
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_7rem]">
          <ChoiceField path={[...entry, "event"]} options={EVENT_KINDS} />
          <NumberField path={[...entry, "share"]} />
        </div>
      )}
    </ListField>
  );
}
