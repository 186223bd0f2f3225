"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo, useState } from "react";
import { type CapitalPosition, capitalPosition } from "@/server/core/capital/capital-position.ts";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules.ts";
import { type HoldingChange, type WhatIf, whatIfPosition } from "@/server/core/capital/what-if.ts";
import { sumBy } from "@/server/core/sum.ts";
import type { WhatIfPageView, WhatIfRow } from "@/server/services/capital-view.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { MethodsSection } from "../methods/methods-section.tsx";
import { Button } from "../ui/button.tsx";
import { NativeSelect, TextInput } from "../ui/field.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CapitalTabs } from "./capital-tabs.tsx";
import { ClampChoice, clampFrom } from "./clamp-choice.tsx";
import { useAllRows } from "./use-all-rows.ts";
import { useAssetName } from "./use-asset-name.ts";
import { whatIfFrom, whatIfParams } from "./what-if-address.ts";
import { WhatIfTable } from "./what-if-table.tsx";

/** Cards of the figures on this page. */
const METHODS = [
  "minimum-capital-of-an-asset",
  "special-factors-and-their-bounds",
  "holding-clock",
  "capital-saved",
  "aggregation-of-risks",
  "mandatory-stress",
  "solvency-ratios",
  "return-on-capital",
];

/** Change an allocation, a holding or a structure, and see charge, ratio and return on capital move at once. */
export function WhatIfView() {
  const t = useTranslations("capital");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const query = useQuery({
    ...trpc.capital.whatIf.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("tabs.whatIf")} query={query} missing="capital" waiting={<Skeleton className="h-96" />}>
      {(view) => <WholeBook view={view} context={view.context} />}
    </AnswerPage>
  );
}

/** Nothing can be computed before every holding is there. */
function WholeBook({ view, context }: { view: WhatIfPageView; context: ContextView }) {
  const t = useTranslations("capital");
  const client = useTRPCClient();
  const { params } = useUrlState();
  const question = contextFrom(params);
  const { rows, isWhole } = useAllRows(view.holdings, ["capitalRows", "whatIf", question, context.builtAt], (part) =>
    client.capital.whatIfRows.query({ ...question, part }),
  );
  if (isWhole) return <Ready view={view} rows={rows} context={context} />;
  return (
    <>
      <p className="text-ink text-xs">{t("loadingRows", { shown: rows.length, count: view.holdings.count })}</p>
      <Skeleton className="h-96" />
    </>
  );
}

function Ready({ view, rows, context }: { view: WhatIfPageView; rows: readonly WhatIfRow[]; context: ContextView }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const { params, set } = useUrlState();
  const { institution, date, currency } = view;
  const holdings = useMemo(() => rows.map(({ holding }) => holding), [rows]);
  const gains = useMemo(
    () => new Map(rows.flatMap(({ holding, gain }) => (gain === null ? [] : [[holding.code, gain] as const]))),
    [rows],
  );
  const rules = useMemo(() => crossRulesAt(date, view.tables), [date, view.tables]);
  const clamp = clampFrom(params);
  const before = useMemo(
    () => capitalPosition(holdings, institution, date, rules, clamp),
    [holdings, institution, date, rules, clamp],
  );
  const whatIf = useMemo(() => {
    const read = whatIfFrom(params);
    const known = new Set(holdings.map(({ code }) => code));
    return {
      ...read,
      changes: read.changes.filter(({ code }) => known.has(code)),
      added: read.added.filter(({ asset }) => view.buyable.includes(asset)),
    };
  }, [params, holdings, view.buyable]);
  const asked = useDeferredValue(whatIf);
  const after = useMemo(
    () => whatIfPosition(holdings, institution, asked, date, rules, clamp),
    [holdings, institution, asked, date, rules, clamp],
  );
  const change = (next: WhatIf) => set(whatIfParams(next));
  const changeHolding = (changed: HoldingChange) =>
    change({ ...whatIf, changes: [...whatIf.changes.filter(({ code }) => code !== changed.code), changed] });
  const isChanged = whatIf.changes.length > 0 || whatIf.added.length > 0 || whatIf.listedShock !== 0;
  const keeps = new Map(whatIf.changes.map(({ code, keep }) => [code, keep ?? 1]));
  const figures = [
    ["charge", before.book.total, after.book.total, "money"],
    ["minimumCapital", before.company.minimumCapital, after.company.minimumCapital, "money"],
    ["actualCapital", before.actualCapital, after.actualCapital, "money"],
    [
      "comprehensive",
      before.solvency?.comprehensiveRatio ?? null,
      after.solvency?.comprehensiveRatio ?? null,
      "percent",
    ],
    ["core", before.solvency?.coreRatio ?? null, after.solvency?.coreRatio ?? null, "percent"],
    [
      "returnOnCapital",
      returnOnBook(before, gains, () => 1),
      returnOnBook(after, gains, (code) => keeps.get(code) ?? 1),
      "percent",
    ],
  ] as const;
  const write = (value: number | null, unit: "money" | "percent") =>
    unit === "money" ? format.money(value, currency) : format.percent(value, { digits: 1 });
  const difference = (a: number | null, b: number | null, unit: "money" | "percent") =>
    a === null || b === null
      ? format.missing
      : unit === "money"
        ? format.money(b - a, currency, { plus: true })
        : format.pp(b - a, { plus: true, digits: 1 });
  const saved = before.company.minimumCapital - after.company.minimumCapital;
  return (
    <>
      <PageHeader
        title={t("tabs.whatIf")}
        headline={
          isChanged
            ? t(saved >= 0 ? "whatIf.saves" : "whatIf.costs", {
                amount: format.money(Math.abs(saved), currency),
                from: write(before.solvency?.comprehensiveRatio ?? null, "percent"),
                to: write(after.solvency?.comprehensiveRatio ?? null, "percent"),
              })
            : t("whatIf.nothing")
        }
        actions={
          isChanged ? (
            <Button onClick={() => change({ changes: [], added: [], listedShock: 0 })}>{t("whatIf.reset")}</Button>
          ) : null
        }
      />
      <CapitalTabs />
      <ContextBar context={context} lenses={false} filters={false} />
      <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
        <Section title={t("whatIf.resultTitle")} note={t("whatIf.resultNote")}>
          <table className="w-full text-sm" aria-live="polite">
            <thead>
              <tr className="text-ink text-xs">
                <th className="py-1 text-left font-medium">{t("whatIf.figure")}</th>
                <th className="py-1 text-right font-medium">{t("whatIf.now")}</th>
                <th className="py-1 text-right font-medium">{t("whatIf.later")}</th>
                <th className="py-1 text-right font-medium">{t("whatIf.difference")}</th>
              </tr>
            </thead>
            <tbody>
              {figures.map(([key, now, then, unit]) => (
                <tr key={key} className="border-line border-t">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {t(`whatIf.figures.${key}`)}
                  </th>
                  <td className="text-right tabular">{write(now, unit)}</td>
                  <td className="text-right font-medium text-ink-strong tabular">{write(then, unit)}</td>
                  <td className="text-right tabular">{difference(now, then, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {after.solvency?.payAndDividendsMustBeLimited ? (
            <p className="mt-2 text-bad text-sm">{t("breachBody")}</p>
          ) : null}
        </Section>
        <Section title={t("whatIf.marketTitle")} note={t("whatIf.marketNote")}>
          <div className="flex flex-col gap-4 text-sm">
            <label className="flex flex-col gap-1">
              <span className="flex justify-between">
                {t("whatIf.shock")}
                <span className="tabular">{format.percent(whatIf.listedShock, { plus: true, digits: 0 })}</span>
              </span>
              <input
                type="range"
                min={-100}
                max={100}
                step={1}
                value={Math.round(whatIf.listedShock * 100)}
                onChange={({ target }) => change({ ...whatIf, listedShock: Number(target.value) / 100 })}
                className="w-full accent-[var(--accent)]"
              />
            </label>
            <ClampChoice value={clamp} onChange={set} />
            <NewMoney
              buyable={view.buyable}
              added={whatIf.added}
              currency={currency}
              onChange={(added) => change({ ...whatIf, added })}
            />
          </div>
        </Section>
      </div>
      <Section title={t("whatIf.holdingsTitle")} note={t("whatIf.holdingsNote")}>
        <WhatIfTable
          view={view}
          rows={rows}
          before={before}
          after={after}
          changes={whatIf.changes}
          rules={rules}
          onChange={changeHolding}
        />
      </Section>
      <MethodsSection ids={METHODS} />
    </>
  );
}

/** Gains of twelve months of the assets that have one, over the charges of the same assets. */
function returnOnBook(
  { lines }: CapitalPosition,
  gains: ReadonlyMap<string, number>,
  keepOf: (code: string) => number,
): number | null {
  const withGain = lines.filter(({ code }) => gains.has(code));
  const charge = sumBy(withGain, (line) => line.charge);
  return charge > 0 ? sumBy(withGain, ({ code }) => gains.get(code)! * keepOf(code)) / charge : null;
}

function NewMoney({
  buyable,
  added,
  currency,
  onChange,
}: {
  buyable: readonly string[];
  added: WhatIf["added"];
  currency: string;
  onChange: (added: WhatIf["added"]) => void;
}) {
  const t = useTranslations("capital.whatIf");
  const format = useFormat();
  const assetName = useAssetName();
  const [asset, setAsset] = useState(buyable[0] ?? "");
  const [millions, setMillions] = useState("100");
  const amount = Number(millions) * 1e6;
  return (
    <div className="flex flex-col gap-2">
      <p>{t("newMoney")}</p>
      <div className="flex flex-wrap items-center gap-2">
        <NativeSelect
          aria-label={t("newAsset")}
          value={asset}
          onChange={({ target }) => setAsset(target.value)}
          className="h-8 min-w-48 flex-1"
        >
          {buyable.map((code) => (
            <option key={code} value={code}>
              {assetName(code)}
            </option>
          ))}
        </NativeSelect>
        <TextInput
          aria-label={t("newAmount", { currency })}
          title={t("newAmount", { currency })}
          inputMode="decimal"
          value={millions}
          onChange={({ target }) => setMillions(target.value)}
          className="h-8 w-24! text-right"
        />
        <Button
          disabled={!(amount > 0 && Number.isFinite(amount)) || asset === ""}
          onClick={() => onChange([...added, { asset, amount }])}
        >
          {t("add")}
        </Button>
      </div>
      {added.map((item, i) => (
        <p key={`${item.asset}-${item.amount}-${added.slice(0, i).length}`} className="flex justify-between gap-3">
          <span>{assetName(item.asset)}</span>
          <span className="tabular">
            {format.money(item.amount, currency)}{" "}
            <button
              type="button"
              className="text-accent hover:underline"
              onClick={() => onChange(added.filter((_, j) => j !== i))}
            >
              {t("remove")}
            </button>
          </span>
        </p>
      ))}
    </div>
  );
}
