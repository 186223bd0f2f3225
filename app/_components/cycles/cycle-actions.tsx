"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CycleHead, CyclePage } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";

/** What the reader may do next with a cycle, and nothing else. */
export function CycleActions({
  cycle,
  may,
  isBusy,
  onDone,
}: {
  cycle: CycleHead;
  may: CyclePage["may"];
  /** Long work on the cycle is under way: nobody decides meanwhile. */
  isBusy: boolean;
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [asked, setAsked] = useState<"close" | "sendBack" | null>(null);
  // After a refusal as well: what was refused is most often decided on a page that others have overtaken.
  const after = {
    onSettled: async () => {
      setAsked(null);
      await onDone();
    },
  };
  const calculate = useMutation(trpc.cycles.calculate.mutationOptions(after));
  const propose = useMutation(trpc.cycles.propose.mutationOptions(after));
  const approve = useMutation(trpc.cycles.approve.mutationOptions(after));
  const sendBack = useMutation(trpc.cycles.sendBack.mutationOptions(after));
  const close = useMutation(trpc.cycles.close.mutationOptions(after));
  const all = [calculate, propose, approve, sendBack, close];
  const failed = all.find(({ isError }) => isError);
  const isHeld = isBusy || all.some(({ isPending }) => isPending);
  const { id, revision } = cycle;
  const start = (action: { mutate: (seen: { id: string; revision: number }) => void }) => {
    for (const one of all) one.reset();
    action.mutate({ id, revision });
  };
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap justify-end gap-2">
        {may.calculate ? (
          <Button
            look={cycle.status === "open" ? "primary" : "secondary"}
            disabled={isHeld}
            onClick={() => start(calculate)}
            title={cycle.status === "calculated" ? t("recalculateHint") : undefined}
          >
            {t(cycle.status === "open" ? "calculate" : "recalculate")}
          </Button>
        ) : null}
        {may.propose ? (
          <Button look="primary" disabled={isHeld} onClick={() => start(propose)}>
            {t("propose")}
          </Button>
        ) : null}
        {may.approve ? (
          <>
            <Button disabled={isHeld} onClick={() => setAsked("sendBack")}>
              {t("sendBack")}
            </Button>
            <Button look="primary" disabled={isHeld} onClick={() => start(approve)}>
              {t("approve")}
            </Button>
          </>
        ) : null}
        {may.close ? (
          <Button look="primary" disabled={isHeld} onClick={() => setAsked("close")}>
            {close.isPending ? t("closing") : t("close")}
          </Button>
        ) : null}
      </div>
      {failed ? <Callout tone="bad" title={errorText(failed.error)} /> : null}
      <CloseDialog
        name={cycle.name}
        isOpen={asked === "close"}
        isPending={close.isPending}
        onClose={() => setAsked(null)}
        onConfirm={() => start(close)}
      />
      <SendBackDialog
        isOpen={asked === "sendBack"}
        isPending={sendBack.isPending}
        onClose={() => setAsked(null)}
        onConfirm={(note) => sendBack.mutate({ id, revision, note })}
      />
    </div>
  );
}

interface Asking {
  readonly isOpen: boolean;
  readonly isPending: boolean;
  readonly onClose: () => void;
}

function CloseDialog({
  name,
  isOpen,
  isPending,
  onClose,
  onConfirm,
}: Asking & { name: string; onConfirm: () => void }) {
  const t = useTranslations("cycles");
  const ui = useTranslations("ui");
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      title={t("closeTitle", { name })}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button look="primary" disabled={isPending} onClick={onConfirm}>
            {isPending ? t("closing") : t("closeForGood")}
          </Button>
        </>
      }
    >
      {t("closeHint")}
    </Dialog>
  );
}

function SendBackDialog({ isOpen, isPending, onClose, onConfirm }: Asking & { onConfirm: (note: string) => void }) {
  const t = useTranslations("cycles");
  const ui = useTranslations("ui");
  const [note, setNote] = useState("");
  return (
    <Dialog
      open={isOpen}
      onClose={onClose}
      title={t("sendBack")}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button look="primary" disabled={isPending || note.trim() === ""} onClick={() => onConfirm(note)}>
            {t("sendBack")}
          </Button>
        </>
      }
    >
      <Field label={t("note")}>
        <TextInput value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Dialog>
  );
}
