"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { parseAmount } from "@/server/core/format/parse-amount.ts";
import type { AdjustmentEffect, CycleHead, CycleLine } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

interface Given {
  cycle: CycleHead;
  onDone: () => Promise<unknown>;
}

/** Another amount in the place of the calculated one, its reason, and what it moves before it is saved. */
export function AdjustDrawer({ line, onClose, ...rest }: Given & { line: CycleLine | null; onClose: () => void }) {
  const t = useTranslations("cycles");
  const name = useName();
  return (
    <Drawer open={line !== null} onClose={onClose} title={line ? t("adjustOf", { name: name(line) }) : ""}>
      {line ? <AdjustForm key={line.managerId} line={line} onClose={onClose} {...rest} /> : null}
    </Drawer>
  );
}

function AdjustForm({ cycle, line, onDone, onClose }: Given & { line: CycleLine; onClose: () => void }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const currency = cycle.currency ?? "";
  const [typed, setTyped] = useState(line.pay?.adjusted ?? line.pay?.calculated ?? "0");
  const [reason, setReason] = useState("");
  const amount = parseAmount(typed, { isSigned: true });
  const wanted = useDeferredValue(amount);
  const asked = { id: cycle.id, managerId: line.managerId };
  const effect = useQuery({
    ...trpc.cycles.adjustmentEffect.queryOptions({ ...asked, amount: wanted ?? "0" }),
    enabled: wanted !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const adjust = useMutation(
    // Refused or not, the page shows the cycle as it stands now.
    trpc.cycles.adjust.mutationOptions({ onSuccess: onClose, onSettled: onDone }),
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (amount !== null) adjust.mutate({ ...asked, revision: cycle.revision, amount, reason });
      }}
    >
      {adjust.isError ? <Callout tone="bad" title={errorText(adjust.error)} /> : null}
      <p className="text-sm">
        {t("calculatedIs", { amount: format.exactMoney(line.pay?.calculated ?? null, currency) })}
      </p>
      <Field
        label={t("adjustedAmount", { currency })}
        hint={<Limits limits={effect.data?.limits ?? null} currency={currency} />}
        {...(amount === null
          ? { error: t("notCents") }
          : effect.isError && !effect.isFetching && { error: errorText(effect.error) })}
      >
        <TextInput
          name="amount"
          inputMode="decimal"
          value={typed}
          aria-invalid={amount === null || effect.isError}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")}>
        <TextInput name="reason" maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {amount === null || effect.isError ? null : effect.data ? (
        <Effect effect={effect.data} currency={currency} isStale={effect.isPlaceholderData} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
      <div>
        <Button look="primary" type="submit" disabled={adjust.isPending || amount === null || effect.isError}>
          {t("adjust")}
        </Button>
      </div>
    </form>
  );
}

/** What the scheme allows for this person. */
function Limits({ limits, currency }: { limits: AdjustmentEffect["limits"] | null; currency: string }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  if (limits === null) return null;
  const { floor, cap } = limits;
  return t("limits", {
    kind: floor === null ? (cap === null ? "none" : "cap") : cap === null ? "floor" : "both",
    floor: format.exactMoney(floor, currency),
    cap: format.exactMoney(cap, currency),
  });
}

function Effect({ effect, currency, isStale }: { effect: AdjustmentEffect; currency: string; isStale: boolean }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const name = useName();
  const { pool, grantedBefore, grantedAfter, people, tranches } = effect;
  const exact = (text: string) => format.exactMoney(text, currency);
  return (
    <section
      className={`rounded-md border border-line p-3 text-sm ${isStale ? "opacity-60" : ""}`}
      aria-live="polite"
      aria-busy={isStale}
    >
      <h3 className="font-medium">{t("moves")}</h3>
      <p className="mt-1 text-ink-emphasis tabular">
        {t("movesTotal", { before: exact(grantedBefore), after: exact(grantedAfter) })}
        {pool === null ? "" : ` ${t("movesPool", { pool: exact(pool) })}`}
      </p>
      <Moves
        rows={people.map(({ managerId, before, after, ...person }) => ({
          key: managerId,
          name: name(person),
          before,
          after,
        }))}
        exact={exact}
      />
      {tranches.length > 0 ? (
        <>
          <h4 className="mt-3 text-ink text-xs">{t("movesTranches")}</h4>
          <Moves
            rows={tranches.map(({ dueOn, ...amounts }) => ({ key: dueOn, name: format.date(dueOn), ...amounts }))}
            exact={exact}
          />
        </>
      ) : null}
    </section>
  );
}

function Moves({
  rows,
  exact,
}: {
  rows: readonly { key: string; name: string; before: string; after: string }[];
  exact: (text: string) => string;
}) {
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {rows.map(({ key, name, before, after }) => (
        <li key={key} className="flex justify-between gap-4">
          <span>{name}</span>
          <span className="tabular">
            {exact(before)} → {exact(after)}
          </span>
        </li>
      ))}
    </ul>
  );
}
