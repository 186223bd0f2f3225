"use client";

import { useTranslations } from "next-intl";
import { PAPER_LOSS_CLASSES } from "@/server/core/deals/paper-loss.ts";
import type { DealView, LossView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { useDealExplain } from "./deal-explainer.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

/** Parts that age or the market explain are hatched: they are on paper and usual; what is outside is solid. */
const LOOKS: Readonly<Record<(typeof PAPER_LOSS_CLASSES)[number], string>> = {
  impairment: "var(--bad)",
  writeDown: "var(--warn)",
  fees: "var(--ink-subtle)",
  market: "repeating-linear-gradient(45deg, var(--cat-2) 0 3px, transparent 3px 6px)",
  expected: "repeating-linear-gradient(45deg, var(--accent) 0 3px, transparent 3px 6px)",
  unexplained: "var(--outside)",
};

/** What a paper loss is made of: one bar whose parts sum to it, and the same as a list. */
export function LossBar({
  loss,
  currency,
  deals,
  whose,
}: {
  loss: LossView;
  currency: string;
  /** The deals whose loss it is. */
  deals: readonly DealView[];
  whose: string;
}) {
  const explain = useDealExplain();
  const steps = useDealSteps();
  const t = useTranslations("deals");
  const format = useFormat();
  const total = Number(loss.loss);
  if (!(total > 0)) return <p className="text-ink text-sm">{t("noLoss")}</p>;
  const parts = PAPER_LOSS_CLASSES.map((name) => ({ name, amount: Number(loss.parts[name]) }));
  return (
    <div className="flex flex-col gap-3">
      <div aria-hidden className="flex h-6 w-full overflow-hidden rounded border border-line">
        {parts
          .filter(({ amount }) => amount > 0)
          .map(({ name, amount }) => (
            <span
              key={name}
              title={`${t(`losses.${name}`)}: ${format.money(amount, currency)}`}
              style={{ width: `${(amount / total) * 100}%`, background: LOOKS[name] }}
              className="border-surface border-r last:border-r-0"
            />
          ))}
      </div>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(15rem,100%),1fr))] gap-x-6 gap-y-2 text-sm">
        {parts.map(({ name, amount }) => (
          <div key={name} className="flex items-baseline justify-between gap-3 border-line border-b pb-1">
            <dt className="flex items-baseline gap-2">
              <span
                aria-hidden
                className="inline-block size-3 shrink-0 border border-line"
                style={{ background: LOOKS[name] }}
              />
              <span>
                {t(`losses.${name}`)}
                <span className="block text-ink text-xs">{t(`lossHints.${name}`)}</span>
              </span>
            </dt>
            <dd className="tabular whitespace-nowrap text-right">
              <Explained onExplain={() => explain(steps.loss(deals, loss, name, whose))}>
                {format.money(amount, currency)}
              </Explained>
              <span className="block text-ink text-xs">{format.percent(amount / total, { digits: 0 })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="font-medium text-sm">
        <Explained wraps onExplain={() => explain(steps.loss(deals, loss, null, whose))}>
          {t("lossTotal", { amount: format.exactMoney(loss.loss, currency) })}
        </Explained>
      </p>
    </div>
  );
}
