"use client";

import { FileDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { DownloadButton } from "../explain/download-button.tsx";

/** Downloads a letter or report; the first who asks waits while it is made. */
export function PdfButton({ path, label }: { path: string; label: string }) {
  const t = useTranslations("cycleDocuments");
  return <DownloadButton path={path} icon={FileDown} label={label} busyLabel={t("making")} />;
}
