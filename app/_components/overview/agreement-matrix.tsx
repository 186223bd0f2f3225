"use client";

import { useTranslations } from "next-intl";
import type { OverviewView } from "@/server/services/overview-view.ts";
import { type VerdictName, verdictShapes } from "../format/verdict.tsx";

type Matrix = OverviewView["matrix"];
export type Cell = { left: VerdictName; right: VerdictName };

const weights = {
  agree: "bg-surface-muted text-ink",
  softer: "bg-accent-faint text-ink-strong font-medium",
  opposite: "bg-accent-muted text-ink-strong font-semibold",
} as const;

/** Rows: the short verdict; columns: the long one. Where they disagree lies the message, so those cells carry the weight. */
export function AgreementMatrix({
  matrix,
  leftName,
  rightName,
  selected,
  onSelect,
}: {
  matrix: Matrix;
  leftName: string;
  rightName: string;
  selected: Cell | null;
  onSelect: (cell: Cell | null) => void;
}) {
  const t = useTranslations("overview");
  const verdicts = useTranslations("verdicts");
  const isUsed = (verdict: VerdictName, side: "left" | "right") =>
    matrix.cells.some((cell) => cell[side] === verdict && cell.count > 0);
  const rows = matrix.verdicts.filter((verdict) => isUsed(verdict, "left"));
  const columns = matrix.verdicts.filter((verdict) => isUsed(verdict, "right"));
  const heading = (verdict: VerdictName) => (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className={verdictShapes[verdict].look}>
        {verdictShapes[verdict].shape}
      </span>
      {verdicts(verdict)}
    </span>
  );
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-1 text-sm">
        <caption className="sr-only">{t("matrixCaption", { left: leftName, right: rightName })}</caption>
        <thead>
          <tr>
            <th className="p-1 text-left font-normal text-ink text-xs">
              {leftName} ↓ · {rightName} →
            </th>
            {columns.map((verdict) => (
              <th key={verdict} scope="col" className="p-1 text-center font-medium text-xs">
                {heading(verdict)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((left) => (
            <tr key={left}>
              <th scope="row" className="whitespace-nowrap p-1 text-left font-medium text-xs">
                {heading(left)}
              </th>
              {columns.map((right) => {
                const cell = matrix.cells.find((one) => one.left === left && one.right === right);
                const count = cell?.count ?? 0;
                const isSelected = selected?.left === left && selected.right === right;
                return (
                  <td key={right} className="p-0">
                    <button
                      type="button"
                      disabled={count === 0}
                      aria-pressed={isSelected}
                      aria-label={t("matrixCell", { count, left: verdicts(left), right: verdicts(right) })}
                      onClick={() => onSelect(isSelected ? null : { left, right })}
                      className={`h-12 w-full min-w-16 rounded text-center text-lg tabular ${
                        count === 0 ? "text-ink-subtle" : weights[cell?.kind ?? "agree"]
                      } ${isSelected ? "outline-2 outline-accent" : ""}`}
                    >
                      {count === 0 ? "·" : count}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
