"use client";

import { useTranslations } from "next-intl";
import { STAGES } from "@/server/core/deals/deal-vocabulary.ts";
import type { DealView, StandardCellView } from "@/server/services/deals-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { useDealExplain } from "./deal-explainer.tsx";
import { useCellSteps } from "./use-cell-steps.ts";
import { useTerms } from "./use-terms.ts";

/** Stage x domain: where the money is, and how much of its paper loss age and market do not explain. */
export function StageMatrix({
  cells,
  deals,
  currency,
  chosen,
  onChoose,
  asOf,
}: {
  cells: readonly StandardCellView[];
  /** The deals that the cells count. */
  deals: readonly DealView[];
  currency: string;
  chosen?: { stage: string; domain: string } | null;
  onChoose?: (cell: { stage: string; domain: string } | null) => void;
  asOf: string;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const domains = [...new Set(cells.map(({ domain }) => domain))].sort((a, b) => openOf(cells, b) - openOf(cells, a));
  const stages = STAGES.filter((stage) => cells.some((cell) => cell.stage === stage));
  const most = Math.max(...cells.map(({ open }) => open), 1);
  const at = (stage: string, domain: string) => cells.find((cell) => cell.stage === stage && cell.domain === domain);
  const { openStep, lossStep, standardStep } = useCellSteps(deals, cells);
  const explain = useDealExplain();
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("matrixTitle")}
        note={t("matrixNote")}
        name={`deals-matrix-${asOf}`}
        twin={{
          heading: [
            t("stage"),
            t("domain"),
            t("dealsCount"),
            t("open"),
            t("share"),
            t("limit"),
            t("paperLoss"),
            t("losses.unexplained"),
          ],
          rows: cells.map((cell) => [
            terms("dealStages", cell.stage),
            terms("domains", cell.domain),
            String(cell.deals),
            format.money(cell.open, currency),
            format.percent(cell.share, { digits: 1 }),
            format.percent(cell.standard?.limitShare, { digits: 1 }),
            format.money(cell.paperLoss, currency),
            format.money(cell.unexplained, currency),
          ]),
          exact: cells.map((cell) => [
            cell.stage,
            cell.domain,
            cell.deals,
            cell.open,
            cell.share,
            cell.standard?.limitShare ?? null,
            cell.paperLoss,
            cell.unexplained,
          ]),
        }}
      >
        <div className="overflow-x-auto">
          <table className="w-full min-w-[40rem] table-fixed border-separate border-spacing-1 text-sm">
            <thead>
              <tr>
                <th className="w-40 text-left font-medium text-ink text-xs">{t("domain")}</th>
                {stages.map((stage) => (
                  <th key={stage} scope="col" className="text-left font-medium text-ink text-xs">
                    {terms("dealStages", stage)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {domains.map((domain) => (
                <tr key={domain}>
                  <th scope="row" className="pr-2 text-left font-medium text-ink-strong">
                    {terms("domains", domain)}
                  </th>
                  {stages.map((stage) => {
                    const cell = at(stage, domain);
                    if (!cell) return <td key={stage} className="rounded bg-surface-muted" />;
                    const isChosen = chosen?.stage === stage && chosen.domain === domain;
                    return (
                      <td key={stage} className="p-0">
                        <div
                          className={`flex w-full flex-col gap-1 rounded border p-2 text-left ${isChosen ? "border-accent ring-1 ring-accent" : "border-line hover:border-line-strong"}`}
                          style={{
                            background: `color-mix(in srgb, var(--accent) ${Math.round(4 + 22 * (cell.open / most))}%, var(--surface))`,
                          }}
                        >
                          <span className="flex flex-wrap items-baseline justify-between gap-x-2">
                            <Explained
                              className="font-semibold text-ink-strong"
                              onExplain={() => explain(openStep(cell))}
                            >
                              {format.money(cell.open, currency)}
                            </Explained>
                            {onChoose ? (
                              <button
                                type="button"
                                aria-pressed={isChosen}
                                onClick={() => onChoose(isChosen ? null : { stage, domain })}
                                className="text-accent text-xs underline-offset-4 hover:underline"
                              >
                                {t("dealsN", { count: cell.deals })}
                              </button>
                            ) : (
                              <span className="text-ink text-xs">{t("dealsN", { count: cell.deals })}</span>
                            )}
                          </span>
                          <CellLoss cell={cell} currency={currency} onExplain={() => explain(lossStep(cell))} />
                          {cell.isOverLimit || cell.isOverLossRate || cell.overdue.length > 0 ? (
                            <Explained
                              wraps
                              className="text-outside text-xs"
                              onExplain={() => explain(standardStep(cell))}
                            >
                              ◆{" "}
                              {[
                                cell.isOverLimit ? t("overLimit") : "",
                                cell.isOverLossRate ? t("overLossRate") : "",
                                cell.overdue.length > 0 ? t("overdueN", { count: cell.overdue.length }) : "",
                              ]
                                .filter(Boolean)
                                .join(" · ")}
                            </Explained>
                          ) : null}
                        </div>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ChartFrame>
    </section>
  );
}

/** Paper loss of a cell over its open money: hatched what is explained, solid what is outside. */
function CellLoss({ cell, currency, onExplain }: { cell: StandardCellView; currency: string; onExplain: () => void }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const { paperLoss, unexplained, open } = cell;
  if (!(paperLoss > 0)) return <span className="text-ink text-xs">{t("noPaperLoss")}</span>;
  const width = (amount: number) => `${Math.min(100, (amount / Math.max(open, paperLoss)) * 100)}%`;
  return (
    <span className="flex flex-col gap-0.5">
      <span aria-hidden className="flex h-2 w-full overflow-hidden rounded-sm bg-surface-subtle">
        <span style={{ width: width(unexplained), background: "var(--outside)" }} />
        <span
          style={{
            width: width(paperLoss - unexplained),
            background: "repeating-linear-gradient(45deg, var(--accent) 0 2px, transparent 2px 4px)",
          }}
        />
      </span>
      <Explained wraps className="text-ink-emphasis text-xs" onExplain={onExplain}>
        {t("lossIs", {
          loss: format.money(paperLoss, currency),
          outside: format.percent(unexplained / paperLoss, { digits: 0 }),
        })}
      </Explained>
    </span>
  );
}

const openOf = (cells: readonly StandardCellView[], domain: string) =>
  cells.reduce((sum, cell) => (cell.domain === domain ? sum + cell.open : sum), 0);
