"use client";

import { useTranslations } from "next-intl";
import type { LiabilitiesView } from "@/server/services/liabilities-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { MismatchChart } from "../../_charts/mismatch-chart.tsx";
import { useFormat } from "../format/use-format.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** Year by year: does what comes in pay what is due? */
export function MismatchSection({ view, asOf }: { view: LiabilitiesView; asOf: string }) {
  const t = useTranslations("liabilities");
  const format = useFormat();
  const { mismatch, currency } = view;
  const names = {
    assets: t("flowAssets"),
    liabilities: t("flowLiabilities"),
    net: t("flowNet"),
    cumulative: t("flowCumulative"),
  };
  const { deepest, firstShort } = mismatch;
  if (deepest === null) return <EmptyState title={t("noFlowsTitle")}>{t("noFlowsBody")}</EmptyState>;
  return (
    <section className="rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("mismatchTitle")}
        note={
          firstShort === null
            ? t("neverShort")
            : t("shortFrom", {
                year: String(firstShort.year),
                deepest: String(deepest.year),
                amount: format.money(deepest.cumulative, currency),
              })
        }
        name={`cash-flow-mismatch-${asOf}`}
        twin={{
          heading: [t("year"), names.assets, names.liabilities, names.net, names.cumulative],
          rows: mismatch.years.map(({ year, ...flows }) => [
            String(year),
            ...[flows.assets, flows.liabilities, flows.net, flows.cumulative].map((amount) =>
              format.money(amount, currency),
            ),
          ]),
          exact: mismatch.years.map(({ year, assets, liabilities, net, cumulative }) => [
            year,
            assets,
            liabilities,
            net,
            cumulative,
          ]),
        }}
      >
        <MismatchChart years={mismatch.years} currency={currency} names={names} />
      </ChartFrame>
    </section>
  );
}
