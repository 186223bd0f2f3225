"use client";

import { useTranslations } from "next-intl";
import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { ReplaySchemeView, ReplayView } from "@/server/services/replay-view.ts";
import { axis, grid, zeroLine } from "../../_charts/axis.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { ChartTooltip } from "../../_charts/chart-tooltip.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { schemeColour } from "./scheme-colour.ts";

/** What each manager was paid against what the whole record came to. */
export function PayOutcome({ view, name }: { view: ReplayView; name: string }) {
  return (
    <div className="grid gap-x-6 gap-y-4 xl:grid-cols-2">
      {view.schemes.map((scheme, i) =>
        scheme.people === null ? null : (
          <OfScheme key={scheme.reference} view={view} scheme={scheme} colour={schemeColour(i)} name={name} />
        ),
      )}
    </div>
  );
}

function OfScheme({
  view,
  scheme,
  colour,
  name,
}: {
  view: ReplayView;
  scheme: ReplaySchemeView;
  colour: string;
  name: string;
}) {
  const t = useTranslations("replay");
  const format = useFormat();
  const nameOf = useName();
  const bilingual = useBilingual();
  const managers = new Map(view.managers.map((manager) => [manager.managerId, manager]));
  const currency = scheme.currency ?? "";
  const points = (scheme.people ?? []).flatMap((person) => {
    const manager = managers.get(person.managerId);
    if (!manager || person.finalValueAdded.value === null) return [];
    return [
      {
        manager: nameOf(manager),
        outcome: person.finalValueAdded.value,
        outcomeCurrency: manager.currency ?? currency,
        paid: Number(person.paid),
        exactPaid: person.paid,
        open: person.open,
      },
    ];
  });
  const tau = scheme.totals?.payAgainstOutcome.value ?? null;
  const outcomeCurrency = points[0]?.outcomeCurrency ?? currency;
  if (points.every(({ paid }) => paid === 0))
    return (
      <div>
        <p className="font-semibold text-ink-strong">{bilingual(scheme.name)}</p>
        <p className="text-ink text-sm">{t("nothingPaid")}</p>
      </div>
    );
  return (
    <ChartFrame
      title={bilingual(scheme.name)}
      note={t("tau", { tau: format.number(tau, { digits: 2 }) })}
      name={`${name}-${scheme.reference}`}
      twin={{
        heading: [t("manager"), t("columns.finalValueAdded"), t("columns.paid"), t("columns.open")],
        rows: points.map(({ manager, outcome, exactPaid, open }) => [
          manager,
          format.money(outcome, outcomeCurrency),
          format.exactMoney(exactPaid, currency),
          format.exactMoney(open, currency),
        ]),
        exact: points.map(({ manager, outcome, exactPaid, open }) => [manager, outcome, exactPaid, open]),
      }}
    >
      <ResponsiveContainer width="100%" height={260}>
        <ScatterChart margin={{ top: 8, right: 16, bottom: 20, left: 8 }}>
          <CartesianGrid {...grid} />
          <XAxis
            type="number"
            dataKey="outcome"
            tickFormatter={(value: number) => format.money(value, outcomeCurrency, { digits: 0 })}
            label={{
              value: t("columns.finalValueAdded"),
              position: "insideBottom",
              offset: -12,
              fontSize: 12,
              fill: "var(--ink)",
            }}
            {...axis}
          />
          <YAxis
            type="number"
            dataKey="paid"
            tickFormatter={(value: number) => format.money(value, currency, { digits: 0 })}
            width={84}
            {...axis}
          />
          <ReferenceLine x={0} {...zeroLine} />
          <Tooltip
            content={({ active, payload }) => {
              const point = payload?.[0]?.payload as (typeof points)[number] | undefined;
              return active && point ? (
                <ChartTooltip
                  title={point.manager}
                  rows={[
                    { label: t("columns.finalValueAdded"), value: format.money(point.outcome, outcomeCurrency) },
                    { label: t("columns.paid"), value: format.exactMoney(point.exactPaid, currency) },
                  ]}
                />
              ) : null;
            }}
          />
          <Scatter data={points} fill={colour} isAnimationActive={false} />
        </ScatterChart>
      </ResponsiveContainer>
    </ChartFrame>
  );
}
