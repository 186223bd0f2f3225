"use client";

import { useTranslations } from "next-intl";
import { BRIDGE_PARTS, type BridgePart, type BridgePoint, type DealBridge } from "@/server/core/deals/deal-bridge.ts";
import { measured } from "@/server/core/measured.ts";
import type { FigureInput } from "@/server/core/schemes/evaluation.ts";
import type { DealCardView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { Section } from "../ui/section.tsx";
import { useDealExplain } from "./deal-explainer.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

const FORMULAS: Readonly<Record<BridgePart, string>> = {
  growth: "share × fx₀ × (e₁ − e₀) × (m₀ + m₁) ÷ 2",
  multiple: "share × fx₀ × (m₁ − m₀) × (e₀ + e₁) ÷ 2",
  leverage: "share × fx₀ × (net debt₀ − net debt₁ + cash)",
  currency: "share × ((fx₁ − fx₀) × equity₁ + Σ (fx − fx₀) × cash)",
  ownership: "mark₁ × (1 − share₀ ÷ share₁)",
};

/** What the gain of a deal came from, part by part, or why nobody can say. */
export function BridgeSection({ view: { deal, bridge } }: { view: DealCardView }) {
  const t = useTranslations("deals.bridge");
  const reasons = useTranslations("reasons");
  const format = useFormat();
  const found = bridge.value;
  return (
    <Section
      title={t("title")}
      note={
        found
          ? t("note", {
              from: format.date(found.from.on),
              to: format.date(found.to.on),
              basis: t(`bases.${found.basis}`),
              debt: found.knowsDebt ? "known" : "unknown",
            })
          : undefined
      }
    >
      {found ? <Parts bridge={found} view={{ deal }} /> : <p className="text-ink text-sm">{reasons(bridge.reason)}</p>}
    </Section>
  );
}

function Parts({ bridge, view: { deal } }: { bridge: DealBridge; view: Pick<DealCardView, "deal"> }) {
  const t = useTranslations("deals.bridge");
  const format = useFormat();
  const explain = useDealExplain();
  const steps = useDealSteps();
  const most = Math.max(...BRIDGE_PARTS.map((part) => Math.abs(bridge.parts[part])), Math.abs(bridge.gain), 1);
  const stateOf = ({ earnings, multiple, netDebt, fxRate, share, mark }: BridgePoint, which: "then" | "now") => {
    const named = (key: string) => t("ofDay", { what: t(`states.${key}`), day: t(which) });
    return [
      steps.money(named("mark"), mark),
      { name: named("share"), value: share, unit: "share" },
      steps.money(named(bridge.basis), earnings),
      { name: named("multiple"), value: multiple, unit: "multiple" },
      steps.money(named("netDebt"), netDebt),
      steps.text(named("fxRate"), String(fxRate)),
    ] satisfies FigureInput[];
  };
  const open = (part: BridgePart | "gain", amount: number) =>
    explain({
      method: "dealBridge",
      title: steps.titled(t(`parts.${part}`), steps.called(deal)),
      value: measured(amount),
      unit: "money",
      formula: part === "gain" ? BRIDGE_PARTS.map((key) => t(`parts.${key}`)).join(" + ") : FORMULAS[part],
      inputs: [...stateOf(bridge.from, "then"), ...stateOf(bridge.to, "now")],
      steps: part === "gain" ? BRIDGE_PARTS.map((key) => ({ title: t(`parts.${key}`), value: bridge.parts[key] })) : [],
      dealIds: [deal.dealId],
    });
  const line = (part: BridgePart | "gain", amount: number) => (
    <div
      key={part}
      className={`grid grid-cols-[minmax(8rem,14rem)_1fr_auto] items-center gap-3 border-line border-b py-1.5 text-sm ${part === "gain" ? "font-semibold" : ""}`}
    >
      <dt className="text-ink-emphasis">
        {t(`parts.${part}`)}
        {part === "gain" ? null : <span className="block text-ink text-xs">{t(`hints.${part}`)}</span>}
      </dt>
      <dd aria-hidden className="relative h-3">
        <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
        <span
          className={`absolute inset-y-0 rounded-sm ${amount < 0 ? "bg-loss" : "bg-gain"}`}
          style={{
            width: `${(Math.abs(amount) / most) * 50}%`,
            [amount < 0 ? "right" : "left"]: "50%",
          }}
        />
      </dd>
      <dd className="text-right">
        <Explained onExplain={() => open(part, amount)}>
          {format.money(amount, deal.currency, { plus: true })}
        </Explained>
      </dd>
    </div>
  );
  return (
    <dl>
      {BRIDGE_PARTS.map((part) => line(part, bridge.parts[part]))}
      {line("gain", bridge.gain)}
    </dl>
  );
}
