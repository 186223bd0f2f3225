"use client";

import type { LucideIcon } from "lucide-react";
import { useLocale } from "next-intl";
import { useState } from "react";
import { useErrorText } from "../ui/load-error.tsx";
import { saveFile } from "../ui/save-file.ts";

const LOOK_AGAIN_MS = 1500;
const MOST_TRIES = 40;

/**
 * Downloads a file below /api/export in the reader's language; one that is still being made is waited for, and a refusal
 * is said in words beside the button.
 */
export function DownloadButton({
  path,
  icon: Icon,
  label,
  busyLabel,
  title,
}: {
  path: string;
  icon: LucideIcon;
  label: string;
  busyLabel: string;
  title?: string;
}) {
  const locale = useLocale();
  const errorText = useErrorText();
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const download = async () => {
    setState({ busy: true, error: null });
    try {
      const { name, content } = await loadFile(path, locale);
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
        title={title}
        className="inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-surface px-2.5 text-xs hover:bg-surface-subtle disabled:opacity-50"
      >
        <Icon aria-hidden className="size-3.5" />
        {state.busy ? busyLabel : label}
      </button>
      {state.error ? (
        <span role="alert" className="text-bad text-xs">
          {errorText(state.error)}
        </span>
      ) : null}
    </span>
  );
}

async function loadFile(path: string, locale: string): Promise<{ name: string; content: Blob }> {
  const address = new URL(`/api/export/${path}`, window.location.href);
  address.searchParams.set("locale", locale);
  for (let tries = 1; ; tries++) {
    const response = await fetch(address);
    if (response.ok) {
      const [, name = ""] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("content-disposition") ?? "") ?? [];
      return { name: decodeURIComponent(name) || "longview", content: await response.blob() };
    }
    if (response.status !== 503 || tries === MOST_TRIES)
      throw Object.assign(new Error(`${response.status}`), { data: await response.json().catch(() => null) });
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
