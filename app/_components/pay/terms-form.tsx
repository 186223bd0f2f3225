"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { parseAmount } from "@/server/core/format/parse-amount.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { LoadError, useErrorText } from "../ui/load-error.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const GRADES = ["chair", "generalManager", "executive", "keyPost", "senior", "middle", "other"] as const;
const SHARE = /^(0(\.\d{1,10})?|1(\.0+)?)$/;
const NOTHING = { effectiveOn: "", target: "", salary: "", grade: "", carryShare: "" };

/** What is agreed with a person from a day on; earlier rows stay and are listed below. */
export function TermsForm() {
  const t = useTranslations("payLedger");
  const grades = useTranslations("payLedger.grades");
  const format = useFormat();
  const name = useName();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = useQuery(trpc.pay.terms.queryOptions());
  const [managerId, setManagerId] = useState("");
  const [terms, setTerms] = useState(NOTHING);
  const agree = useMutation(
    trpc.pay.agreeTerms.mutationOptions({
      onSuccess: async () => {
        setTerms(NOTHING);
        await queries.invalidateQueries(trpc.pay.terms.queryFilter());
      },
    }),
  );
  if (list.isPending) return <Skeleton className="h-64 w-full" />;
  if (!list.data) return <LoadError error={list.error} onRetry={() => list.refetch()} />;
  const chosen = list.data.find((line) => line.managerId === managerId);
  const amountOf = (field: "target" | "salary") => (terms[field].trim() === "" ? null : parseAmount(terms[field]));
  const wrong = {
    target: terms.target.trim() !== "" && amountOf("target") === null ? t("notMoney") : null,
    salary: terms.salary.trim() !== "" && amountOf("salary") === null ? t("notMoney") : null,
    carryShare: terms.carryShare.trim() === "" || SHARE.test(terms.carryShare.trim()) ? null : t("notShare"),
    effectiveOn: null,
    grade: null,
  };
  const isWrong = Object.values(wrong).some((error) => error !== null);
  const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
  const input = (field: keyof typeof NOTHING, rest: object = {}) => (
    <Field label={t(`termsFields.${field}`)} {...(wrong[field] && { error: wrong[field] })}>
      <TextInput
        name={field}
        value={terms[field]}
        aria-invalid={wrong[field] !== null}
        onChange={(event) => setTerms({ ...terms, [field]: event.target.value })}
        {...rest}
      />
    </Field>
  );
  return (
    <div className="flex flex-col gap-5">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          agree.mutate({
            managerId,
            effectiveOn: terms.effectiveOn,
            target: amountOf("target"),
            salary: amountOf("salary"),
            grade: orNull(terms.grade),
            carryShare: orNull(terms.carryShare),
          });
        }}
      >
        {agree.isError ? <Callout tone="bad" title={errorText(agree.error)} /> : null}
        {agree.isSuccess ? <Callout tone="good" title={t("termsSaved")} /> : null}
        <Field label={t("person")}>
          <NativeSelect required value={managerId} onChange={(event) => setManagerId(event.target.value)}>
            <option value="">{t("choosePerson")}</option>
            {list.data.map((line) => (
              <option key={line.managerId} value={line.managerId}>
                {name(line)} ({line.code})
              </option>
            ))}
          </NativeSelect>
        </Field>
        {input("effectiveOn", { type: "date", required: true })}
        {input("target", { inputMode: "decimal" })}
        {input("salary", { inputMode: "decimal" })}
        <Field label={t("termsFields.grade")}>
          <NativeSelect value={terms.grade} onChange={(event) => setTerms({ ...terms, grade: event.target.value })}>
            <option value="">–</option>
            {GRADES.map((grade) => (
              <option key={grade} value={grade}>
                {grades(grade)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        {input("carryShare", { inputMode: "decimal" })}
        <div>
          <Button look="primary" type="submit" disabled={agree.isPending || managerId === "" || isWrong}>
            {t("agree")}
          </Button>
        </div>
      </form>
      {chosen ? (
        <section className="text-sm">
          <h3 className="mb-1 font-medium text-ink text-xs">{t("termsHistory")}</h3>
          {chosen.history.length === 0 ? <p className="text-ink">{t("noTermsYet")}</p> : null}
          <ul className="flex flex-col gap-1">
            {chosen.history.map((row) => (
              <li key={row.id} className="rounded-md border border-line px-3 py-2">
                <p className="font-medium">{format.date(row.effectiveOn)}</p>
                <p className="text-ink text-xs">
                  {t("termsLine", {
                    target: format.exactMoney(row.target, row.currency),
                    salary: format.exactMoney(row.salary, row.currency),
                    grade: row.grade && grades.has(row.grade) ? grades(row.grade) : (row.grade ?? "–"),
                    by: row.createdBy,
                  })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
