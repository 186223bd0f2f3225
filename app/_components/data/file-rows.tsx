"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { Problem } from "@/server/import/problem.ts";
import { useProblemText } from "./use-problem-text.ts";

const ROW_HEIGHT = 32;

/** Rows of a file as they were written; cells with problems say so, one cell may be marked. Only rows in view are drawn. */
export function FileRows({
  header,
  rows,
  problems = [],
  marked,
}: {
  header: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
  problems?: readonly Problem[];
  marked?: { line: number; column: string | null };
}) {
  const t = useTranslations("data");
  const text = useProblemText();
  const frame = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 15,
    initialRect: { width: 800, height: 420 },
  });
  const items = virtualizer.getVirtualItems();
  const found = new Map<string, Problem>();
  for (const problem of [...problems].reverse()) found.set(`${problem.row} ${problem.column ?? ""}`, problem);
  const width = header.length + 1;
  const below = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={frame} className="relative overflow-auto rounded-md border border-line" style={{ maxHeight: 420 }}>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{t("contents")}</caption>
        <thead>
          <tr>
            {[t("row"), ...header].map((heading, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: headings of a file may repeat
                key={index}
                scope="col"
                className="cell sticky top-0 z-10 border-line border-b bg-surface-muted text-left font-medium text-ink text-xs"
              >
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items[0] && items[0].start > 0 ? <Spacer height={items[0].start} width={width} /> : null}
          {items.map(({ index }) => {
            const { line, cells } = rows[index]!;
            const ofRow = found.get(`${line} `);
            return (
              <tr key={line} title={ofRow ? text(ofRow).problem : undefined} className={ofRow ? groundOf(ofRow) : ""}>
                <th scope="row" className="cell border-line border-b text-right font-normal text-ink text-xs">
                  {line}
                </th>
                {header.map((heading, column) => {
                  const problem = found.get(`${line} ${heading}`);
                  const isMarked = marked?.line === line && (marked.column === null || marked.column === heading);
                  return (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: headings of a file may repeat
                      key={column}
                      title={problem ? text(problem).problem : undefined}
                      className={`cell whitespace-nowrap border-line border-b ${problem ? groundOf(problem) : ""} ${
                        isMarked ? "bg-accent-muted font-semibold text-ink-strong" : ""
                      }`}
                    >
                      {cells[column] ?? ""}
                      {problem ? <span className="sr-only"> {text(problem).problem}</span> : null}
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {below > 0 ? <Spacer height={below} width={width} /> : null}
        </tbody>
      </table>
    </div>
  );
}

const groundOf = ({ level }: Problem) =>
  level === "error" ? "bg-bad-ground text-bad outline-1 outline-bad -outline-offset-1" : "bg-warn-ground text-warn";

const Spacer = ({ height, width }: { height: number; width: number }) => (
  <tr aria-hidden>
    <td colSpan={width} style={{ height }} />
  </tr>
);
