"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { ImportKind, ImportMapping } from "@/server/import/import-mapping.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";

type Answers = Partial<ImportMapping>;
const WITH_SERIES: readonly ImportKind[] = ["returnsWide", "returnsLong"];
const WITH_WEIGHTS: readonly ImportKind[] = ["segmentReturns", "holdings"];
const MONEY_KINDS: readonly ImportKind[] = ["fundPositions", "cashFlows", "valuations"];

/** What the columns mean, and what the file alone cannot say. Changing an answer reads the file again. */
export function ImportAnswers({
  id,
  kind: foundKind,
  mapping,
  header,
  sheets,
  disabled,
  onAnswered,
}: {
  id: string;
  kind: string;
  mapping: Answers;
  header: readonly string[];
  sheets: readonly string[];
  disabled: boolean;
  onAnswered: () => void;
}) {
  const t = useTranslations("data");
  const trpc = useTRPC();
  const errorText = useErrorText();
  const { data } = useQuery(trpc.imports.kinds.queryOptions());
  const [kind, setKind] = useState(foundKind);
  const [answers, setAnswers] = useState<Answers>(mapping);
  const answer = useMutation(trpc.imports.answer.mutationOptions({ onSuccess: onAnswered }));
  const fields = data?.kinds.find((one) => one.kind === kind)?.fields ?? [];
  const set = (change: Answers) => setAnswers({ ...answers, ...change });
  const meanings =
    kind === "returnsWide"
      ? ["date", ...(data?.roles ?? []), "ignore"]
      : [...fields.map(({ name }) => name), ...(kind === "holdings" ? ["attribute"] : []), "ignore"];
  const meaningLabel = (name: string) =>
    t.has(`roles.${name}`) && (kind === "returnsWide" || name === "ignore" || name === "attribute")
      ? t(`roles.${name}`)
      : t.has(`fields.${name}`)
        ? t(`fields.${name}`)
        : name;
  const groups = kind === "returnsWide" ? (["return"] as const) : groupsOf(fields);
  const is = (kinds: readonly ImportKind[]) => kinds.some((one) => one === kind);
  const benchmarks = header.filter((heading) => answers.columns?.[heading] === "benchmark");
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // A column that means something else in another kind is proposed anew.
        const columns = kind === foundKind ? answers.columns : {};
        answer.mutate({ id, kind: kind as ImportKind, mapping: { ...answers, columns } });
      }}
    >
      {answer.isError ? <Callout tone="bad" title={errorText(answer.error)} /> : null}
      <fieldset disabled={disabled || answer.isPending} className="grid gap-4 md:grid-cols-2 xl:grid-cols-4">
        <Field label={t("kind")} hint={t.has(`kindNotes.${kind}`) ? t(`kindNotes.${kind}`) : undefined}>
          <Choice value={kind} onChange={setKind}>
            {kind === "auto" ? <option value="auto">–</option> : null}
            {data?.kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {t(`kinds.${one.kind}`)}
              </option>
            ))}
          </Choice>
        </Field>
        {sheets.length > 1 ? (
          <Field label={t("sheet")}>
            <Choice value={answers.sheet ?? sheets[0] ?? ""} onChange={(sheet) => set({ sheet })}>
              {sheets.map((sheet) => (
                <option key={sheet}>{sheet}</option>
              ))}
            </Choice>
          </Field>
        ) : null}
        {groups.map((group) => (
          <Field key={group} label={t(`unit${group[0]?.toUpperCase()}${group.slice(1)}`)}>
            <Choice
              value={answers.units?.[group] ?? ""}
              onChange={(unit) => set({ units: withUnit(answers.units, group, unit) })}
            >
              <option value="">{t("asDetected")}</option>
              <option value="fraction">{t("fraction")}</option>
              <option value="percent">{t("percent")}</option>
              <option value="bp">{t("bp")}</option>
            </Choice>
          </Field>
        ))}
        <Field label={t("dateOrder")}>
          <Choice
            value={answers.dateOrder ?? ""}
            onChange={(order) => set({ dateOrder: (order || undefined) as Answers["dateOrder"] })}
          >
            <option value="">{t("asDetected")}</option>
            <option value="dmy">{t("dmy")}</option>
            <option value="mdy">{t("mdy")}</option>
          </Choice>
        </Field>
        <Field label={t("decimal")}>
          <Choice
            value={answers.decimal ?? ""}
            onChange={(mark) => set({ decimal: (mark || undefined) as Answers["decimal"] })}
          >
            <option value="">{t("asDetected")}</option>
            <option value=".">{t("point")}</option>
            <option value=",">{t("comma")}</option>
          </Choice>
        </Field>
        {is(MONEY_KINDS) ? (
          <Field label={t("moneyScale")}>
            <Choice
              value={String(answers.moneyScale ?? "")}
              onChange={(scale) => set({ moneyScale: (scale ? Number(scale) : undefined) as Answers["moneyScale"] })}
            >
              <option value="">{t("asDetected")}</option>
              {["1", "1000", "10000", "1000000", "100000000"].map((scale) => (
                <option key={scale} value={scale}>
                  {t(`scale${scale}`)}
                </option>
              ))}
            </Choice>
          </Field>
        ) : null}
        {is(MONEY_KINDS) || is(WITH_SERIES) ? (
          <Field label={t("currencyLabel")}>
            <TextInput
              value={answers.currency ?? ""}
              maxLength={3}
              pattern="[A-Z]{3}"
              placeholder="CNY"
              onChange={({ target }) => set({ currency: target.value.toUpperCase() || undefined })}
            />
          </Field>
        ) : null}
        {is(WITH_WEIGHTS) || kind === "fundPositions" || kind === "returnsWide" ? (
          <Field label={t("portfolioLabel")}>
            <TextInput
              value={answers.portfolio ?? ""}
              onChange={({ target }) => set({ portfolio: target.value || undefined })}
            />
          </Field>
        ) : null}
        {kind === "segmentReturns" ? (
          <Field label={t("breakdownLabel")}>
            <TextInput
              value={answers.breakdown ?? ""}
              onChange={({ target }) => set({ breakdown: target.value || undefined })}
            />
          </Field>
        ) : null}
        {kind === "returnsWide" ? (
          <Field label={t("benchmarkLabel")}>
            <Choice
              value={answers.benchmark ?? ""}
              onChange={(benchmark) => set({ benchmark: benchmark || undefined })}
            >
              <option value="">{t("noBenchmark")}</option>
              {benchmarks.map((heading) => (
                <option key={heading}>{heading}</option>
              ))}
            </Choice>
          </Field>
        ) : null}
        {is(WITH_SERIES) ? (
          <Field label={t("layer")}>
            <Choice value={answers.layer ?? "net"} onChange={(layer) => set({ layer: layer as "net" | "gross" })}>
              <option value="net">{t("net")}</option>
              <option value="gross">{t("gross")}</option>
            </Choice>
          </Field>
        ) : null}
      </fieldset>
      <fieldset disabled={disabled || answer.isPending} className="flex flex-col gap-2 text-sm">
        {is(WITH_SERIES) || is(WITH_WEIGHTS) ? (
          <Check
            label={t("createMissing")}
            checked={answers.createMissing ?? kind === "returnsWide"}
            onChange={(createMissing) => set({ createMissing })}
          />
        ) : null}
        {is(WITH_SERIES) || is(WITH_WEIGHTS) ? (
          <Check
            label={t("moveToMonthEnd")}
            checked={answers.moveToMonthEnd ?? false}
            onChange={(moveToMonthEnd) => set({ moveToMonthEnd })}
          />
        ) : null}
        {is(WITH_WEIGHTS) ? (
          <Check
            label={t("scaleWeights")}
            checked={answers.scaleWeights ?? false}
            onChange={(scaleWeights) => set({ scaleWeights })}
          />
        ) : null}
      </fieldset>
      {kind === foundKind && kind !== "auto" ? (
        <fieldset disabled={disabled || answer.isPending}>
          <legend className="mb-2 font-medium text-ink-emphasis text-sm">{t("columnMeanings")}</legend>
          <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
            {header
              .filter((heading) => heading !== "")
              .map((heading) => (
                <Field key={heading} label={<span className="block truncate font-normal">{heading}</span>}>
                  <Choice
                    value={answers.columns?.[heading] ?? "ignore"}
                    onChange={(meaning) => set({ columns: { ...answers.columns, [heading]: meaning } })}
                  >
                    {meanings.map((name) => (
                      <option key={name} value={name}>
                        {meaningLabel(name)}
                      </option>
                    ))}
                  </Choice>
                </Field>
              ))}
          </div>
        </fieldset>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit" disabled={disabled || answer.isPending || kind === "auto"}>
          {t("readAgain")}
        </Button>
        <span className="text-ink text-xs">{t("remembered")}</span>
      </div>
    </form>
  );
}

type Group = keyof NonNullable<Answers["units"]>;

const groupsOf = (fields: readonly { group: Group | null }[]): Group[] => [
  ...new Set(fields.flatMap(({ group }) => group ?? [])),
];

function withUnit(units: Answers["units"], group: Group, unit: string): Answers["units"] {
  const { [group]: _, ...others } = units ?? {};
  return unit === "" ? others : { ...others, [group]: unit as "fraction" | "percent" | "bp" };
}

const Choice = ({
  value,
  onChange,
  children,
}: {
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}) => (
  <NativeSelect value={value} onChange={({ target }) => onChange(target.value)}>
    {children}
  </NativeSelect>
);

const Check = ({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) => (
  <label className="flex items-center gap-2">
    <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
    {label}
  </label>
);
