"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { isChargedByGrade } from "@/server/core/capital/capital-book.ts";
import type { CapitalAssetLine, CapitalPageView } from "@/server/services/capital-view.ts";
import { SourceLink } from "../explain/source-link.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Drawer } from "../ui/drawer.tsx";
import { RuleStandingBadge } from "./rule-standing.tsx";
import { useAssetName } from "./use-asset-name.ts";

const MethodNotes = dynamic(() => import("../methods/method-notes.tsx"));

/** How the charge of one asset came about, down to the rule rows and the row of the file. */
export function AssetDrawer({
  line,
  rules,
  x,
  currency,
  onClose,
}: {
  line: CapitalAssetLine | null;
  rules: CapitalPageView["ruleRefs"];
  /** Floating ratio of the listed book. */
  x: number | null;
  currency: string;
  onClose: () => void;
}) {
  const name = useName();
  return (
    <Drawer open={line !== null} onClose={onClose} title={line ? name(line) : ""}>
      {line ? <Derivation line={line} rules={rules} x={x} currency={currency} /> : null}
    </Drawer>
  );
}

function Derivation({
  line,
  rules,
  x,
  currency,
}: {
  line: CapitalAssetLine;
  rules: CapitalPageView["ruleRefs"];
  x: number | null;
  currency: string;
}) {
  const t = useTranslations("capital");
  const format = useFormat();
  const assetName = useAssetName();
  const { factors, clock, tolerance } = line;
  const money = (value: number) => format.money(value, currency);
  const number = (value: number) => format.number(value, { digits: 4 });
  const inputs: [string, string][] = [
    [t("columns.value"), money(line.admittedValue)],
    ...(line.paperGain === null
      ? []
      : ([[t("columns.cost"), money(line.admittedValue - line.paperGain)]] as [string, string][])),
    ...(factors === null
      ? []
      : ([
          ["RF₀", number(factors.baseFactor)],
          ...(factors.k1 === 0 ? [] : [["x", format.percent(x)]]),
          ["k₁", number(factors.k1)],
          ["k₂", number(factors.k2)],
          ...line.otherFactors.map(({ k, reason }) => [t(`otherFactors.${reason}`), number(k)]),
          ["K", number(factors.K)],
          ["Kp", number(factors.Kp)],
          ["RF", number(factors.riskFactor)],
        ] as [string, string][])),
  ];
  return (
    <div className="flex flex-col gap-5 text-sm">
      <div>
        <p className="font-semibold text-2xl text-ink-strong tabular">{money(line.charge)}</p>
        <p className="text-ink text-xs">
          {assetName(line.asset)} · {t("valuedOn", { on: format.date(line.valuedOn) })}
        </p>
      </div>
      <Part title={t("drawer.formula")}>
        <p className="rounded-md bg-surface-muted p-3 font-mono text-xs">
          {factors === null && line.parts.length === 0
            ? t("drawer.bondFormula")
            : line.parts.length > 0
              ? "MC = Σ EXᵢ × RF₀ᵢ × (1 + K + Kpᵢ)"
              : "MC = EX × min(1, RF₀ × (1 + K + Kp)),  K = clamp(k₁ + k₂) + k"}
        </p>
      </Part>
      <Part title={t("drawer.inputs")}>
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
          {inputs.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-emphasis">{label}</dt>
              <dd className="text-right tabular">{value}</dd>
            </div>
          ))}
        </dl>
      </Part>
      {line.parts.length > 0 ? (
        <Part title={t("drawer.below")}>
          <ul className="flex flex-col gap-1">
            {line.parts.map((part) => (
              <li key={part.asset} className="flex justify-between gap-4">
                <span>{assetName(part.asset)}</span>
                <span className="tabular">{money(part.minimumCapital)}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {clock ? (
        <Part title={t("drawer.clock")}>
          <p>
            {clock.isLongHeld
              ? t("clock.long", { years: clock.weightedHoldingYears ?? 0, mark: clock.longerThanYears })
              : clock.longHoldBegins === null
                ? t("clock.never", { mark: clock.longerThanYears })
                : t("clock.from", {
                    years: clock.weightedHoldingYears ?? 0,
                    mark: clock.longerThanYears,
                    on: format.date(clock.longHoldBegins),
                  })}
          </p>
        </Part>
      ) : null}
      <Part title={t("drawer.shares")}>
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
          <dt className="text-ink-emphasis">{t("columns.allocated")}</dt>
          <dd className="text-right tabular">{money(line.allocated)}</dd>
          <dt className="text-ink-emphasis">{t("allocatedProportionally")}</dt>
          <dd className="text-right tabular">{money(line.allocatedProportionally)}</dd>
          <dt className="text-ink-emphasis">{t("columns.returnOnCapital")}</dt>
          <dd className="text-right">
            <Figure unit="percent" {...line.returnOnCapital} />
          </dd>
        </dl>
        <p className="mt-1 text-ink text-xs">{t("allocationNote")}</p>
      </Part>
      {tolerance ? (
        <Part title={t("drawer.tolerance")}>
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1">
            {(["loss", "charge", "chargeInAYear", "marginalCapital", "capitalCost"] as const).map((key) => (
              <div key={key} className="contents">
                <dt className="text-ink-emphasis">{t(`tolerated.${key}`)}</dt>
                <dd className="text-right tabular">{money(tolerance[key])}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      <Part title={t("drawer.rules")}>
        <ul className="flex flex-col divide-y divide-line rounded-md border border-line">
          {line.rules
            .flatMap((id) => rules[id] ?? [])
            .map((rule) => (
              <li key={`${rule.table} ${rule.key}`} className="flex flex-col gap-0.5 px-3 py-2">
                <div className="flex flex-wrap items-baseline justify-between gap-2">
                  <span className="text-ink-strong">
                    {t(`tables.${rule.table}`)} · {rule.table === "baseFactors" ? assetName(rule.key) : rule.key}
                  </span>
                  <RuleStandingBadge standing={rule.standing} sourceClass={rule.provenance.sourceClass} />
                </div>
                <p className="text-ink text-xs">
                  {rule.provenance.source}
                  {rule.provenance.article ? ` · ${t("article", { article: rule.provenance.article })}` : ""} ·{" "}
                  {t("validFrom", { on: format.date(rule.provenance.validFrom) })}
                  {rule.isOwn ? ` · ${t("ownRow")}` : ""}
                </p>
                {rule.provenance.note ? <p className="text-ink text-xs">{rule.provenance.note}</p> : null}
              </li>
            ))}
        </ul>
      </Part>
      <MethodNotes ids={methodsOf(line)} />
      <Part title={t("drawer.source")}>
        <SourceLink
          batchId={line.source.batchId}
          fileName={line.source.fileName}
          rows={line.source.row === null ? [] : [line.source.row]}
        />
      </Part>
    </div>
  );
}

/** The cards behind one charge: only those of the factors that it has. */
function methodsOf({ asset, factors, clock, otherFactors, tolerance }: CapitalAssetLine): string[] {
  return [
    isChargedByGrade(asset) ? "bond-charges" : "minimum-capital-of-an-asset",
    ...(factors !== null && factors.k1 !== 0 ? ["floating-profit-or-loss-factor"] : []),
    ...(factors !== null && factors.K + factors.Kp !== 0 ? ["special-factors-and-their-bounds"] : []),
    ...(factors !== null && factors.k2 !== 0 ? ["index-and-long-hold-factor"] : []),
    ...(clock === null ? [] : ["holding-clock"]),
    ...(otherFactors.length > 0 ? ["concentration"] : []),
    "allocation-of-capital",
    "return-on-capital",
    ...(tolerance === null ? [] : ["marginal-capital-of-tolerance"]),
  ];
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-ink text-xs">{title}</h3>
      {children}
    </section>
  );
}
