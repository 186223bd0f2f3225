"use client";

import { useMutation } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { sendFile } from "./send-file.ts";

const LIMIT_MB = 64;

/** Where a file is dropped or chosen; it then opens as an import of its own. */
export function DropZone() {
  const t = useTranslations("data");
  const errorText = useErrorText();
  const router = useRouter();
  const [isOver, setOver] = useState(false);
  const send = useMutation({ mutationFn: sendFile, onSuccess: ({ id }) => router.push(`/data/batches/${id}`) });
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
          onChange={(event) => take(event.target.files)}
        />
      </label>
      {send.isError ? (
        <Callout tone="bad" title={t("sendFailed")}>
          {errorText(send.error)}
        </Callout>
      ) : null}
    </div>
  );
}
