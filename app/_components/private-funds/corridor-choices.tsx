"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import {
  blendedCorridor,
  type CorridorSource,
  MODEL_ASSUMPTIONS,
  modelCorridor,
} from "@/server/core/deals/corridor-source.ts";
import { type CorridorAge, jCurveCorridor } from "@/server/core/private-equity/j-curve-corridor.ts";
import type { CorridorView, PeerPoint } from "@/server/services/private-funds-view.ts";
import { useFormat } from "../format/use-format.ts";
import { NativeSelect } from "../ui/field.tsx";
import { Segmented } from "../ui/segmented.tsx";

const SOURCES = ["peers", "blended", "model"] as const;
const WEIGHTS = [0.25, 0.5, 0.75] as const;
const ALL = "all";
const VINTAGES_TOGETHER = 5;

export interface CorridorChoice {
  readonly ages: readonly CorridorAge[];
  readonly peers: readonly PeerPoint[];
  /** Nothing was chosen: places are those of every other page. */
  readonly isAsShipped: boolean;
  readonly note: string;
  readonly source: CorridorSource;
  readonly setSource: (source: CorridorSource) => void;
  readonly weight: number;
  readonly setWeight: (weight: number) => void;
  readonly cut: string;
  readonly setCut: (cut: string) => void;
  readonly cuts: readonly { readonly key: string; readonly label: string }[];
}

/** Where the corridor comes from: peers (all, of a strategy, of some vintages), a model, or both with a stated weight. */
export function useCorridorChoice(corridor: CorridorView, peers: readonly PeerPoint[]): CorridorChoice {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const [source, setSource] = useState<CorridorSource>("peers");
  const [weight, setWeight] = useState<number>(0.5);
  const [cut, setCut] = useState(ALL);
  const groups = useMemo(() => peerGroups(peers, corridor.minimumCount), [peers, corridor.minimumCount]);
  const chosen = groups.get(cut) ?? peers;
  const ages = useMemo(() => {
    const own = cut === ALL ? corridor.ages : jCurveCorridor(chosen, corridor);
    if (source === "peers") return own;
    const model = modelCorridor(corridor.probabilities, MODEL_ASSUMPTIONS);
    return source === "model" ? model : blendedCorridor(own, model, weight);
  }, [cut, chosen, corridor, source, weight]);
  const { lifeYears, growth, growthDeviation, bow } = MODEL_ASSUMPTIONS;
  const percent = (value: number) => format.percent(value, { digits: 0 });
  const model = t("modelNote", { lifeYears, bow, growth: percent(growth), deviation: percent(growthDeviation) });
  const counted = cut === ALL ? "" : t("cutNote", { count: chosen.length });
  return {
    ages,
    peers: source === "model" ? [] : chosen,
    isAsShipped: source === "peers" && cut === ALL,
    note:
      source === "peers"
        ? counted
        : source === "model"
          ? model
          : `${counted} ${t("blendNote", { weight: percent(weight) })} ${model}`.trim(),
    source,
    setSource,
    weight,
    setWeight,
    cut,
    setCut,
    cuts: [...groups].map(([key, members]) => ({
      key,
      label: t("cutOf", { name: key.slice(key.indexOf(":") + 1), count: members.length }),
    })),
  };
}

export function CorridorChoices({ choice }: { choice: CorridorChoice }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const { source, weight, cut, cuts } = choice;
  return (
    <>
      <Segmented
        label={t("corridorFrom")}
        value={source}
        options={SOURCES.map((value) => ({ value, label: t(`corridorSources.${value}`) }))}
        onChange={choice.setSource}
      />
      {source === "blended" ? (
        <NativeSelect
          aria-label={t("peerWeight")}
          className="h-8 w-auto"
          value={String(weight)}
          onChange={({ target }) => choice.setWeight(Number(target.value))}
        >
          {WEIGHTS.map((value) => (
            <option key={value} value={value}>
              {t("peersAre", { weight: format.percent(value, { digits: 0 }) })}
            </option>
          ))}
        </NativeSelect>
      ) : null}
      {source !== "model" && cuts.length > 0 ? (
        <NativeSelect
          aria-label={t("whichPeers")}
          className="h-8 w-auto max-w-48"
          value={cut}
          onChange={({ target }) => choice.setCut(target.value)}
        >
          <option value={ALL}>{t("allPeers")}</option>
          {cuts.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </NativeSelect>
      ) : null}
    </>
  );
}

/** Peers by strategy and by five vintages at a time, where there are enough for a band. */
function peerGroups(peers: readonly PeerPoint[], minimumCount: number): Map<string, PeerPoint[]> {
  const groups = new Map<string, PeerPoint[]>();
  const add = (key: string, peer: PeerPoint) => groups.set(key, [...(groups.get(key) ?? []), peer]);
  for (const peer of peers) if (peer.strategy) add(`strategy:${peer.strategy}`, peer);
  for (const peer of [...peers].sort((a, b) => b.vintageYear - a.vintageYear)) {
    const first = Math.floor(peer.vintageYear / VINTAGES_TOGETHER) * VINTAGES_TOGETHER;
    add(`vintage:${first}–${first + VINTAGES_TOGETHER - 1}`, peer);
  }
  return new Map([...groups].filter(([, members]) => members.length >= minimumCount));
}
