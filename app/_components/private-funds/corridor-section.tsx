"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { projectedPath } from "@/server/core/deals/projected-path.ts";
import { daysBetween } from "@/server/core/returns/calendar/plain-date.ts";
import type { PrivatePath, PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import type { CorridorView, PeerPoint } from "@/server/services/private-funds-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { CorridorChart } from "../../_charts/corridor-chart.tsx";
import { prepareCorridor } from "../../_charts/prepare-corridor.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Segmented } from "../ui/segmented.tsx";
import { CorridorChoices, useCorridorChoice } from "./corridor-choices.tsx";
import { placeOf } from "./place.tsx";

const NO_PEERS: readonly PeerPoint[] = [];

/** Own positions in the corridor of their age, by multiple or by rate of return. */
export function CorridorSection({
  corridor,
  peers = NO_PEERS,
  positions,
  paths,
  asOf,
  title,
  height,
}: {
  corridor: CorridorView;
  peers?: readonly PeerPoint[];
  positions: readonly PrivatePosition[];
  paths: readonly PrivatePath[];
  asOf: string;
  title: string;
  height?: number;
}) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const name = useName();
  const [measure, setMeasure] = useState<"tvpi" | "irr">("tvpi");
  const choice = useCorridorChoice(corridor, peers);
  const { ages } = choice;
  const drawn = useMemo(
    () =>
      prepareCorridor({
        ages,
        measure,
        yearShare: daysBetween(`${asOf.slice(0, 4)}-01-01`, asOf) / 365.25,
        own: positions.map((position) => ({
          id: position.portfolioId,
          name: name(position),
          path: (paths.find(({ portfolioId }) => portfolioId === position.portfolioId)?.points ?? []).map((point) => ({
            ageYears: point.ageYears,
            value: point[measure].value,
          })),
          now: { ageYears: position.ageYears, value: position[measure].value },
          place: choice.isAsShipped
            ? placeOf(position.corridor[measure])
            : placeAmong(ages[position.ageYears]?.[measure].quantiles.value ?? null, position[measure].value),
          ahead:
            measure === "tvpi" && position.tvpi.value !== null && position.ageYears >= 0
              ? projectedPath(
                  { ageYears: position.ageYears, multiple: position.tvpi.value },
                  ages,
                  corridor.probabilities,
                ).map((point) => ({ ageYears: point.ageYears, value: point.middle }))
              : [],
        })),
        peers: choice.peers.map((peer) => ({ ageYears: peer.ageYears, value: peer[measure] })),
      }),
    [corridor.probabilities, ages, choice.isAsShipped, choice.peers, measure, asOf, positions, paths, name],
  );
  const figure = (value: number | undefined) =>
    measure === "tvpi" ? format.multiple(value) : format.percent(value, { digits: 1 });
  const bands = drawn.stretches.flat();
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={title}
        note={
          <>
            <CorridorNote corridor={corridor} beyond={drawn.peersBeyond} thinned={drawn.peersThinned} /> {choice.note}
          </>
        }
        name={`corridor-${measure}-${asOf}`}
        actions={
          <>
            <CorridorChoices choice={choice} />
            <Segmented
              label={t("measure")}
              value={measure}
              options={(["tvpi", "irr"] as const).map((value) => ({ value, label: t(value) }))}
              onChange={setMeasure}
            />
          </>
        }
        twin={{
          heading: [
            t("age"),
            ...corridor.probabilities.map((p) => t("quantile", { probability: format.percent(p, { digits: 0 }) })),
            t("peersOfAge"),
          ],
          rows: bands.map(({ age, quantiles }) => [
            String(age),
            ...quantiles.map(figure),
            String(ages[age]?.[measure].count ?? 0),
          ]),
          exact: bands.map(({ age, quantiles }) => [age, ...quantiles, ages[age]?.[measure].count ?? null]),
        }}
      >
        {bands.length === 0 && positions.length === 0 ? (
          <p className="py-10 text-center text-ink">{t("noCorridor")}</p>
        ) : (
          <CorridorChart
            corridor={drawn}
            measure={measure}
            probabilities={corridor.probabilities}
            label={title}
            height={height}
          />
        )}
      </ChartFrame>
    </section>
  );
}

/** Against the outer edges of a band; on the edge is inside. */
function placeAmong(quantiles: readonly number[] | null, value: number | null) {
  if (quantiles === null || value === null) return null;
  return value < quantiles[0]! ? "below" : value > quantiles.at(-1)! ? "above" : "inside";
}

/** Whose records the corridor rests on, and how it was drawn. */
function CorridorNote({ corridor, beyond, thinned }: { corridor: CorridorView; beyond: number; thinned: number }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const { peerCount, probabilities, minimumCount, maximumPooledYears, isDemo } = corridor;
  const percent = (value: number | undefined) => format.percent(value, { digits: 0 });
  return (
    <>
      {t("corridorNote", {
        count: peerCount,
        from: percent(probabilities[0]),
        to: percent(probabilities.at(-1)),
        innerFrom: percent(probabilities[1]),
        innerTo: percent(probabilities.at(-2)),
        minimum: minimumCount,
        pooled: maximumPooledYears,
      })}
      {beyond > 0 ? ` ${t("peersBeyond", { count: beyond })}` : ""}
      {thinned > 0 ? ` ${t("peersThinned", { count: thinned })}` : ""}
      {isDemo ? <span className="font-medium text-warn"> {t("demoPeers")}</span> : null}
    </>
  );
}
