"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { toCsv } from "@/server/core/format/to-csv.ts";
import { saveFile } from "./save-file.ts";

/** Downloads rows as CSV with all their digits. */
export function CsvButton({
  name,
  heading,
  rows,
}: {
  name: string;
  heading: readonly string[];
  rows: () => readonly (readonly (string | number | boolean | null)[])[];
}) {
  const t = useTranslations("ui");
  return (
    <button
      type="button"
      onClick={() => saveFile(`${name}.csv`, new Blob([toCsv(heading, rows())], { type: "text/csv;charset=utf-8" }))}
      className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-xs hover:bg-surface-subtle"
    >
      <Download aria-hidden className="size-3.5" />
      {t("downloadCsv")}
    </button>
  );
}
