"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { INSTRUMENTS, STAGES } from "@/server/core/deals/deal-vocabulary.ts";
import type { DealEdit } from "@/server/services/deals-view.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { Choice } from "./choice.tsx";
import { FormRefusal } from "./form-refusal.tsx";
import { useTerms } from "./use-terms.ts";

const FLOWS = ["call", "fee", "distribution", "income"] as const;
const BASES = ["externalRound", "audited", "marketPrice", "internalModel", "cost", "reportedByManager"] as const;
const EVENTS = [
  "milestone",
  "assessment",
  "financialCondition",
  "materialEvent",
  "exitPlan",
  "exit",
  "stageChange",
  "conversion",
  "dueDiligence",
  "commitment",
  "plannedTicket",
] as const;
const ROUTES = ["ipo", "merger", "transfer", "secondaryFund", "buyBack", "writeOff"] as const;
/** What may be told of a deal that is there. */
export type Told = Exclude<DealEdit, { what: "deal" }>;
type EventKind = (typeof EVENTS)[number];

/** Names that the figures of the product read; any other may be written as well. */
const NAMES: Partial<Record<EventKind, readonly string[]>> = {
  assessment: ["technology", "market", "team"],
  financialCondition: ["revenue", "netProfit", "earnings", "cashMonths", "netDebt", "ownershipShare", "fxRate"],
  materialEvent: ["financingRound", "downRound", "writeDown", "impairment", "litigation", "keyPersonLeft"],
};

/**
 * Adds something to a deal: an instalment, a mark, an event; or corrects one, which is known by its day, kind and name.
 * It is checked and kept as an import of one row.
 */
export function DealForm({
  code,
  currency,
  asOf,
  correcting,
  onSaved,
}: {
  code: string;
  currency: string;
  asOf: string;
  /** What is to be corrected; null: something new. */
  correcting: Told | null;
  onSaved: () => void;
}) {
  const t = useTranslations("deals.form");
  const terms = useTerms();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const event = correcting?.what === "event" ? correcting : null;
  const [what, setWhat] = useState<Told["what"]>(correcting?.what ?? "event");
  const [on, setOn] = useState(correcting?.on ?? asOf);
  const [amount, setAmount] = useState(
    correcting && correcting.what !== "event" ? withoutZeros(correcting.amount) : "",
  );
  const [flow, setFlow] = useState<(typeof FLOWS)[number]>(correcting?.what === "flow" ? correcting.kind : "call");
  const [basis, setBasis] = useState<(typeof BASES)[number]>(
    correcting?.what === "mark" ? correcting.basis : "externalRound",
  );
  const [kind, setKind] = useState<EventKind>(event?.kind ?? "milestone");
  const [name, setName] = useState(event?.name ?? "");
  const [outcome, setOutcome] = useState(event?.outcome ?? "");
  const [score, setScore] = useState(event?.score == null ? "" : String(event.score));
  const [route, setRoute] = useState<(typeof ROUTES)[number]>(event?.route ?? "ipo");
  const [plannedOn, setPlannedOn] = useState(event?.plannedOn ?? "");
  const [note, setNote] = useState(event?.note ?? "");
  const isFixed = correcting !== null;
  const save = useMutation(
    trpc.deals.edit.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.deals.pathFilter());
        onSaved();
      },
    }),
  );
  const isExit = kind === "exit" || kind === "exitPlan";
  const isPromise = kind === "commitment" || kind === "plannedTicket";
  const hasScore = kind === "assessment" || kind === "financialCondition" || isPromise;
  const hasPlan = kind === "exitPlan" || kind === "milestone" || kind === "plannedTicket";
  const options = OUTCOMES[kind] ?? [];
  const edit = (): Told =>
    what === "flow"
      ? { what, code, on, kind: flow, amount }
      : what === "mark"
        ? { what, code, on, amount, basis }
        : {
            what,
            code,
            on,
            kind,
            name: name.trim() || kind,
            outcome: options.includes(outcome) ? outcome : (options[0] ?? ""),
            score: hasScore && score !== "" ? Number(score) : null,
            route: isExit ? route : null,
            plannedOn: hasPlan && plannedOn !== "" ? plannedOn : null,
            note,
          };
  const badAmount = what !== "event" && amount !== "" && !/^\d{1,15}(\.\d{1,6})?$/.test(amount);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(edit());
      }}
    >
      {save.isError ? <FormRefusal error={save.error} /> : null}
      {isFixed ? <p className="text-ink text-sm">{t("correctingNote")}</p> : null}
      <Field label={t("what")}>
        <NativeSelect value={what} disabled={isFixed} onChange={({ target }) => setWhat(target.value as Told["what"])}>
          {(["event", "flow", "mark"] as const).map((value) => (
            <option key={value} value={value}>
              {t(`whats.${value}`)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field label={t("on")}>
        <TextInput type="date" required disabled={isFixed} value={on} onChange={({ target }) => setOn(target.value)} />
      </Field>
      {what === "event" ? (
        <>
          <Choice
            label={t("kind")}
            value={kind}
            isFixed={isFixed}
            values={EVENTS}
            word={(v) => terms("dealEventKinds", v)}
            onChange={setKind}
          />
          <Field label={t("name")} hint={t("nameHint")}>
            <TextInput
              list="deal-event-names"
              required={NAMES[kind] !== undefined || kind === "milestone" || kind === "plannedTicket"}
              maxLength={80}
              disabled={isFixed}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <datalist id="deal-event-names">
              {(NAMES[kind] ?? []).map((value) => (
                <option key={value} value={value}>
                  {terms("dealEventNames", value)}
                </option>
              ))}
            </datalist>
          </Field>
          {options.length > 0 ? (
            <Choice
              label={t("outcome")}
              value={options.includes(outcome) ? outcome : options[0]!}
              values={options}
              word={(v) =>
                v === ""
                  ? t("openYet")
                  : terms(kind === "stageChange" ? "dealStages" : kind === "conversion" ? "instruments" : "outcomes", v)
              }
              onChange={setOutcome}
            />
          ) : null}
          {hasScore ? (
            <Field
              label={isPromise ? t("amount", { currency }) : t("score")}
              hint={isPromise ? t("promiseHint") : t("scoreHint")}
            >
              <TextInput
                type="number"
                step="any"
                required
                value={score}
                onChange={({ target }) => setScore(target.value)}
              />
            </Field>
          ) : null}
          {isExit ? (
            <Choice
              label={t("route")}
              value={route}
              values={ROUTES}
              word={(v) => terms("exitRoutes", v)}
              onChange={setRoute}
            />
          ) : null}
          {hasPlan ? (
            <Field label={t("plannedOn")}>
              <TextInput
                type="date"
                required={kind !== "milestone"}
                value={plannedOn}
                onChange={({ target }) => setPlannedOn(target.value)}
              />
            </Field>
          ) : null}
          <Field label={t("note")}>
            <TextInput maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
          </Field>
        </>
      ) : (
        <>
          {what === "flow" ? (
            <Choice
              label={t("kind")}
              value={flow}
              isFixed={isFixed}
              values={FLOWS}
              word={(v) => terms("flowKinds", v)}
              onChange={setFlow}
            />
          ) : (
            <Choice
              label={t("basis")}
              value={basis}
              values={BASES}
              word={(v) => terms("markBases", v)}
              onChange={setBasis}
            />
          )}
          <Field label={t("amount", { currency })} error={badAmount ? t("amountBad") : undefined}>
            <TextInput
              inputMode="decimal"
              required
              aria-invalid={badAmount}
              value={amount}
              onChange={({ target }) => setAmount(target.value.trim())}
            />
          </Field>
        </>
      )}
      <p className="text-ink text-xs">{t("kept")}</p>
      <div>
        <Button look="primary" type="submit" disabled={save.isPending || badAmount}>
          {save.isPending ? t("saving") : t("save")}
        </Button>
      </div>
    </form>
  );
}

/** What an event of a kind may have come to; the first is meant until another is chosen. */
const OUTCOMES: Partial<Record<EventKind, readonly string[]>> = {
  milestone: ["hit", "missed", ""],
  dueDiligence: ["approved", "refused"],
  exit: ["done", "loss"],
  plannedTicket: ["", "cancelled"],
  stageChange: STAGES,
  conversion: INSTRUMENTS,
};

/** "74809956.500000" as people write it. */
const withoutZeros = (amount: string) => (amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount);
