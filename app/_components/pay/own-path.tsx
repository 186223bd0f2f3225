"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import type { PayPage } from "@/server/services/pay-view.ts";
import { useTRPC } from "../api/client.ts";
import { EvaluationDrawer } from "../cycles/evaluation-drawer.tsx";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Section } from "../ui/section.tsx";

type Own = NonNullable<PayPage["own"]>;

/** A manager's own path: what could be lost, and what next year would do to it. */
export function OwnPath({ own, currency }: { own: Own; currency: string }) {
  const t = useTranslations("payLedger");
  const [isShown, setShown] = useState(false);
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        <NextYear own={own} currency={currency} />
        <Risks own={own} currency={currency} />
      </div>
      <div>
        <Button onClick={() => setShown(true)}>{t("showEvaluation")}</Button>
      </div>
      <EvaluationDrawer evaluationId={isShown ? own.evaluationId : null} hasPapers onClose={() => setShown(false)} />
    </>
  );
}

function NextYear({ own, currency }: { own: Own; currency: string }) {
  const t = useTranslations("payLedger");
  const format = useFormat();
  const trpc = useTRPC();
  const [score, setScore] = useState(Math.round(own.lastScore ?? 50));
  const [percent, setPercent] = useState(0);
  const asked = useDeferredValue({ score, unitReturn: percent / 100 });
  const { data } = useQuery({ ...trpc.pay.whatIf.queryOptions(asked), placeholderData: keepPreviousData });
  const year = data?.year;
  const money = (amount: string) => format.exactMoney(amount, currency);
  return (
    <Section title={t("nextYear")} note={t("nextYearNote")}>
      <div className="flex flex-col gap-4 text-sm">
        <label className="flex flex-col gap-1">
          <span className="flex justify-between">
            <span>{t("ifScore")}</span>
            <span className="font-semibold tabular">{score}</span>
          </span>
          <input
            type="range"
            min={0}
            max={100}
            value={score}
            onChange={(event) => setScore(Number(event.target.value))}
            className="accent-(--accent)"
          />
        </label>
        <label className="flex flex-col gap-1">
          <span className="flex justify-between">
            <span>{t("ifReturn")}</span>
            <span className="font-semibold tabular">{format.percent(percent / 100, { digits: 0, plus: true })}</span>
          </span>
          <input
            type="range"
            min={-50}
            max={50}
            value={percent}
            onChange={(event) => setPercent(Number(event.target.value))}
            className="accent-(--accent)"
          />
        </label>
        {year ? (
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1" aria-live="polite">
            <dt>{t("wouldGrant")}</dt>
            <dd className="text-right font-semibold tabular">
              {year.award === null ? format.missing : money(year.granted)}
            </dd>
            <dt>{t("wouldPayNow")}</dt>
            <dd className="text-right tabular">{money(year.upfront)}</dd>
            <dt>{t("wouldVest")}</dt>
            <dd className="text-right tabular">
              {money(year.vested.reduce((sum, { paid }) => sum + Number(paid), 0).toFixed(2))}
            </dd>
            <dt>{t("wouldBeLocked")}</dt>
            <dd className="text-right tabular">
              {money(year.open.reduce((sum, { valueNow }) => sum + Number(valueNow), 0).toFixed(2))}
            </dd>
          </dl>
        ) : null}
      </div>
    </Section>
  );
}

function Risks({ own, currency }: { own: Own; currency: string }) {
  const t = useTranslations("payLedger");
  const events = useTranslations("payLedger.events");
  const leavers = useTranslations("payLedger.leavers");
  const format = useFormat();
  const { malus, clawback, withinReach } = own;
  return (
    <Section title={t("risks")} note={t("risksNote")}>
      <div className="flex flex-col gap-3 text-sm">
        <table className="w-full">
          <caption className="pb-1 text-left text-ink text-xs">{t("malusCaption")}</caption>
          <tbody>
            {malus.map(({ event, amount, share }) => (
              <tr key={event}>
                <td className="cell border-line border-t">{events(event)}</td>
                <td className="cell border-line border-t text-right tabular">{format.percent(share, { digits: 0 })}</td>
                <td className="cell border-line border-t text-right tabular">{format.exactMoney(amount, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          {clawback === null
            ? t("noClawback")
            : t("clawbackReach", {
                years: clawback.lookBackYears,
                amount: format.exactMoney(withinReach, currency),
              })}
        </p>
        <p>{t("ifLeaving", { good: leavers(own.leavers.good), bad: leavers(own.leavers.bad) })}</p>
      </div>
    </Section>
  );
}
