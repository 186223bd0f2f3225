"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";

/** "prices.csv, rows 3–15": opens the file as it was received, at these rows. */
export function SourceLink({
  batchId,
  fileName,
  rows,
}: {
  batchId: string;
  fileName: string;
  rows: readonly number[];
}) {
  const t = useTranslations("explain");
  const first = Math.min(...rows);
  const last = Math.max(...rows);
  const place = rows.length === 0 ? "" : first === last ? t("row", { row: first }) : t("rows", { first, last });
  return (
    <Link
      href={`/data/batches/${batchId}${rows.length ? `?row=${first}` : ""}`}
      className="text-accent text-xs underline underline-offset-2"
    >
      {fileName || t("file")} {place}
    </Link>
  );
}
