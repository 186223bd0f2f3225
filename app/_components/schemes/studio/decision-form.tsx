"use client";

import { useTranslations } from "next-intl";
import { BREACHES } from "@/server/core/schemes/definition/decision-shape.ts";
import { useFieldWords } from "../use-field-words.ts";
import { BlockProblem, FieldGroup, FieldRow, ListField, OptionalBlock } from "./field-blocks.tsx";
import { useStudio } from "./studio-context.tsx";
import { ChecksField, ChoiceField, NumberField } from "./studio-fields.tsx";

/** How a verdict follows from the score and the evidence, and what is done about it. */
export function DecisionForm() {
  const t = useTranslations("studio");
  const { fieldWord } = useFieldWords();
  const { definition } = useStudio();
  return (
    <div className="flex flex-col gap-5">
      <BlockProblem path={["decision"]} />
      <FieldRow>
        <NumberField path={["decision", "aheadFrom"]} />
        <NumberField path={["decision", "behindBelow"]} />
      </FieldRow>
      <FieldGroup title={fieldWord("evidence")}>
        <FieldRow>
          <NumberField path={["decision", "evidence", "minimumYears"]} />
          <NumberField path={["decision", "evidence", "notBehindAboveProbability"]} hint={t("emptyNoRule")} />
          <NumberField path={["decision", "evidence", "aheadFromProbability"]} hint={t("emptyNoRule")} />
        </FieldRow>
      </FieldGroup>
      <OptionalBlock
        path={["decision", "actions"]}
        off={undefined}
        hint={t("actionsHint")}
        make={() => ({
          rules: [{ breach: "behind", action: "watch", after: 1, withinQuarters: null }],
          stopNeedsYears: 3,
          noStopAboveProbability: 0.3,
          noStopOnYears: 1,
          withoutEvidence: ["negativeList"],
        })}
      >
        <ListField
          path={["decision", "actions", "rules"]}
          addLabel={t("addRule")}
          make={() => ({ breach: "behind", action: "watch", after: 1, withinQuarters: null })}
        >
          {(path, i) => {
            const rule = definition.decision.actions?.rules[i];
            return (
              <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
                <ChoiceField
                  path={path}
                  label={fieldWord("breach")}
                  words="breach"
                  options={BREACHES}
                  read={(value) => (value as { breach?: unknown } | undefined)?.breach}
                  make={(breach) => {
                    const { below, ...rest } = rule ?? { action: "watch", after: 1, withinQuarters: null };
                    return breach === "scoreBelow" ? { ...rest, breach, below: below ?? 40 } : { ...rest, breach };
                  }}
                />
                {rule?.breach === "scoreBelow" ? <NumberField path={[...path, "below"]} /> : null}
                <NumberField path={[...path, "after"]} />
                <NumberField path={[...path, "withinQuarters"]} hint={t("emptyInARow")} />
                <ChoiceField path={[...path, "action"]} options={["watch", "review", "stop"]} />
              </div>
            );
          }}
        </ListField>
        <FieldRow>
          <NumberField path={["decision", "actions", "stopNeedsYears"]} />
          <NumberField path={["decision", "actions", "noStopAboveProbability"]} hint={t("emptyNoRule")} />
          <NumberField path={["decision", "actions", "noStopOnYears"]} hint={t("emptyNoRule")} />
        </FieldRow>
        <ChecksField path={["decision", "actions", "withoutEvidence"]} words="breach" options={BREACHES} />
      </OptionalBlock>
    </div>
  );
}
