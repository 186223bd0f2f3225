"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ManagerDetail, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import type { CorridorView } from "@/server/services/private-funds-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { PaperRealisedChart } from "../../_charts/paper-realised-chart.tsx";
import { preparePaperRealised } from "../../_charts/prepare-paper-realised.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { CorridorSection } from "../private-funds/corridor-section.tsx";
import { PositionsTable } from "../private-funds/positions-table.tsx";
import { NativeSelect } from "../ui/field.tsx";
import { Section } from "../ui/section.tsx";
import { DealsTable } from "./deals-table.tsx";
import { explainPositionFigure } from "./explain-row.ts";

/** The private part of a manager's record: the J-curve in its corridor, paper apart from realised, the deals. */
export function PrivateBook({
  record,
  detail,
  corridor,
  onExplain,
}: {
  record: ManagerRecord;
  detail: ManagerDetail;
  corridor: CorridorView | null;
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("managers");
  return (
    <>
      {corridor ? (
        <CorridorSection
          corridor={corridor}
          positions={record.positions}
          paths={detail.paths}
          asOf={record.asOf}
          title={t("corridorTitle")}
        />
      ) : null}
      <Section title={t("positionsTitle")} note={t("positionsNote")}>
        <PositionsTable
          positions={record.positions}
          csvName={`positions-${record.code}-${record.asOf}`}
          onExplain={(position, figure) => onExplain(explainPositionFigure(position, figure))}
        />
      </Section>
      {detail.paths.length ? <PaperAndRealised record={record} detail={detail} /> : null}
      {detail.deals.length ? (
        <Section title={t("dealsTitle")} note={t("dealsNote")}>
          <DealsTable deals={detail.deals} name={`${record.code}-${record.asOf}`} />
        </Section>
      ) : null}
    </>
  );
}

/** One currency at a time: amounts of different currencies are never added up. */
function PaperAndRealised({ record, detail }: { record: ManagerRecord; detail: ManagerDetail }) {
  const t = useTranslations("managers");
  const format = useFormat();
  const name = useName();
  const currencies = [...new Set(detail.paths.map(({ currency }) => currency))];
  const choices = [
    ...currencies
      .filter((currency) => detail.paths.filter((path) => path.currency === currency).length > 1)
      .map((currency) => ({ value: currency, label: t("allOfCurrency", { currency }) })),
    ...detail.paths.map((path) => ({ value: path.portfolioId, label: name(path) })),
  ];
  const [choice, setChoice] = useState(choices[0]?.value ?? "");
  const paths = useMemo(
    () => detail.paths.filter(({ portfolioId, currency }) => portfolioId === choice || currency === choice),
    [detail.paths, choice],
  );
  const drawn = useMemo(() => preparePaperRealised(paths), [paths]);
  const currency = paths[0]?.currency ?? "";
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("paperRealisedTitle")}
        note={t("paperRealisedNote", { currency })}
        name={`paper-realised-${record.code}-${record.asOf}`}
        actions={
          choices.length > 1 ? (
            <NativeSelect
              aria-label={t("portfolios")}
              value={choice}
              onChange={({ target }) => setChoice(target.value)}
              className="h-8 max-w-64"
            >
              {choices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          ) : null
        }
        twin={{
          heading: [t("date"), t("realised"), t("paper"), t("total")],
          rows: drawn.bars.map((bar) => [
            format.date(bar.on),
            format.money(bar.realised, currency, { plus: true }),
            format.money(bar.paper, currency, { plus: true }),
            format.money(bar.total, currency, { plus: true }),
          ]),
          exact: drawn.bars.map((bar) => [bar.on, bar.realised, bar.paper, bar.total]),
        }}
      >
        <PaperRealisedChart drawn={drawn} currency={currency} label={t("paperRealisedTitle")} />
        <PaperRealisedKey />
      </ChartFrame>
    </section>
  );
}

function PaperRealisedKey() {
  const t = useTranslations("managers");
  return (
    <p className="mt-1 flex flex-wrap gap-4 text-ink text-xs">
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-3 bg-[var(--cat-6)]" />
        {t("realised")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span
          aria-hidden
          className="size-3"
          style={{ background: "repeating-linear-gradient(45deg, var(--cat-6) 0 2px, transparent 2px 4px)" }}
        />
        {t("paper")}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="h-0.5 w-4 bg-ink-strong" />
        {t("total")}
      </span>
    </p>
  );
}
