"use client";

import { FileSpreadsheet } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../ui/load-error.tsx";
import { saveFile } from "../ui/save-file.ts";

/**
 * Downloads a figure's workbook: its rows, its formulas, and what Longview shows beside them.
 *
 * @param path below /api/export, with the question of the page behind it
 */
export function ExcelButton({ path }: { path: string }) {
  const t = useTranslations("ui");
  const words = useTranslations("export");
  const locale = useLocale();
  const errorText = useErrorText();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const download = async () => {
    setState({ busy: true, error: null });
    try {
      const { name, content } = await loadWorkbook(path, locale);
      saveFile(name, content);
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-2" data-screen-only>
      <button
        type="button"
        onClick={download}
        disabled={state.busy}
        title={words("buttonHint")}
        className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-surface px-2.5 text-xs hover:bg-surface-subtle disabled:opacity-50"
      >
        <FileSpreadsheet aria-hidden className="size-3.5" />
        {state.busy ? words("preparing") : t("downloadXlsx")}
      </button>
      {state.error ? (
        <span role="alert" className="text-bad text-xs">
          {errorText(state.error)}
        </span>
      ) : null}
    </span>
  );
}

async function loadWorkbook(path: string, locale: string): Promise<{ name: string; content: Blob }> {
  const address = new URL(`/api/export/${path}`, window.location.href);
  address.searchParams.set("locale", locale);
  const response = await fetch(address);
  if (!response.ok) {
    const data = await response.json().catch(() => null);
    throw Object.assign(new Error(`${response.status}`), { data });
  }
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name: decodeURIComponent(name) || "longview.xlsx", content: await response.blob() };
}
