"use client";

import { useTranslations } from "next-intl";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { DurationSide, LiabilitiesView } from "@/server/services/liabilities-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { explainGap } from "./explain-liabilities.ts";

/** Both sides of the balance sheet in years, and how far they lie apart. */
export function DurationTable({
  view,
  onExplain,
}: {
  view: LiabilitiesView;
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("liabilities");
  const format = useFormat();
  const { assets, liabilities, gap, effectiveGap, limits, discountRate } = view.duration;
  const side = (name: "assets" | "liabilities", line: DurationSide) => (
    <tr>
      <th scope="row" className="cell border-line border-b text-left font-medium text-ink-strong">
        {t(name === "assets" ? "sideAssets" : "sideLiabilities")}
        <span className="block font-normal text-ink text-xs">
          {line.basis === "reported" && line.reportedOn !== null
            ? t("reportedOn", { on: format.date(line.reportedOn) })
            : t("fromFlows")}
        </span>
      </th>
      <td className="cell border-line border-b text-right">
        <Figure value={line.years.value} reason={line.years.reason} unit="years" digits={2} />
      </td>
      <td className="cell border-line border-b text-right">
        <Figure value={line.fromFlows.value} reason={line.fromFlows.reason} unit="years" digits={2} />
      </td>
      <td className="cell border-line border-b text-right tabular">{format.money(line.value, view.currency)}</td>
    </tr>
  );
  const isOutside =
    limits === null || effectiveGap.value === null
      ? null
      : effectiveGap.value < limits.lower || effectiveGap.value > limits.upper;
  return (
    <div className="flex flex-col gap-3">
      <table className="w-full text-sm">
        <thead>
          <tr className="text-ink text-xs">
            <th scope="col" className="cell border-line border-b text-left font-medium">
              {t("side")}
            </th>
            {[t("duration"), t("durationOfFlows"), t("balance")].map((heading) => (
              <th key={heading} scope="col" className="cell border-line border-b text-right font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {side("liabilities", liabilities)}
          {side("assets", assets)}
        </tbody>
      </table>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-sm">
        <dt className="text-ink-emphasis">{t("gapPlain")}</dt>
        <dd className="text-right">
          <Figure
            value={gap.value}
            reason={gap.reason}
            unit="years"
            digits={2}
            onExplain={() => onExplain(explainGap(view, "plain"))}
          />
        </dd>
        <dt className="text-ink-emphasis">{t("gapEffective")}</dt>
        <dd className="text-right">
          <Figure
            value={effectiveGap.value}
            reason={effectiveGap.reason}
            unit="years"
            digits={2}
            onExplain={() => onExplain(explainGap(view, "effective"))}
          />
        </dd>
        <dt className="text-ink-emphasis">{t("discountRate")}</dt>
        <dd className="text-right">
          <Figure value={discountRate.value} reason={discountRate.reason} unit="percent" digits={2} />
        </dd>
      </dl>
      <p className={`text-xs ${isOutside ? "font-medium text-ink-strong" : "text-ink"}`}>
        {limits === null
          ? t("noLimit")
          : t(isOutside === null ? "limit" : isOutside ? "outsideLimit" : "insideLimit", {
              lower: format.number(limits.lower, { digits: 0 }),
              upper: format.number(limits.upper, { digits: 0 }),
            })}
      </p>
    </div>
  );
}
