"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { PAPER_LOSS_CLASSES, type PaperLossClass } from "@/server/core/deals/paper-loss.ts";
import { measured } from "@/server/core/measured.ts";
import type { FigureInput } from "@/server/core/schemes/evaluation.ts";
import type { DealView, LossView } from "@/server/services/deals-view.ts";
import { useName } from "../format/use-name.ts";
import type { DealStep } from "./deal-explainer.tsx";
import { useSignText } from "./stuck-mark.tsx";
import { useTerms } from "./use-terms.ts";

export type DealMoney = "invested" | "distributed" | "value" | "paper" | "realised";
export type DealFigureName = DealMoney | "multiple" | "age";

const FORMULAS: Readonly<Record<DealFigureName, string>> = {
  invested: "Σ paid in",
  distributed: "Σ paid back",
  value: "last mark + flows since",
  paper: "paper + realised = paid back + value − paid in",
  realised: "paper + realised = paid back + value − paid in",
  multiple: "(paid back + value) ÷ paid in",
  age: "days since the first instalment ÷ 365.25",
};

const text = (name: string, value: string): FigureInput => ({ name, value, unit: "text" });
const money = (name: string, value: number | string | null): FigureInput => ({
  name,
  value: value === null ? null : Number(value),
  unit: "money",
});

/** Derivations of the figures of single deals and of sums over deals. */
export function useDealSteps() {
  const t = useTranslations("deals");
  const name = useName();
  const terms = useTerms();
  const signText = useSignText();
  return useMemo(() => {
    const called = (deal: Pick<DealView, "company" | "companyZh">) =>
      name({ name: deal.company, nameZh: deal.companyZh });
    const titled = (figure: string, of: string) => t("explain.title", { figure, of });
    const of = (deals: readonly DealView[]) => deals.map(({ dealId }) => dealId);
    const moneyOf = (deal: DealView): FigureInput[] => [
      money(t("invested"), deal.invested),
      money(t("distributed"), deal.distributed),
      money(t("value"), deal.value),
      money(t("paper"), deal.paper),
      money(t("realised"), deal.realised),
      text(t("explain.currency"), deal.currency),
      ...(deal.investedOn ? [{ name: t("explain.firstOn"), value: deal.investedOn, unit: "date" } as const] : []),
      ...(deal.markOn ? [{ name: t("lastMark"), value: deal.markOn, unit: "date" } as const] : []),
    ];
    const figure = (deal: DealView, key: DealFigureName): DealStep => ({
      method: "dealMoney",
      title: titled(t(key), called(deal)),
      value:
        key === "multiple"
          ? deal.multiple
          : key === "age"
            ? deal.state.ageYears === null
              ? { value: null, reason: "notStarted" }
              : measured(deal.state.ageYears)
            : measured(Number(deal[key])),
      unit: key === "multiple" ? "multiple" : key === "age" ? "years" : "money",
      formula: FORMULAS[key],
      inputs: moneyOf(deal),
      dealIds: [deal.dealId],
    });
    const place = (deal: DealView): DealStep => {
      const placed = deal.place.value;
      const quantiles = placed?.band.quantiles.value ?? [];
      return {
        method: "dealPlace",
        title: titled(t("place"), called(deal)),
        value: placed === null ? { value: null, reason: deal.place.reason ?? "noPeers" } : placed.rank,
        unit: "share",
        formula: "peers of its age below it ÷ peers of its age, ties half",
        inputs: [
          { name: t("multiple"), value: deal.multiple.value, unit: "multiple" },
          { name: t("explain.ageYears"), value: deal.state.ageYears, unit: "years" },
          ...(placed ? [text(t("explain.peers"), String(placed.band.count))] : []),
          ...(deal.peerCut.name === "stage" && deal.peerCut.stage !== null
            ? [text(t("explain.cut"), t(`peerClasses.${deal.peerCut.stage}`))]
            : [text(t("explain.cut"), t("explain.allFunds"))]),
          ...quantiles.map(
            (value, i): FigureInput => ({
              name: t("explain.quantile", { number: i + 1, all: quantiles.length }),
              value,
              unit: "multiple",
            }),
          ),
        ],
        dealIds: [deal.dealId],
      };
    };
    const signs = (deal: DealView): DealStep => ({
      method: "dealSigns",
      title: titled(t("signs"), called(deal)),
      value: measured(deal.stuck.signs.length),
      unit: "score",
      formula: "signs ≥ signs of the rules",
      inputs: deal.stuck.signs.map((sign) => text(signText(sign), "◆")),
      dealIds: [deal.dealId],
    });
    /** Loss of some deals, whole or one part of it; the deals are its steps. */
    const loss = (
      deals: readonly DealView[],
      whole: LossView,
      part: PaperLossClass | null,
      whose: string,
    ): DealStep => {
      const take = (own: LossView) => Number(part === null ? own.loss : own.parts[part]);
      const losing = deals.filter((deal) => take(deal.loss) > 0).sort((a, b) => take(b.loss) - take(a.loss));
      return {
        method: "dealLoss",
        title: titled(part === null ? t("paperLoss") : t(`losses.${part}`), whose),
        value: measured(take(whole)),
        unit: "money",
        formula: part === null ? PAPER_LOSS_CLASSES.join(" + ") : null,
        inputs: PAPER_LOSS_CLASSES.map((key) => money(t(`losses.${key}`), whole.parts[key])),
        steps: deals.length > 1 ? losing.map((deal) => ({ title: called(deal), value: take(deal.loss) })) : [],
        dealIds: of(deals.length > 1 ? losing : deals),
      };
    };
    /** A sum or a share over deals whose amounts are its steps. */
    const sum = (
      step: Omit<DealStep, "dealIds" | "steps">,
      deals: readonly DealView[],
      amount: (deal: DealView) => number,
    ): DealStep => {
      const sorted = [...deals].sort((a, b) => amount(b) - amount(a));
      return {
        ...step,
        steps: sorted.map((deal) => ({ title: called(deal), value: amount(deal) })),
        dealIds: of(sorted),
      };
    };
    return { figure, place, signs, loss, sum, called, titled, money, text, terms };
  }, [t, name, terms, signText]);
}
