"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Decimal } from "decimal.js";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import type { EffectLine } from "@/server/services/scheme-effect.ts";
import { useTRPCClient } from "../../api/client.ts";
import { useFormat } from "../../format/use-format.ts";
import { useName } from "../../format/use-name.ts";
import { Verdict } from "../../format/verdict.tsx";
import { LoadError } from "../../ui/load-error.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useFieldWords } from "../use-field-words.ts";
import { type EffectChange, effectChanges } from "./effect-changes.ts";

/** What the edit does to real managers: beside the saved version, while the hand still moves. */
export function EffectPanel({
  definition,
  isUsable,
  against,
  seesPay,
}: {
  definition: SchemeDefinition;
  /** A broken definition has no effect; the last one stays in view, greyed. */
  isUsable: boolean;
  against: string;
  seesPay: boolean;
}) {
  const t = useTranslations("studio.effect");
  const client = useTRPCClient();
  const [draft, setDraft] = useState(definition);
  const query = useQuery({
    queryKey: ["scheme effect", against, JSON.stringify(draft)],
    // Without the query's signal: an aborted call takes the others of its batch with it.
    queryFn: () => client.schemes.effect.mutate({ draft, against }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.status === "building" ? 2000 : false),
    staleTime: 60_000,
    gcTime: 60_000,
  });
  // One question at a time, and then the latest edit: a slider is followed as fast as the server answers.
  const { isFetching } = query;
  useEffect(() => {
    if (isUsable && !isFetching) setDraft(definition);
  }, [definition, isUsable, isFetching]);
  if (query.isPending) return <Skeleton className="h-64" />;
  if (!query.data) return <LoadError error={query.error} onRetry={() => query.refetch()} />;
  if (query.data.status !== "ready")
    return <p className="text-ink text-sm">{t(query.data.status === "building" ? "building" : "noFacts")}</p>;
  const { managers, withHistory } = query.data;
  return (
    <div aria-live="polite" aria-busy={query.isFetching} className={isUsable ? "" : "opacity-50"}>
      <Totals changes={effectChanges(managers)} />
      {withHistory ? null : <p className="mt-1 text-ink text-xs">{t("withoutHistory")}</p>}
      <Lines managers={managers} seesPay={seesPay} />
    </div>
  );
}

function Totals({ changes }: { changes: EffectChange }) {
  const t = useTranslations("studio.effect");
  return (
    <dl className="grid grid-cols-4 gap-2 text-center">
      {(["gain", "lose", "stopped", "verdicts"] as const).map((name) => (
        <div key={name} className="rounded-md border border-line px-1 py-1.5">
          <dd className="tabular font-semibold text-ink-strong text-lg">{changes[name]}</dd>
          <dt className="text-ink text-xs">{t(name)}</dt>
        </div>
      ))}
    </dl>
  );
}

function Lines({ managers, seesPay }: { managers: readonly EffectLine[]; seesPay: boolean }) {
  const t = useTranslations("studio.effect");
  const format = useFormat();
  const name = useName();
  const { optionWord } = useFieldWords();
  const sorted = managers.toSorted(
    (a, b) =>
      Math.abs(scoreMove(b) ?? 0) - Math.abs(scoreMove(a) ?? 0) || (a.after.rank ?? 999) - (b.after.rank ?? 999),
  );
  /** The award now and, where the draft moves it, by how much. */
  const money = ({ awardBefore, awardAfter }: EffectLine) => {
    const [was, is] = [awardBefore?.value, awardAfter?.value];
    if (!is) return format.missing;
    const now = format.money(is.amount, is.currency);
    if (!was || was.currency !== is.currency || was.amount === is.amount) return now;
    const by = new Decimal(is.amount).minus(was.amount).toFixed();
    return `${now} (${format.money(by, is.currency, { plus: true })})`;
  };
  return (
    <div className="mt-3 max-h-[60vh] overflow-auto">
      <table className="w-full text-xs">
        <caption className="sr-only">{t("caption")}</caption>
        <thead className="sticky top-0 bg-surface-muted text-ink">
          <tr>
            <th scope="col" className="px-1.5 py-1 text-left font-medium">
              {t("manager")}
            </th>
            <th scope="col" className="px-1.5 py-1 text-right font-medium">
              {t("rank")}
            </th>
            <th scope="col" className="px-1.5 py-1 text-right font-medium">
              {t("score")}
            </th>
            <th scope="col" className="px-1.5 py-1 text-left font-medium">
              {t("verdict")}
            </th>
            {seesPay ? (
              <th scope="col" className="px-1.5 py-1 text-right font-medium">
                {t("award")}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {sorted.map((line) => {
            const move = scoreMove(line);
            const hasMoved = move !== null && Math.abs(move) >= 0.05;
            return (
              <tr key={line.managerId} className="border-line border-b align-top">
                <th scope="row" className="px-1.5 py-1 text-left font-normal text-ink-strong">
                  {name(line)}
                </th>
                <td className="tabular whitespace-nowrap px-1.5 py-1 text-right">
                  {line.before.rank === line.after.rank ? "" : `${line.before.rank ?? "–"} → `}
                  {line.after.rank ?? "–"}
                </td>
                <td className="tabular whitespace-nowrap px-1.5 py-1 text-right">
                  {line.after.score.value === null
                    ? format.missing
                    : format.number(line.after.score.value, { digits: 1 })}
                  {hasMoved ? (
                    <span className={`block ${move > 0 ? "text-gain" : "text-loss"}`}>
                      {format.number(move, { digits: 1, plus: true })}
                    </span>
                  ) : null}
                </td>
                <td className="px-1.5 py-1">
                  {line.before.verdict === line.after.verdict ? null : (
                    <span className="block text-ink-subtle line-through">
                      <Verdict verdict={line.before.verdict} />
                    </span>
                  )}
                  <Verdict verdict={line.after.verdict} />
                  {line.after.action === "keep" && line.before.action === "keep" ? null : (
                    <span className={`block ${line.after.action === "stop" ? "text-bad" : "text-ink"}`}>
                      {line.before.action === line.after.action ? "" : `${optionWord("action", line.before.action)} → `}
                      {optionWord("action", line.after.action)}
                    </span>
                  )}
                </td>
                {seesPay ? <td className="tabular whitespace-nowrap px-1.5 py-1 text-right">{money(line)}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const scoreMove = ({ before, after }: EffectLine): number | null =>
  before.score.value === null || after.score.value === null ? null : after.score.value - before.score.value;
