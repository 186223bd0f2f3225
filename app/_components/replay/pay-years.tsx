"use client";

import { useTranslations } from "next-intl";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ReplayPayYear, ReplaySchemeView, ReplayView } from "@/server/services/replay-view.ts";
import { axis, grid, zeroLine } from "../../_charts/axis.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { ChartTooltip } from "../../_charts/chart-tooltip.tsx";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";

const FIGURES = ["granted", "paid", "deferredBalance", "bank", "clawedBack", "malus", "forfeited"] as const;
type PayFigure = (typeof FIGURES)[number];

/** Awards, what was paid, what stayed open and what was taken back, year by year and scheme by scheme. */
export function PayYears({ view, name }: { view: ReplayView; name: string }) {
  return (
    <div className="grid gap-x-6 gap-y-4 xl:grid-cols-2">
      {view.schemes.map((scheme) =>
        scheme.totals === null || scheme.currency === null ? null : (
          <OfScheme
            key={scheme.reference}
            scheme={scheme}
            years={scheme.totals.years}
            currency={scheme.currency}
            name={`${name}-${scheme.reference}`}
          />
        ),
      )}
    </div>
  );
}

function OfScheme({
  scheme,
  years,
  currency,
  name,
}: {
  scheme: ReplaySchemeView;
  years: readonly ReplayPayYear[];
  currency: string;
  name: string;
}) {
  const t = useTranslations("replay");
  const format = useFormat();
  const bilingual = useBilingual();
  const used = FIGURES.filter((figure) => years.some((year) => Number(year[figure]) !== 0));
  const data = years.map((year) => ({
    year: String(year.year),
    granted: Number(year.granted),
    paid: Number(year.paid),
    deferredBalance: Number(year.deferredBalance),
    bank: Number(year.bank),
    takenBack: -(Number(year.clawedBack) + Number(year.malus) + Number(year.forfeited)),
  }));
  const hasBank = used.includes("bank");
  const hasDeferred = used.includes("deferredBalance");
  const takesBack = data.some(({ takenBack }) => takenBack !== 0);
  const heading = (figure: PayFigure) => t(`payFigures.${figure}`);
  if (used.length === 0)
    return (
      <div>
        <p className="font-semibold text-ink-strong">{bilingual(scheme.name)}</p>
        <p className="text-ink text-sm">{t("nothingPaid")}</p>
      </div>
    );
  return (
    <ChartFrame
      title={bilingual(scheme.name)}
      note={t("payAxis", { currency })}
      name={name}
      twin={{
        heading: [t("year"), ...FIGURES.map(heading)],
        rows: years.map((year) => [
          String(year.year),
          ...FIGURES.map((figure) => format.exactMoney(year[figure], currency)),
        ]),
        exact: years.map((year) => [year.year, ...FIGURES.map((figure) => year[figure])]),
      }}
    >
      <ResponsiveContainer width="100%" height={240}>
        <ComposedChart data={data} margin={{ top: 8, right: 8, bottom: 0, left: 8 }}>
          <CartesianGrid {...grid} />
          <XAxis dataKey="year" {...axis} />
          <YAxis tickFormatter={(value: number) => format.money(value, currency, { digits: 0 })} width={84} {...axis} />
          <ReferenceLine y={0} {...zeroLine} />
          <Legend wrapperStyle={{ fontSize: 12 }} />
          <Tooltip
            cursor={{ fill: "var(--surface-subtle)" }}
            content={({ active, payload, label }) =>
              active && payload?.length ? (
                <ChartTooltip
                  title={String(label)}
                  rows={payload.map(({ name: figure, value, color }) => ({
                    label: figure,
                    value: format.money(value as number, currency),
                    colour: color,
                  }))}
                />
              ) : null
            }
          />
          <Bar
            dataKey="granted"
            name={heading("granted")}
            fill="var(--cat-1)"
            fillOpacity={0.45}
            isAnimationActive={false}
          />
          <Bar dataKey="paid" name={heading("paid")} fill="var(--cat-1)" isAnimationActive={false} />
          {takesBack ? (
            <Bar dataKey="takenBack" name={t("takenBack")} fill="var(--warn)" isAnimationActive={false} />
          ) : null}
          {hasDeferred ? (
            <Line
              dataKey="deferredBalance"
              name={heading("deferredBalance")}
              type="linear"
              stroke="var(--ink-strong)"
              strokeWidth={1.5}
              dot={{ r: 2 }}
              isAnimationActive={false}
            />
          ) : null}
          {hasBank ? (
            <Line
              dataKey="bank"
              name={heading("bank")}
              type="linear"
              stroke="var(--cat-2)"
              strokeWidth={1.5}
              dot={{ r: 2 }}
              isAnimationActive={false}
            />
          ) : null}
        </ComposedChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
