"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import type { CycleHead, CycleLine } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";

const CENTS = /^\d{1,15}(\.\d{1,2})?$/;

interface Given {
  cycle: CycleHead;
  onDone: () => Promise<void>;
}

/** Another amount in the place of the calculated one, its reason, and what it moves before it is saved. */
export function AdjustDrawer({ line, onClose, ...rest }: Given & { line: CycleLine | null; onClose: () => void }) {
  const t = useTranslations("cycles");
  const name = useName();
  return (
    <Drawer open={line !== null} onClose={onClose} title={line ? t("adjustOf", { name: name(line) }) : ""}>
      {line ? <AdjustForm key={line.managerId} line={line} {...rest} /> : null}
    </Drawer>
  );
}

function AdjustForm({ cycle, line, onDone }: Given & { line: CycleLine }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const currency = cycle.currency ?? "";
  const [amount, setAmount] = useState(line.pay?.adjusted ?? line.pay?.calculated ?? "0");
  const [reason, setReason] = useState("");
  const wanted = useDeferredValue(amount);
  const isAmount = CENTS.test(wanted);
  const asked = { id: cycle.id, managerId: line.managerId };
  const adjust = useMutation(trpc.cycles.adjust.mutationOptions({ onSuccess: onDone }));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        adjust.mutate({ ...asked, amount, reason });
      }}
    >
      {adjust.isError ? <Callout tone="bad" title={errorText(adjust.error)} /> : null}
      <p className="text-sm">
        {t("calculatedIs", { amount: format.exactMoney(line.pay?.calculated ?? null, currency) })}
      </p>
      <Field label={t("adjustedAmount", { currency })} {...(!isAmount && { error: t("notCents") })}>
        <TextInput
          name="amount"
          inputMode="decimal"
          value={amount}
          aria-invalid={!isAmount}
          onChange={(event) => setAmount(event.target.value.trim())}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")}>
        <TextInput
          name="reason"
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {isAmount ? <Effect asked={{ ...asked, amount: wanted }} currency={currency} /> : null}
      <div>
        <Button look="primary" type="submit" disabled={adjust.isPending || !isAmount || reason.trim() === ""}>
          {t("adjust")}
        </Button>
      </div>
    </form>
  );
}

function Effect({ asked, currency }: { asked: { id: string; managerId: string; amount: string }; currency: string }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const name = useName();
  const trpc = useTRPC();
  const effect = useQuery({
    ...trpc.cycles.adjustmentEffect.queryOptions(asked),
    placeholderData: (before) => before,
  });
  if (!effect.data) return null;
  const { pool, grantedBefore, grantedAfter, people, tranches } = effect.data;
  const money = (text: string) => format.number(Number(text), { digits: 2 });
  return (
    <section className="rounded-md border border-line p-3 text-sm" aria-live="polite">
      <h3 className="font-medium">{t("moves")}</h3>
      <p className="mt-1 text-ink-emphasis tabular">
        {t("movesTotal", {
          before: format.money(grantedBefore, currency),
          after: format.money(grantedAfter, currency),
        })}
        {pool === null ? "" : ` ${t("movesPool", { pool: format.money(pool, currency) })}`}
      </p>
      <ul className="mt-2 flex flex-col gap-1">
        {people.map((person) => (
          <li key={person.managerId} className="flex justify-between gap-4">
            <span>{name(person)}</span>
            <span className="tabular">
              {money(person.before)} → {money(person.after)}
            </span>
          </li>
        ))}
      </ul>
      {tranches.length > 0 ? (
        <>
          <h4 className="mt-3 text-ink text-xs">{t("movesTranches")}</h4>
          <ul className="flex flex-col gap-1">
            {tranches.map(({ dueOn, before, after }) => (
              <li key={dueOn} className="flex justify-between gap-4">
                <span>{format.date(dueOn)}</span>
                <span className="tabular">
                  {money(before)} → {money(after)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
