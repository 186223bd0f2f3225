"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { VERDICTS } from "@/server/core/schemes/evaluation.ts";
import type { ReplayView } from "@/server/services/replay-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { byOutcome } from "../../_charts/prepare-replay-lanes.ts";
import { ReplayLanesChart, type RowOfManager } from "../../_charts/replay-lanes-chart.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { verdictShapes } from "../format/verdict.tsx";
import { useBilingual } from "../frame/context-bar.tsx";
import type { QuarterOfManager } from "./quarter-drawer.tsx";
import { schemeColour } from "./scheme-colour.ts";

/** The picture of the page: a lane per manager and scheme, the best outcome on top, so that a wrong stop stands out. */
export function Lanes({
  view,
  name,
  onQuarter,
}: {
  view: ReplayView;
  name: string;
  onQuarter: (quarter: QuarterOfManager) => void;
}) {
  const t = useTranslations("replay");
  const verdicts = useTranslations("verdicts");
  const format = useFormat();
  const nameOf = useName();
  const bilingual = useBilingual();
  const rows = useMemo(
    () =>
      byOutcome(view.managers).map((manager): RowOfManager => {
        const { managerId, finalActive } = manager;
        return {
          managerId,
          name: nameOf(manager),
          end: format.pp(finalActive.value, { digits: 1, plus: true }),
          sign: Math.sign(finalActive.value ?? 0),
          lanes: view.schemes.map((scheme, i) => {
            const lane = scheme.lanes.find((item) => item.managerId === managerId);
            const stop = lane?.stop ?? null;
            return {
              scheme: scheme.reference,
              schemeName: bilingual(scheme.name),
              colour: schemeColour(i),
              first: lane?.first ?? 0,
              verdicts: lane?.verdicts ?? [],
              actions: lane?.actions ?? [],
              stop: stop && {
                at: view.quarters.indexOf(stop.on),
                wasWrong: scheme.stops.find((line) => line.managerId === managerId)?.wasWrong ?? null,
              },
            };
          }),
        };
      }),
    [view, nameOf, bilingual, format],
  );
  const scoreOf = (managerId: string, reference: string, index: number) =>
    view.schemes.find((scheme) => scheme.reference === reference)?.lanes.find((lane) => lane.managerId === managerId)
      ?.scores[index] ?? null;
  const lines = rows.flatMap((row) =>
    row.lanes.flatMap((lane) =>
      lane.verdicts.map((verdict, i) => ({
        row,
        lane,
        verdict,
        action: lane.actions[i] ?? "keep",
        day: view.quarters[lane.first + i] ?? "",
        score: scoreOf(row.managerId, lane.scheme, i),
      })),
    ),
  );
  return (
    <ChartFrame
      title={<Legend view={view} />}
      name={name}
      twin={{
        heading: [t("manager"), t("quarter"), t("scheme"), t("score"), t("verdict"), t("action")],
        rows: lines.map(({ row, lane, verdict, action, day, score }) => [
          row.name,
          format.quarter(day),
          lane.schemeName,
          format.number(score, { digits: 1 }),
          verdicts(verdict),
          t(`actions.${action}`),
        ]),
        exact: lines.map(({ row, lane, verdict, action, day, score }) => [
          row.name,
          day,
          lane.schemeName,
          score,
          verdicts(verdict),
          t(`actions.${action}`),
        ]),
      }}
    >
      <ReplayLanesChart
        rows={rows}
        quarters={view.quarters}
        words={{
          label: t("lanesTitle"),
          quarter: (index) => format.quarter(view.quarters[index] ?? ""),
          verdict: (verdict) => verdicts(verdict),
          action: (action) => t(`actions.${action}`),
          score: (row, lane, index) => format.number(scoreOf(row.managerId, lane.scheme, index), { digits: 1 }),
          scoreName: t("score"),
          end: t("end"),
        }}
        onQuarter={(managerId, scheme, index) => {
          const asOf = view.quarters[index];
          if (asOf !== undefined) onQuarter({ managerId, scheme, asOf });
        }}
      />
    </ChartFrame>
  );
}

function Legend({ view }: { view: ReplayView }) {
  const t = useTranslations("replay");
  const verdicts = useTranslations("verdicts");
  const bilingual = useBilingual();
  const shown = VERDICTS.filter((verdict) =>
    view.schemes.some(({ lanes }) => lanes.some((lane) => lane.verdicts.includes(verdict))),
  );
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1 font-normal text-ink text-xs">
      {view.schemes.map(({ reference, name }, i) => (
        <span key={reference} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="h-3 w-1" style={{ background: schemeColour(i) }} />
          {bilingual(name)}
        </span>
      ))}
      {shown.map((verdict) => (
        <span key={verdict} className="inline-flex items-center gap-1.5">
          <span
            aria-hidden
            className="size-2.5 rounded-sm"
            style={{
              background: verdict === "tooEarly" ? "var(--line-strong)" : verdictShapes[verdict].colour,
              opacity: verdict === "inLine" || verdict === "tooEarly" ? 0.5 : 0.85,
            }}
          />
          {verdicts(verdict)}
        </span>
      ))}
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="h-0.5 w-3 bg-ink-strong" />
        {t("actions.review")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-2.5 rounded-full bg-ink-strong" />
        {t("stopMark")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-2.5 rounded-full bg-warn" />
        {t("wrongStopMark")}
      </span>
    </span>
  );
}
