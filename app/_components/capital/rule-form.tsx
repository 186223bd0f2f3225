"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { RuleLine } from "@/server/services/capital-view.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { figuresOf, withFigures } from "./rule-figures.ts";

const classes = ["primary", "secondary", "memory"] as const;
const confidences = ["high", "medium", "low"] as const;

/** A row of one's own for the same rule: figures, first and last day, and where it is written. */
export function RuleForm({
  line,
  today,
  onDone,
  onCancel,
}: {
  line: RuleLine;
  today: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const t = useTranslations("capital.rules");
  const words = useTranslations("capital");
  const trpc = useTRPC();
  const figures = figuresOf(line.row);
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(figures.map(({ path, value }) => [path.join("."), String(value)])),
  );
  const [provenance, setProvenance] = useState({
    validFrom: today,
    validTo: "",
    source: "",
    sourceDate: today,
    sourceClass: "primary" as (typeof classes)[number],
    confidence: "high" as (typeof confidences)[number],
    article: "",
  });
  const [note, setNote] = useState("");
  const add = useMutation(trpc.capital.addRule.mutationOptions({ onSuccess: onDone }));
  const isNumeric = Object.values(values).every((text) => text.trim() !== "" && Number.isFinite(Number(text)));
  const change = (field: keyof typeof provenance) => (event: { target: { value: string } }) =>
    setProvenance({ ...provenance, [field]: event.target.value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { article: _, note: __, ...base } = line.row;
    const { article, validTo, ...rest } = provenance;
    const row = {
      ...withFigures(
        base as RuleLine["row"],
        Object.fromEntries(Object.entries(values).map(([path, text]) => [path, Number(text)])),
      ),
      ...rest,
      validTo: validTo === "" ? null : validTo,
      ...(article.trim() === "" ? {} : { article: article.trim() }),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
    };
    add.mutate({ regime: line.regime, table: line.table, row, note: note.trim() });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 rounded-md border border-line p-4">
      <p className="text-ink text-xs">{t("formNote")}</p>
      <div className="grid max-h-72 grid-cols-2 gap-3 overflow-y-auto">
        {figures.map(({ path }) => {
          const key = path.join(".");
          return (
            <Field key={key} label={<span className="font-mono text-xs">{key}</span>}>
              <TextInput
                inputMode="decimal"
                value={values[key] ?? ""}
                aria-invalid={!Number.isFinite(Number(values[key] ?? "x"))}
                onChange={({ target }) => setValues({ ...values, [key]: target.value })}
              />
            </Field>
          );
        })}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t("validFrom")}>
          <TextInput type="date" required value={provenance.validFrom} onChange={change("validFrom")} />
        </Field>
        <Field label={t("validTo")} hint={t("validToHint")}>
          <TextInput type="date" value={provenance.validTo} onChange={change("validTo")} />
        </Field>
        <Field label={t("source")}>
          <TextInput required maxLength={300} value={provenance.source} onChange={change("source")} />
        </Field>
        <Field label={t("sourceDate")}>
          <TextInput type="date" required value={provenance.sourceDate} onChange={change("sourceDate")} />
        </Field>
        <Field label={t("sourceClass")}>
          <NativeSelect value={provenance.sourceClass} onChange={change("sourceClass")}>
            {classes.map((value) => (
              <option key={value} value={value}>
                {words(`sourceClass.${value}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t("confidence")}>
          <NativeSelect value={provenance.confidence} onChange={change("confidence")}>
            {confidences.map((value) => (
              <option key={value} value={value}>
                {words(`confidence.${value}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field label={t("articleField")}>
          <TextInput maxLength={60} value={provenance.article} onChange={change("article")} />
        </Field>
        <Field label={t("noteField")}>
          <TextInput maxLength={2000} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
      </div>
      {isNumeric ? null : <p className="text-bad text-xs">{t("notNumeric")}</p>}
      {add.error ? <LoadError error={add.error} /> : null}
      <div className="flex gap-2">
        <Button look="primary" type="submit" disabled={!isNumeric || add.isPending}>
          {t("save")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
