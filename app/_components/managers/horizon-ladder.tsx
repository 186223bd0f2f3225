"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { HorizonRow, LadderBook, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import type { ClockView } from "@/server/services/manager-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { HorizonLadderChart } from "../../_charts/horizon-ladder-chart.tsx";
import { intervalOfRow, prepareHorizonLadder } from "../../_charts/prepare-horizon-ladder.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/section.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { EvidenceMeter } from "./evidence-meter.tsx";
import { explainLadderFigure, type LadderFigure, weightsByHorizon } from "./explain-row.ts";

/** The same record over ever longer windows, with what each proves. */
export function HorizonLadder({
  record,
  clocks,
  onExplain,
}: {
  record: ManagerRecord;
  clocks: { left: ClockView; right: ClockView };
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("managers");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const books = (["whole", "liquid", "private"] as const).filter(
    (book) => book === "whole" || (record.books.liquid.held && record.books.private.held),
  );
  const [book, setBook] = useState<LadderBook>("whole");
  const rows = record.ladder[book];
  const drawn = useMemo(() => prepareHorizonLadder(rows), [rows]);
  const longest = rows.at(-1);
  const explain = (row: HorizonRow, figure: LadderFigure) => onExplain(explainLadderFigure(record, row, figure));
  return (
    <>
      <div className="grid gap-4 xl:grid-cols-[2fr_1fr]">
        <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
          <ChartFrame
            title={t("ladderTitle")}
            note={t("ladderNote")}
            name={`ladder-${record.code}-${record.asOf}`}
            actions={
              books.length > 1 ? (
                <Segmented
                  label={t("book")}
                  value={book}
                  options={books.map((value) => ({ value, label: t(`books.${value}`) }))}
                  onChange={setBook}
                />
              ) : null
            }
            twin={{
              heading: [t("horizon"), t("active"), t("lower"), t("upper"), t("recordYears")],
              rows: drawn.steps.map((step) => [
                horizons(step.horizon),
                format.pp(step.active),
                format.pp(step.interval?.lower),
                format.pp(step.interval?.upper),
                format.number(step.years, { digits: 2 }),
              ]),
              exact: drawn.steps.map((step) => [
                step.horizon,
                step.active,
                step.interval?.lower ?? null,
                step.interval?.upper ?? null,
                step.years,
              ]),
            }}
          >
            <HorizonLadderChart
              ladder={drawn}
              lenses={[
                { name: t("leftShort"), weights: weightsByHorizon(clocks.left.evaluation.tree) },
                { name: t("rightShort"), weights: weightsByHorizon(clocks.right.evaluation.tree) },
              ]}
              benchmarkName={t("benchmark")}
              label={t("ladderTitle")}
            />
            <p className="mt-1 text-ink text-xs">{t("ladderKey")}</p>
          </ChartFrame>
        </section>
        <Section title={t("evidenceTitle")} note={t("evidenceNote")}>
          {longest ? <EvidenceMeter row={longest} onExplain={() => explain(longest, "evidence")} /> : null}
        </Section>
      </div>
      <Section title={t("ladderTableTitle")} note={t("ladderTableNote")}>
        <LadderTable rows={rows} record={record} onExplain={explain} />
      </Section>
    </>
  );
}

function LadderTable({
  rows,
  record,
  onExplain,
}: {
  rows: readonly HorizonRow[];
  record: ManagerRecord;
  onExplain: (row: HorizonRow, figure: LadderFigure) => void;
}) {
  const t = useTranslations("managers");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const columns = useMemo((): ColumnDef<HorizonRow, string | number | null>[] => {
    const figure = (
      id: string,
      header: string,
      value: (row: HorizonRow) => { value: number | null; reason?: string },
      look: { unit: "percent" | "pp" | "number"; digits?: number; tone?: boolean; explain?: LadderFigure },
    ): ColumnDef<HorizonRow, string | number | null> => ({
      id,
      header,
      accessorFn: (row) => value(row).value,
      enableSorting: false,
      meta: { numeric: true },
      cell: ({ row }) => {
        const { value: number, reason } = value(row.original);
        const { explain, ...shown } = look;
        return (
          <Figure
            value={number}
            reason={reason}
            {...shown}
            onExplain={explain && number !== null ? () => onExplain(row.original, explain) : undefined}
          />
        );
      },
    });
    return [
      {
        id: "horizon",
        header: t("horizon"),
        accessorFn: (row) => horizons(row.horizon),
        enableSorting: false,
        cell: ({ row }) => <HorizonName row={row.original} />,
      },
      figure("portfolio", t("portfolio"), (row) => row.portfolioReturn, {
        unit: "percent",
        explain: "portfolioReturn",
      }),
      figure("benchmark", t("benchmark"), (row) => row.benchmark[row.activeBasis], {
        unit: "percent",
        explain: "benchmarkReturn",
      }),
      figure("active", t("active"), (row) => row.active, { unit: "pp", tone: true, explain: "active" }),
      {
        id: "interval",
        header: t("interval95"),
        accessorFn: (row) => intervalText(row),
        enableSorting: false,
        meta: { numeric: true },
        cell: ({ row }) => {
          const interval = row.original.active.value === null ? null : intervalOfRow(row.original);
          return interval ? (
            <span className="tabular whitespace-nowrap">{intervalText(row.original)}</span>
          ) : (
            <Figure value={null} reason={row.original.evidence.interval.reason} unit="pp" />
          );
        },
      },
      figure("skill", t("probabilitySkill"), (row) => row.evidence.probabilitySkill, {
        unit: "percent",
        digits: 0,
        explain: "evidence",
      }),
      figure("yearsStillNeeded", t("yearsStillNeeded"), (row) => row.evidence.yearsStillNeeded, {
        unit: "number",
        digits: 1,
        explain: "evidence",
      }),
      {
        id: "valueAdded",
        header: t("valueAdded"),
        accessorFn: (row) => row.valueAdded.value,
        enableSorting: false,
        meta: { numeric: true },
        cell: ({ row }) => {
          const { value, reason } = row.original.valueAdded;
          return value === null || record.currency === null ? (
            <Figure value={null} reason={reason} unit="number" />
          ) : (
            <span className="tabular whitespace-nowrap">{format.money(value, record.currency, { plus: true })}</span>
          );
        },
      },
    ];

    function intervalText(row: HorizonRow): string {
      const interval = intervalOfRow(row);
      return interval
        ? t("fromTo", {
            from: format.percent(interval.lower, { digits: 1, plus: true }),
            to: format.percent(interval.upper, { digits: 1, plus: true }),
          })
        : "";
    }
  }, [t, horizons, format, onExplain, record.currency]);
  return (
    <DataTable
      caption={t("ladderTableTitle")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.horizon}
      csvName={`horizons-${record.code}-${record.asOf}`}
    />
  );
}

function HorizonName({ row }: { row: HorizonRow }) {
  const t = useTranslations("managers");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  return (
    <div className="whitespace-nowrap">
      <span className="font-medium text-ink-strong">{horizons(row.horizon)}</span>
      <span className="ml-2 text-ink text-xs">
        {row.periods === 0 ? "" : t(row.activeBasis === "annualized" ? "annualized" : "cumulative")}
      </span>
      {row.shortenedTo ? (
        <p className="text-warn text-xs">
          {t("shortened", { from: format.date(row.shortenedTo.from), years: format.years(row.years) })}
        </p>
      ) : null}
    </div>
  );
}
