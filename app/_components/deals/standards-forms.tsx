"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { DealRules } from "@/server/core/deals/deal-facts.ts";
import { STAGES } from "@/server/core/deals/deal-vocabulary.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { DomainField } from "./domain-field.tsx";
import { useTerms } from "./use-terms.ts";

interface Props {
  today: string;
  onSaved: () => Promise<void>;
}

/** Percent as people write it, to a fraction; empty is none. */
const fraction = (text: string): number | null => (text === "" ? null : Number((Number(text) / 100).toPrecision(12)));

export function StandardForm({ domains, today, onSaved }: Props & { domains: readonly string[] }) {
  const t = useTranslations("deals.standards");
  const words = useTranslations("deals");
  const terms = useTerms();
  const trpc = useTRPC();
  const save = useMutation(trpc.deals.saveStandard.mutationOptions({ onSuccess: onSaved }));
  const [stage, setStage] = useState<(typeof STAGES)[number]>("early");
  const [domain, setDomain] = useState("all");
  const [row, setRow] = useState({ effectiveOn: today, en: "", zh: "", limit: "", loss: "", review: "" });
  const bind = (key: keyof typeof row) => ({
    value: row[key],
    onChange: ({ target }: { target: { value: string } }) => setRow({ ...row, [key]: target.value }),
  });
  return (
    <Form
      mutation={save}
      onSubmit={() =>
        save.mutate({
          stage,
          domain,
          effectiveOn: row.effectiveOn,
          entryStandard: row.en,
          entryStandardZh: row.zh,
          limitShare: fraction(row.limit),
          lossRate: fraction(row.loss),
          reviewMonths: row.review === "" ? null : Number(row.review),
        })
      }
    >
      <Field label={words("stage")}>
        <NativeSelect value={stage} onChange={({ target }) => setStage(target.value as typeof stage)}>
          {STAGES.map((value) => (
            <option key={value} value={value}>
              {terms("dealStages", value)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={words("domain")}>
        <NativeSelect value={domain} onChange={({ target }) => setDomain(target.value)}>
          <option value="all">{t("allDomains")}</option>
          {domains.map((value) => (
            <option key={value} value={value}>
              {terms("domains", value)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("from")}>
        <TextInput type="date" required {...bind("effectiveOn")} />
      </Field>
      <Field label={t("entryEn")}>
        <TextInput required maxLength={500} {...bind("en")} />
      </Field>
      <Field label={t("entryZh")}>
        <TextInput maxLength={500} {...bind("zh")} />
      </Field>
      <Field label={`${words("limit")} (%)`} hint={t("limitHint")}>
        <TextInput type="number" min={0} max={100} step="any" {...bind("limit")} />
      </Field>
      <Field label={`${t("lossRate")} (%)`} hint={t("lossHint")}>
        <TextInput type="number" min={0} max={100} step="any" {...bind("loss")} />
      </Field>
      <Field label={t("reviewMonths")}>
        <TextInput type="number" min={1} max={120} step={1} {...bind("review")} />
      </Field>
    </Form>
  );
}

export function NegativeForm({ domains, today, onSaved }: Props & { domains: readonly string[] }) {
  const t = useTranslations("deals.standards");
  const trpc = useTRPC();
  const save = useMutation(trpc.deals.saveNegative.mutationOptions({ onSuccess: onSaved }));
  const [kind, setKind] = useState<"company" | "domain">("company");
  const [row, setRow] = useState({
    subject: "",
    subjectZh: "",
    reason: "",
    reasonZh: "",
    effectiveOn: today,
    until: "",
  });
  const bind = (key: keyof typeof row) => ({
    value: row[key],
    onChange: ({ target }: { target: { value: string } }) => setRow({ ...row, [key]: target.value }),
  });
  return (
    <Form
      mutation={save}
      onSubmit={() =>
        save.mutate({
          ...row,
          kind,
          subjectZh: kind === "company" ? row.subjectZh : "",
          until: row.until === "" ? null : row.until,
        })
      }
    >
      <Field label={t("kind")}>
        <NativeSelect value={kind} onChange={({ target }) => setKind(target.value as typeof kind)}>
          <option value="company">{t("kinds.company")}</option>
          <option value="domain">{t("kinds.domain")}</option>
        </NativeSelect>
      </Field>
      {kind === "company" ? (
        <>
          <Field label={t("companyEn")} hint={t("companyHint")}>
            <TextInput required maxLength={80} {...bind("subject")} />
          </Field>
          <Field label={t("companyZh")}>
            <TextInput maxLength={80} lang="zh-CN" {...bind("subjectZh")} />
          </Field>
        </>
      ) : (
        <DomainField label={t("kinds.domain")} domains={domains} {...bind("subject")} />
      )}
      <Field label={t("reasonEn")}>
        <TextInput required maxLength={500} {...bind("reason")} />
      </Field>
      <Field label={t("reasonZh")}>
        <TextInput maxLength={500} lang="zh-CN" {...bind("reasonZh")} />
      </Field>
      <Field label={t("from")}>
        <TextInput type="date" required {...bind("effectiveOn")} />
      </Field>
      <Field label={t("until")}>
        <TextInput type="date" {...bind("until")} />
      </Field>
    </Form>
  );
}

export function RulesForm({ rules, today, onSaved }: Props & { rules: DealRules }) {
  const t = useTranslations("deals.standards");
  const trpc = useTRPC();
  const save = useMutation(trpc.deals.saveRules.mutationOptions({ onSuccess: onSaved }));
  const [effectiveOn, setEffectiveOn] = useState(today);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      Object.entries(rules).map(([key, value]) => [
        key,
        String(isShare(key) ? Number((value * 100).toPrecision(12)) : value),
      ]),
    ),
  );
  return (
    <Form
      mutation={save}
      onSubmit={() =>
        save.mutate({
          effectiveOn,
          rules: Object.fromEntries(
            Object.entries(values).map(([key, value]) => [key, isShare(key) ? (fraction(value) ?? 0) : Number(value)]),
          ) as unknown as DealRules,
        })
      }
    >
      <Field label={t("from")}>
        <TextInput type="date" required value={effectiveOn} onChange={({ target }) => setEffectiveOn(target.value)} />
      </Field>
      {Object.keys(rules).map((key) => (
        <Field key={key} label={`${t(`rules.${key}`)}${isShare(key) ? " (%)" : ""}`}>
          <TextInput
            type="number"
            min={0}
            step={/Months$|InARow|signs/.test(key) && key !== "cashMonths" ? 1 : "any"}
            required
            value={values[key] ?? ""}
            onChange={({ target }) => setValues({ ...values, [key]: target.value })}
          />
        </Field>
      ))}
    </Form>
  );
}

const isShare = (key: string) => key.endsWith("Limit");

function Form({
  mutation,
  onSubmit,
  children,
}: {
  mutation: { isError: boolean; isPending: boolean; error: unknown };
  onSubmit: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("deals.form");
  const errorText = useErrorText();
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {mutation.isError ? <Callout tone="bad" title={errorText(mutation.error)} /> : null}
      {children}
      <div>
        <Button look="primary" type="submit" disabled={mutation.isPending}>
          {mutation.isPending ? t("saving") : t("save")}
        </Button>
      </div>
    </form>
  );
}
