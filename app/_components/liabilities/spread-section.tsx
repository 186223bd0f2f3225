"use client";

import { useTranslations } from "next-intl";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { LiabilitiesView } from "@/server/services/liabilities-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { SpreadChart } from "../../_charts/spread-chart.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { explainSpread } from "./explain-liabilities.ts";

/** Earned against owed, from the quarter to the whole record: the picture, then the figures it is drawn from. */
export function SpreadSection({
  view,
  asOf,
  onExplain,
}: {
  view: LiabilitiesView;
  asOf: string;
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("liabilities");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const names = { earned: t("earned"), cost: t("cost"), spread: t("spread") };
  const rows = view.spread.map((row) => ({ ...row, label: horizons(row.horizon) }));
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("spreadTitle")}
        note={t("spreadNote")}
        name={`liability-spread-${asOf}`}
        twin={{
          heading: [t("horizon"), names.earned, names.cost, names.spread],
          rows: rows.map(({ label, earned, cost, spread }) => [
            label,
            format.percent(earned.value, { digits: 2 }),
            format.percent(cost.value, { digits: 2 }),
            format.pp(spread.value, { digits: 2, plus: true }),
          ]),
          exact: rows.map(({ horizon, earned, cost, spread }) => [horizon, earned.value, cost.value, spread.value]),
        }}
      >
        <SpreadChart
          bars={rows.map(({ label, earned, cost, spread }) => ({
            label,
            earned: earned.value,
            cost: cost.value,
            spread: spread.value,
          }))}
          names={names}
        />
      </ChartFrame>
      <p className="mt-3 font-medium text-ink text-xs">{names.spread}</p>
      <dl className="mt-1 grid grid-cols-[repeat(auto-fit,minmax(5.5rem,1fr))] gap-x-2 gap-y-3 text-sm">
        {rows.map((row) => (
          <div key={row.horizon}>
            <dt className="text-ink text-xs">{row.label}</dt>
            <dd>
              <Figure
                value={row.spread.value}
                reason={row.spread.reason}
                unit="pp"
                digits={2}
                plus
                tone
                onExplain={() => onExplain(explainSpread(view, row))}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
