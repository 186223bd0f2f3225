"use client";

import { Card } from "@tremor/react";
import { useTranslations } from "next-intl";
import type { OverviewView } from "@/server/services/overview-view.ts";
import { useFormat } from "../format/use-format.ts";

/** Four numbers that frame the page. */
export function Totals({
  totals,
  leftName,
  rightName,
}: {
  totals: OverviewView["totals"];
  leftName: string;
  rightName: string;
}) {
  const t = useTranslations("overview");
  const format = useFormat();
  const { value } = totals.value;
  const blocks = [
    {
      label: t("totalManagers"),
      figure: String(totals.managers),
      note: value
        ? [
            format.money(value.amount, value.currency),
            ...(totals.withoutValue > 0 ? [t("withoutValue", { count: totals.withoutValue })] : []),
          ].join(", ")
        : "",
    },
    {
      label: t("totalDisagreements"),
      figure: String(totals.disagreements),
      note: t("ofManagers", { count: totals.managers }),
    },
    {
      label: t("behindBy", { lens: leftName }),
      figure: String(totals.left.behind + totals.left.outsideCorridor),
      note: t("aheadCount", { count: totals.left.ahead }),
    },
    {
      label: t("behindBy", { lens: rightName }),
      figure: String(totals.right.behind + totals.right.outsideCorridor),
      note: t("aheadAndEarly", { ahead: totals.right.ahead, early: totals.right.tooEarly }),
    },
  ];
  return (
    <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
      {blocks.map(({ label, figure, note }) => (
        <Card key={label} className="p-4">
          <p className="text-tremor-content text-tremor-label">{label}</p>
          <p className="font-semibold text-tremor-content-strong text-tremor-metric tabular">{figure}</p>
          <p className="text-tremor-content text-tremor-label">{note}</p>
        </Card>
      ))}
    </div>
  );
}
