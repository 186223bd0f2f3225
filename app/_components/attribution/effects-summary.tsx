"use client";

import { useTranslations } from "next-intl";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { prepareWaterfall } from "../../_charts/prepare-waterfall.ts";
import { WaterfallChart } from "../../_charts/waterfall-chart.tsx";
import { useFormat } from "../format/use-format.ts";
import { Callout } from "../ui/callout.tsx";
import type { Report } from "./report.ts";

/** From the benchmark's return to the portfolio's, step by step, and the sum that proves it. */
export function EffectsSummary({ report }: { report: Report }) {
  const t = useTranslations("attribution");
  const format = useFormat();
  const { linked, options } = report.attribution;
  const effects = (["allocation", "selection", "interaction"] as const).filter((effect) => linked[effect] !== null);
  const isGeometric = options.approach === "geometric";
  // Geometric effects compound: drawn on a scale where they add up, from nothing to the geometric active return.
  const steps = isGeometric
    ? [
        { key: "allocation", value: linked.allocation },
        { key: "selection", value: linked.activeReturn - linked.allocation },
      ]
    : effects.map((effect) => ({ key: effect as string, value: linked[effect]! }));
  const bars = isGeometric
    ? prepareWaterfall({ key: "start", value: 0 }, steps, { key: "active", value: linked.activeReturn })
    : prepareWaterfall({ key: "benchmark", value: linked.benchmarkReturn }, steps, {
        key: "portfolio",
        value: linked.portfolioReturn,
      });
  const names: Record<string, string> = {
    start: t("benchmarkReturn"),
    benchmark: t("benchmarkReturn"),
    portfolio: t("portfolioReturn"),
    active: t("geometricActive"),
    allocation: t("effects.allocation"),
    selection: isGeometric ? t("selectionAfterAllocation") : t("effects.selection"),
    interaction: t("effects.interaction"),
  };
  return (
    <section className="rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("waterfallTitle")}
        note={t("waterfallNote", {
          from: format.date(report.from),
          to: format.date(report.to),
          linking: isGeometric ? t("choices.geometric") : t(`choices.${options.linking}`),
        })}
        name={`attribution-${report.subject.code}-${report.to}`}
        twin={{
          heading: [t("step"), t("value")],
          rows: bars.map((bar) => [
            names[bar.key]!,
            bar.kind === "total" ? format.percent(bar.value) : format.pp(bar.value),
          ]),
          exact: bars.map((bar) => [names[bar.key]!, bar.value]),
        }}
      >
        <WaterfallChart bars={bars} names={names} />
      </ChartFrame>
      <div className="mt-3">
        <Callout
          tone={linked.reconciles ? "good" : "bad"}
          title={t(isGeometric ? "sumGeometric" : "sumArithmetic", {
            parts: effects.map((effect) => format.pp(linked[effect], { digits: 4 })).join(isGeometric ? " ⊗ " : "  "),
            total: format.pp(linked.activeReturn, { digits: 4 }),
            residual: linked.residual.toExponential(1).replace("-", "−"),
          })}
        />
      </div>
    </section>
  );
}
