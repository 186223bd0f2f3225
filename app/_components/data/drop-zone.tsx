"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { LIMIT_MB, sendFile } from "./send-file.ts";

/** Where a file is dropped or chosen; it then opens as an import of its own. */
export function DropZone() {
  const t = useTranslations("data");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const router = useRouter();
  const [isOver, setOver] = useState(false);
  const [sent, setSent] = useState(0);
  const stop = useRef(new AbortController());
  const send = useMutation({
    mutationFn: (file: File) => {
      stop.current = new AbortController();
      setSent(0);
      return sendFile(file, { onSent: setSent, signal: stop.current.signal });
    },
    onSuccess: ({ id }) => router.push(`/data/batches/${id}`),
    // While the way is cut it fails at once and says so, rather than wait unseen.
    networkMode: "always",
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file && !send.isPending) send.mutate(file);
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className="flex flex-col gap-3">
      <label
        onDragOver={over}
        onDragEnter={over}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        className={`flex cursor-pointer flex-col items-center gap-2 rounded-lg border-2 border-dashed px-6 py-10 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent ${
          isOver ? "border-accent bg-accent-faint" : "border-line-strong bg-surface hover:bg-surface-muted"
        }`}
      >
        <Upload aria-hidden className="size-6 text-accent" />
        <span className="font-medium text-ink-strong">
          {send.isPending ? t("sending", { name: send.variables.name }) : t("dropTitle")}
        </span>
        <span className="max-w-prose text-ink text-sm">{t("dropNote", { limit: LIMIT_MB })}</span>
        <input
          type="file"
          accept=".csv,.txt,.tsv,.xlsx"
          className="sr-only"
          disabled={send.isPending}
          onChange={(event) => {
            take(event.target.files);
            // The same file may be chosen again once it was put right.
            event.target.value = "";
          }}
        />
      </label>
      {send.isPending ? (
        <div className="flex items-center gap-4 rounded-md border border-line bg-surface px-4 py-3">
          <ProgressBar fraction={sent} label={t("sending", { name: send.variables.name })} />
          <Button onClick={() => stop.current.abort()}>{ui("cancel")}</Button>
        </div>
      ) : null}
      {send.isError ? (
        <Callout tone="bad" title={t("sendFailed")}>
          {errorText(send.error)}
        </Callout>
      ) : null}
    </div>
  );
}
