"use client";

import { FileDown } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../ui/load-error.tsx";
import { saveFile } from "../ui/save-file.ts";

const LOOK_AGAIN_MS = 1500;
const MOST_TRIES = 40;

/** Downloads a letter or report; the first who asks waits while it is made. */
export function PdfButton({ path, label }: { path: string; label: string }) {
  const t = useTranslations("cycleDocuments");
  const locale = useLocale();
  const errorText = useErrorText();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const download = async () => {
    setState({ busy: true, error: null });
    try {
      const { name, content } = await loadPdf(path, locale);
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
        className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-surface px-2.5 text-xs hover:bg-surface-subtle disabled:opacity-50"
      >
        <FileDown aria-hidden className="size-3.5" />
        {state.busy ? t("making") : label}
      </button>
      {state.error ? (
        <span role="alert" className="text-bad text-xs">
          {errorText(state.error)}
        </span>
      ) : null}
    </span>
  );
}

async function loadPdf(path: string, locale: string): Promise<{ name: string; content: Blob }> {
  for (let tries = 1; ; tries++) {
    const response = await fetch(`/api/export/${path}?locale=${locale}`);
    if (response.ok) {
      const [, name = ""] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "") ?? [];
      return { name: decodeURIComponent(name) || "longview.pdf", content: await response.blob() };
    }
    if (response.status !== 503 || tries === MOST_TRIES)
      throw Object.assign(new Error(`${response.status}`), { data: await response.json().catch(() => null) });
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
