"use client";

import type { ReactNode } from "react";

/** The exact figure and the date, for every chart. */
export function ChartTooltip({
  title,
  rows,
}: {
  title: ReactNode;
  rows: readonly { label: ReactNode; value: ReactNode; colour?: string }[];
}) {
  return (
    <div className="rounded-md border border-line-strong bg-surface px-3 py-2 text-xs shadow-lg">
      <p className="mb-1 font-medium text-ink-strong">{title}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5">
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of one tooltip have no other identity
          <div key={index} className="contents">
            <dt className="flex items-center gap-1.5 text-ink">
              {row.colour ? (
                <span aria-hidden className="size-2 rounded-sm" style={{ background: row.colour }} />
              ) : null}
              {row.label}
            </dt>
            <dd className="tabular text-right text-ink-strong">{row.value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
