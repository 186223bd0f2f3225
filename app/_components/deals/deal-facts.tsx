"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DealCardView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Place } from "../private-funds/place.tsx";
import { useDealExplain } from "./deal-explainer.tsx";
import { useCondition } from "./use-condition.ts";
import { type DealFigureName, type DealMoney, useDealSteps } from "./use-deal-steps.ts";
import { useTerms } from "./use-terms.ts";

/** The head of a card: who, what, how much, what it is held to. */
export function DealFacts({ view }: { view: DealCardView }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const name = useName();
  const terms = useTerms();
  const { deal, standard } = view;
  const { state } = deal;
  const condition = useCondition();
  const explain = useDealExplain();
  const steps = useDealSteps();
  const open = (figure: DealFigureName) => () => explain(steps.figure(deal, figure));
  const money = (figure: DealMoney, plus = false) => (
    <Explained title={format.exactMoney(deal[figure], deal.currency)} onExplain={open(figure)}>
      {format.money(deal[figure], deal.currency, { plus })}
    </Explained>
  );
  const changed = (now: string, entered: string, group: "dealStages" | "instruments") =>
    now === entered ? terms(group, now) : t("changedFrom", { now: terms(group, now), before: terms(group, entered) });
  return (
    <section className="rounded-lg border border-line bg-surface p-4">
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-4">
        <Fact label={t("code")}>{deal.code}</Fact>
        <Fact label={t("portfolio")}>{name({ name: deal.portfolioName, nameZh: deal.portfolioNameZh })}</Fact>
        <Fact label={t("decidedBy")}>{deal.decidedBy ? name(deal.decidedBy) : format.missing}</Fact>
        <Fact label={t("heldBy")}>{deal.heldBy.map(name).join(", ") || format.missing}</Fact>
        <Fact label={t("domain")}>{terms("domains", deal.domain)}</Fact>
        <Fact label={t("stage")}>{changed(state.stage, deal.stage, "dealStages")}</Fact>
        <Fact label={t("instrument")}>{changed(state.instrument, deal.instrument, "instruments")}</Fact>
        <Fact label={t("age")}>
          {deal.investedOn ? format.date(deal.investedOn) : format.missing} ·{" "}
          <Figure value={state.ageYears} unit="years" digits={1} onExplain={open("age")} /> ·{" "}
          {t("ticketsN", { count: state.tickets })}
        </Fact>
        <Fact label={t("invested")}>{money("invested")}</Fact>
        <Fact label={t("distributed")}>{money("distributed")}</Fact>
        <Fact label={t("value")}>{money("value")}</Fact>
        <Fact label={t("multiple")}>
          <Figure
            value={deal.multiple.value}
            reason={deal.multiple.reason}
            unit="multiple"
            onExplain={open("multiple")}
          />
        </Fact>
        <Fact label={t("paper")}>{money("paper", true)}</Fact>
        <Fact label={t("realised")}>{money("realised", true)}</Fact>
        <Fact label={t("lastMark")}>
          {deal.markOn ? `${format.date(deal.markOn)} · ${terms("markBases", deal.markBasis)}` : format.missing}
          {state.isOpen && state.markMonths !== null && state.markMonths > view.rules.markMonths ? (
            <span className="text-outside"> ◆ {t("monthsOld", { months: state.markMonths })}</span>
          ) : null}
        </Fact>
        <Fact label={t("place")}>
          {state.isOpen ? (
            <Place placed={deal.place} onExplain={() => explain(steps.place(deal))} />
          ) : (
            t("leftBy", { on: deal.exitedOn ?? "", route: terms("exitRoutes", deal.exitRoute) })
          )}
        </Fact>
        {state.commitment !== null || state.uncalled > 0 ? (
          <Fact label={t("uncalled")}>
            {format.money(state.uncalled, deal.currency)}
            {state.commitment === null
              ? null
              : ` · ${t("committedOf", { amount: format.money(state.commitment, deal.currency) })}`}
          </Fact>
        ) : null}
        <Fact label={t("exitPlan")}>
          {state.exitPlan
            ? `${terms("exitRoutes", state.exitPlan.route)} ${state.exitPlan.plannedOn ? format.date(state.exitPlan.plannedOn) : ""}`
            : t("noPlan")}
        </Fact>
        <Fact label={t("milestones")}>
          {t("milestonesAre", { hit: state.milestones.hit, missed: state.milestones.missed })}
        </Fact>
        <Fact label={t("assessments")}>
          {state.assessments.length === 0
            ? format.missing
            : state.assessments
                .map((item) => `${terms("dealEventNames", item.name)} ${format.number(item.score, { digits: 0 })}`)
                .join(" · ")}
        </Fact>
        <Fact label={t("condition")}>
          {state.condition.length === 0
            ? format.missing
            : state.condition
                .map((item) => `${terms("dealEventNames", item.name)} ${condition(item.name, item.value)}`)
                .join(" · ")}
        </Fact>
      </dl>
      {standard ? (
        <p className="mt-3 border-line border-t pt-3 text-sm">
          <span className="font-medium">{t("standardIs")}</span>{" "}
          {format.locale === "zh-CN" ? standard.entryStandardZh : standard.entryStandard}
        </p>
      ) : null}
    </section>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-ink text-xs">{label}</dt>
    <dd className="text-ink-strong">{children}</dd>
  </div>
);
