"use client";

import { ImageDown, LineChart, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { CsvButton } from "../_components/ui/csv-button.tsx";
import { saveSvgAsPng } from "./save-svg-as-png.ts";

/** What a chart shows, as a table: for copying, for screen readers and for print. */
export interface TableTwin {
  heading: readonly string[];
  /** Text as the reader sees it. */
  rows: readonly (readonly string[])[];
  /** The same cells with all their digits, for the CSV; without it the text. */
  exact?: readonly (readonly (string | number | null)[])[];
}

/** Every chart stands in this frame: its title, its table twin, and CSV and PNG downloads. */
export function ChartFrame({
  title,
  note,
  name,
  twin,
  children,
  actions,
}: {
  title: ReactNode;
  /** Unit and period. */
  note?: ReactNode;
  /** File name of downloads, without ending. */
  name: string;
  twin: TableTwin;
  children: ReactNode;
  actions?: ReactNode;
}) {
  const t = useTranslations("ui");
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const toggle =
    "inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-xs hover:bg-surface-subtle";
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex flex-wrap items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="font-semibold text-ink-strong">{title}</p>
          {note ? <p className="text-ink text-xs">{note}</p> : null}
        </div>
        <div className="flex flex-wrap items-center gap-2" data-screen-only>
          {actions}
          <button type="button" className={toggle} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? <LineChart aria-hidden className="size-3.5" /> : <Table2 aria-hidden className="size-3.5" />}
            {asTable ? t("showChart") : t("showTable")}
          </button>
          <CsvButton name={name} heading={twin.heading} rows={() => twin.exact ?? twin.rows} />
          {asTable ? null : (
            <button
              type="button"
              className={toggle}
              onClick={() => {
                const svg = drawing.current?.querySelector("svg.recharts-surface, svg[data-chart]");
                if (svg instanceof SVGSVGElement) void saveSvgAsPng(svg, `${name}.png`);
              }}
            >
              <ImageDown aria-hidden className="size-3.5" />
              {t("downloadPng")}
            </button>
          )}
        </div>
      </figcaption>
      {asTable ? <Twin twin={twin} /> : <div ref={drawing}>{children}</div>}
    </figure>
  );
}

function Twin({ twin }: { twin: TableTwin }) {
  return (
    <div className="relative max-h-96 overflow-auto rounded-md border border-line">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            {twin.heading.map((cell, index) => (
              <th
                key={cell}
                scope="col"
                className={`cell sticky top-0 border-line border-b bg-surface-muted font-medium text-ink text-xs ${index ? "text-right" : "text-left"}`}
              >
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {twin.rows.map((row) => (
            <tr key={row.join("|")}>
              {row.map((cell, index) => (
                <td
                  key={`${twin.heading[index]}`}
                  className={`cell border-line border-b ${index ? "text-right" : "text-left"}`}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
