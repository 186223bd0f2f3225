"use client";

import { FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { DownloadButton } from "./download-button.tsx";

/**
 * Downloads a figure's workbook: its rows, its formulas, and what Longview shows beside them.
 *
 * @param path below /api/export, with the question of the page behind it
 */
export function ExcelButton({ path }: { path: string }) {
  const t = useTranslations("ui");
  const words = useTranslations("export");
  return (
    <DownloadButton
      path={path}
      icon={FileSpreadsheet}
      label={t("downloadXlsx")}
      busyLabel={words("preparing")}
      title={words("buttonHint")}
    />
  );
}
