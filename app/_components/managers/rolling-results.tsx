"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { RecordWindow, RollingRecord } from "@/server/core/records/record-windows.ts";
import type { Horizon } from "@/server/core/returns/calendar/horizons.ts";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { prepareRolling } from "../../_charts/prepare-rolling.ts";
import { RollingChart } from "../../_charts/rolling-chart.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { explainWindow } from "./explain-row.ts";

/** Where a reader begins: long enough for chance to thin out, short enough for many windows. */
const FIRST_SHOWN: Horizon = "3y";

/** Every window of each length, not only those that end today: how often the record was ahead, and how far it fell behind. */
export function RollingResults({
  record,
  rolling,
  onExplain,
}: {
  record: ManagerRecord;
  rolling: readonly RollingRecord[];
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("managers");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const [chosen, setChosen] = useState<Horizon>(FIRST_SHOWN);
  const shown = rolling.find(({ horizon }) => horizon === chosen) ?? rolling.at(-1);
  const drawn = useMemo(() => prepareRolling(shown ?? { windows: [] }), [shown]);
  if (!shown) return null;
  const extreme = (window: RecordWindow) => (
    <>
      <Figure
        value={window.active.value}
        unit="pp"
        plus
        tone
        onExplain={() => onExplain(explainWindow(record, window, "active"))}
      />
      <span className="block text-ink text-xs">{t("windowTo", { on: format.date(window.to) })}</span>
    </>
  );
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("rollingTitle")}
        note={t(shown.windows[0]!.basis === "annualized" ? "rollingNoteAnnual" : "rollingNoteCumulative")}
        name={`rolling-${shown.horizon}-${record.code}-${record.asOf}`}
        twin={{
          heading: [t("windowFrom"), t("windowEnds"), t("portfolio"), t("benchmark"), t("active")],
          rows: shown.windows.map(({ from, to, portfolio, benchmark, active }) => [
            format.date(from),
            format.date(to),
            format.percent(portfolio.value),
            format.percent(benchmark.value),
            format.pp(active.value),
          ]),
          exact: shown.windows.map(({ from, to, portfolio, benchmark, active }) => [
            from,
            to,
            portfolio.value,
            benchmark.value,
            active.value,
          ]),
        }}
      >
        <RollingChart drawn={drawn} windows={shown.windows} label={t("rollingTitle")} />
      </ChartFrame>
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{t("rollingTableCaption")}</caption>
          <thead className="bg-surface-muted text-ink text-xs">
            <tr>
              <th scope="col" className="cell text-left font-medium">
                {t("windowLength")}
              </th>
              {(["windowsAhead", "windowsCounted", "windowWorst", "windowBest", "windowToday"] as const).map((key) => (
                <th key={key} scope="col" className="cell text-right font-medium">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rolling.map(({ horizon, windows, judged, ahead, best, worst }) => (
              <tr
                key={horizon}
                className={`border-line border-t ${horizon === shown.horizon ? "bg-accent-faint" : ""}`}
              >
                <th scope="row" className="cell text-left font-medium">
                  <button
                    type="button"
                    aria-pressed={horizon === shown.horizon}
                    className="decoration-dotted underline-offset-4 hover:underline"
                    onClick={() => setChosen(horizon)}
                  >
                    {horizons(horizon)}
                  </button>
                </th>
                <td className="cell text-right">
                  <Figure value={ahead / judged} unit="percent" digits={0} />
                </td>
                <td className="cell text-right tabular">{t("windowsOf", { ahead, judged })}</td>
                <td className="cell text-right">{worst ? extreme(worst) : null}</td>
                <td className="cell text-right">{best ? extreme(best) : null}</td>
                <td className="cell text-right">{extreme(windows.at(-1)!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-ink text-xs">{t("rollingKey")}</p>
    </section>
  );
}
