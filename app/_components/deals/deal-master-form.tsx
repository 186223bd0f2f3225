"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { INSTRUMENTS, STAGES } from "@/server/core/deals/deal-vocabulary.ts";
import type { DealView } from "@/server/services/deals-view.ts";
import { useTRPC } from "../api/client.ts";
import { useName } from "../format/use-name.ts";
import { Button } from "../ui/button.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { Choice } from "./choice.tsx";
import { DomainField } from "./domain-field.tsx";
import { FormRefusal } from "./form-refusal.tsx";
import { useTerms } from "./use-terms.ts";

/** Who and what a deal is. A new one enters the book with its first instalment; every change is kept as an import of one row. */
export function DealMasterForm({
  deal,
  domains,
  asOf,
  onSaved,
}: {
  /** The deal to change; null: a new one. */
  deal: DealView | null;
  domains: readonly string[];
  asOf: string;
  onSaved: (code: string) => void;
}) {
  const t = useTranslations("deals.form");
  const words = useTranslations("deals");
  const terms = useTerms();
  const name = useName();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = useQuery(trpc.deals.options.queryOptions());
  const save = useMutation(trpc.deals.edit.mutationOptions());
  const pay = useMutation(trpc.deals.edit.mutationOptions());
  const [row, setRow] = useState({
    code: deal?.code ?? "",
    portfolio: deal?.portfolioCode ?? "",
    company: deal?.company ?? "",
    companyZh: deal?.companyZh ?? "",
    domain: deal?.domain ?? "",
    decidedBy: deal?.decidedBy?.code ?? "",
    investedOn: asOf,
    amount: "",
  });
  const [stage, setStage] = useState<(typeof STAGES)[number]>((deal?.stage as (typeof STAGES)[number]) ?? "early");
  const [instrument, setInstrument] = useState<(typeof INSTRUMENTS)[number]>(
    (deal?.instrument as (typeof INSTRUMENTS)[number]) ?? "directEquity",
  );
  const bind = (key: keyof typeof row) => ({
    value: row[key],
    onChange: ({ target }: { target: { value: string } }) => setRow({ ...row, [key]: target.value }),
  });
  const code = row.code.trim();
  const isTaken = deal === null && (options.data?.codes.includes(code) ?? false) && !save.isSuccess;
  const badAmount = row.amount !== "" && !/^\d{1,15}(\.\d{1,6})?$/.test(row.amount.trim());
  const submit = async () => {
    const { portfolio, company, companyZh, domain, decidedBy, investedOn, amount } = row;
    // A first instalment that was refused is tried again without writing the deal a second time.
    if (!(deal === null && save.isSuccess))
      await save.mutateAsync({
        what: "deal",
        code,
        isNew: deal === null,
        on: asOf,
        portfolio,
        company,
        companyZh,
        domain,
        stage,
        instrument,
        decidedBy,
      });
    if (deal === null)
      await pay.mutateAsync({ what: "flow", code, on: investedOn, kind: "call", amount: amount.trim() });
    await queries.invalidateQueries(trpc.deals.pathFilter());
    onSaved(code);
  };
  const isBusy = save.isPending || pay.isPending;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // What goes wrong is said above the fields.
        submit().catch(() => undefined);
      }}
    >
      {save.isError ? <FormRefusal error={save.error} /> : null}
      {pay.isError ? <FormRefusal error={pay.error} /> : null}
      <Field label={words("code")} error={isTaken ? t("codeTaken") : undefined}>
        <TextInput required maxLength={120} disabled={deal !== null} aria-invalid={isTaken} {...bind("code")} />
      </Field>
      <Field label={words("portfolio")}>
        <NativeSelect required disabled={deal !== null} {...bind("portfolio")}>
          <option value="">{t("choose")}</option>
          {(options.data?.portfolios ?? []).map((portfolio) => (
            <option key={portfolio.code} value={portfolio.code}>
              {portfolio.code} · {name(portfolio)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("companyEn")}>
        <TextInput required maxLength={80} {...bind("company")} />
      </Field>
      <Field label={t("companyZh")}>
        <TextInput maxLength={80} {...bind("companyZh")} />
      </Field>
      <DomainField label={words("domain")} domains={domains} {...bind("domain")} />
      <Choice
        label={t("stageAtEntry")}
        value={stage}
        values={STAGES}
        word={(value) => terms("dealStages", value)}
        onChange={setStage}
      />
      <Choice
        label={t("instrumentAtEntry")}
        value={instrument}
        values={INSTRUMENTS}
        word={(value) => terms("instruments", value)}
        onChange={setInstrument}
      />
      <Field label={words("decidedBy")}>
        <NativeSelect {...bind("decidedBy")}>
          <option value="">–</option>
          {(options.data?.managers ?? []).map((manager) => (
            <option key={manager.code} value={manager.code}>
              {manager.code} · {name(manager)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {deal === null ? (
        <>
          <Field label={words("explain.firstOn")}>
            <TextInput type="date" required {...bind("investedOn")} />
          </Field>
          <Field label={t("firstAmount")} error={badAmount ? t("amountBad") : undefined}>
            <TextInput required inputMode="decimal" aria-invalid={badAmount} {...bind("amount")} />
          </Field>
        </>
      ) : (
        <p className="text-ink text-xs">{t("entryOnly")}</p>
      )}
      <p className="text-ink text-xs">{t("kept")}</p>
      <div>
        <Button look="primary" type="submit" disabled={isBusy || badAmount || isTaken}>
          {isBusy ? t("saving") : t("save")}
        </Button>
      </div>
    </form>
  );
}
