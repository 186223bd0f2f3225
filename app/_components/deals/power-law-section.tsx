"use client";

import { useTranslations } from "next-intl";
import type { PowerLaw } from "@/server/core/deals/power-law.ts";
import { measured } from "@/server/core/measured.ts";
import type { FigureInput } from "@/server/core/schemes/evaluation.ts";
import type { DealView } from "@/server/services/deals-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { Explained } from "../explain/explained.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { type DealStep, useDealExplain } from "./deal-explainer.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

/** Outcomes of the book beside the published ones: solid the book's, outlined what venture deals usually do. */
export function PowerLawSection({
  law,
  deals,
  source,
  asOf,
}: {
  law: PowerLaw;
  /** The deals that it counts. */
  deals: readonly DealView[];
  source: string;
  asOf: string;
}) {
  const explain = useDealExplain();
  const steps = useDealSteps();
  const t = useTranslations("deals");
  const format = useFormat();
  const label = ({ from, to }: PowerLaw["buckets"][number]) =>
    to === null ? t("bucketFrom", { from }) : from === 0 ? t("bucketTo", { to }) : t("bucket", { from, to });
  const percent = (value: number) => format.percent(value, { digits: 1 });
  const reached = ({ distributed, value, invested }: DealView) =>
    (Number(distributed) + Number(value)) / Number(invested);
  const open = (
    step: Pick<DealStep, "title" | "value" | "unit" | "formula">,
    inputs: FigureInput[],
    members: readonly DealView[],
    amount: (deal: DealView) => number = reached,
  ) => explain(steps.sum({ method: "dealOutcomes", ...step, inputs }, members, amount));
  const drawn = [
    steps.text(t("explain.deals"), String(law.deals)),
    { name: t("explain.hitProbability"), value: law.hitProbability, unit: "probability" as const },
    steps.text(t("hits"), String(law.hits)),
  ];
  const hits = deals.filter((deal) => reached(deal) >= 10);
  const most = Math.max(...law.buckets.flatMap(({ share, published }) => [share, published]));
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("powerLawTitle")}
        note={t("powerLawNote", { source })}
        name={`deals-power-law-${asOf}`}
        twin={{
          heading: [t("outcome"), t("dealsCount"), t("ownShare"), t("publishedShare"), t("expectedDeals")],
          rows: law.buckets.map((bucket) => [
            label(bucket),
            String(bucket.count),
            percent(bucket.share),
            percent(bucket.published),
            format.number(bucket.expected, { digits: 1 }),
          ]),
          exact: law.buckets.map((bucket) => [
            label(bucket),
            bucket.count,
            bucket.share,
            bucket.published,
            bucket.expected,
          ]),
        }}
      >
        <div className="grid gap-6 lg:grid-cols-[3fr_2fr]">
          <div className="flex flex-col gap-2">
            {law.buckets.map((bucket) => (
              <div key={bucket.from} className="grid grid-cols-[5.5rem_1fr] items-center gap-2 text-sm">
                <span className="text-right text-ink-emphasis">{label(bucket)}</span>
                <span className="flex flex-col gap-0.5">
                  <span className="flex items-center gap-2">
                    <span className="h-3 rounded-sm bg-accent" style={{ width: `${(bucket.share / most) * 70}%` }} />
                    <Explained
                      className="text-xs"
                      onExplain={() =>
                        open(
                          {
                            title: steps.titled(t("ownShare"), label(bucket)),
                            value: measured(bucket.share),
                            unit: "share",
                            formula: "deals of the bucket ÷ deals;  expected = deals × published",
                          },
                          [
                            ...drawn,
                            { name: t("publishedShare"), value: bucket.published, unit: "share" },
                            steps.text(t("expectedDeals"), format.number(bucket.expected, { digits: 2 })),
                          ],
                          deals.filter(
                            (deal) => reached(deal) >= bucket.from && (bucket.to === null || reached(deal) < bucket.to),
                          ),
                        )
                      }
                    >
                      {percent(bucket.share)} · {t("dealsN", { count: bucket.count })}
                    </Explained>
                  </span>
                  <span className="flex items-center gap-2">
                    <span
                      className="h-3 rounded-sm border border-ink-subtle border-dashed"
                      style={{ width: `${(bucket.published / most) * 70}%` }}
                    />
                    <span className="text-ink text-xs tabular">
                      {t("publishedIs", {
                        share: percent(bucket.published),
                        expected: format.number(bucket.expected, { digits: 1 }),
                      })}
                    </span>
                  </span>
                </span>
              </div>
            ))}
          </div>
          <dl className="grid content-start gap-y-2 text-sm">
            <Line label={t("hits")}>
              <Explained
                onExplain={() =>
                  open(
                    { title: t("hits"), value: measured(law.expectedHits), unit: "score", formula: "expected = n × p" },
                    drawn,
                    hits,
                  )
                }
              >
                {t("hitsOf", { hits: law.hits, expected: format.number(law.expectedHits, { digits: 1 }) })}
              </Explained>
            </Line>
            <Line label={t("noHit", { deals: law.deals })}>
              <Explained
                onExplain={() =>
                  open(
                    {
                      title: t("noHit", { deals: law.deals }),
                      value: measured(law.probabilityOfNone),
                      unit: "probability",
                      formula: "(1 − p)^n",
                    },
                    drawn,
                    deals,
                  )
                }
              >
                {percent(law.probabilityOfNone)}
              </Explained>
            </Line>
            <Line label={t("atMostHits", { hits: law.hits })}>
              <Explained
                onExplain={() =>
                  open(
                    {
                      title: t("atMostHits", { hits: law.hits }),
                      value: measured(law.probabilityOfAtMostHits),
                      unit: "probability",
                      formula: "Σ C(n, k) p^k (1 − p)^(n − k), k = 0 … hits",
                    },
                    drawn,
                    deals,
                  )
                }
              >
                {percent(law.probabilityOfAtMostHits)}
              </Explained>
            </Line>
            {law.best.map(({ count, names, shareOfGains }) => (
              <Line key={count} label={t("bestGain", { count })}>
                <span title={names.join(", ")}>
                  <Figure
                    value={shareOfGains.value}
                    reason={shareOfGains.reason}
                    unit="percent"
                    digits={0}
                    onExplain={() =>
                      open(
                        {
                          title: t("bestGain", { count }),
                          value: shareOfGains,
                          unit: "share",
                          formula: "gains of the best ÷ gains of all winners",
                        },
                        names.map((best) => steps.text(best, "▲")),
                        deals.filter(({ total }) => Number(total) > 0),
                        ({ total }) => Number(total),
                      )
                    }
                  />
                </span>
              </Line>
            ))}
          </dl>
        </div>
      </ChartFrame>
    </section>
  );
}

const Line = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div className="flex items-baseline justify-between gap-4 border-line border-b pb-1.5">
    <dt className="text-ink-emphasis">{label}</dt>
    <dd className="whitespace-nowrap text-right font-medium tabular">{children}</dd>
  </div>
);
