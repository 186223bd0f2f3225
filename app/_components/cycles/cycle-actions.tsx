"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CycleHead, CyclePage } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { useJob } from "../data/use-job.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";

/** What the reader may do next with a cycle, and nothing else. */
export function CycleActions({
  cycle,
  may,
  onDone,
}: {
  cycle: CycleHead;
  may: CyclePage["may"];
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [jobId, setJobId] = useState<string | null>(null);
  const [asked, setAsked] = useState<"close" | "sendBack" | null>(null);
  const [note, setNote] = useState("");
  const after = {
    onSuccess: async () => {
      setAsked(null);
      await onDone();
    },
  };
  const calculate = useMutation(trpc.cycles.calculate.mutationOptions({ onSuccess: (job) => setJobId(job.jobId) }));
  const propose = useMutation(trpc.cycles.propose.mutationOptions(after));
  const approve = useMutation(trpc.cycles.approve.mutationOptions(after));
  const sendBack = useMutation(trpc.cycles.sendBack.mutationOptions(after));
  const close = useMutation(trpc.cycles.close.mutationOptions(after));
  const job = useJob(jobId);
  const status = job.data?.status;
  useEffect(() => {
    if (status !== "done") return;
    setJobId(null);
    void onDone();
  }, [status, onDone]);
  const failed = [calculate, propose, approve, sendBack, close].find(({ isError }) => isError);
  const isCalculating = jobId !== null && status !== "failed" && status !== "cancelled";
  const { id } = cycle;
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap justify-end gap-2">
        {may.calculate ? (
          <Button
            look={cycle.status === "open" ? "primary" : "secondary"}
            disabled={calculate.isPending || isCalculating}
            onClick={() => calculate.mutate({ id })}
            title={cycle.status === "calculated" ? t("recalculateHint") : undefined}
          >
            {isCalculating
              ? t("calculating", { progress: Math.round((job.data?.progress ?? 0) * 100) })
              : t(cycle.status === "open" ? "calculate" : "recalculate")}
          </Button>
        ) : null}
        {may.propose ? (
          <Button look="primary" disabled={propose.isPending || isCalculating} onClick={() => propose.mutate({ id })}>
            {t("propose")}
          </Button>
        ) : null}
        {may.approve ? (
          <>
            <Button onClick={() => setAsked("sendBack")}>{t("sendBack")}</Button>
            <Button look="primary" disabled={approve.isPending} onClick={() => approve.mutate({ id })}>
              {t("approve")}
            </Button>
          </>
        ) : null}
        {may.close ? (
          <Button look="primary" onClick={() => setAsked("close")}>
            {t("close")}
          </Button>
        ) : null}
      </div>
      {failed ? <Callout tone="bad" title={errorText(failed.error)} /> : null}
      {status === "failed" ? <Callout tone="bad" title={t("calculationFailed")} /> : null}
      <Dialog
        open={asked === "close"}
        onClose={() => setAsked(null)}
        title={t("closeTitle", { name: cycle.name })}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>{ui("cancel")}</Button>
            <Button look="primary" disabled={close.isPending} onClick={() => close.mutate({ id })}>
              {t("closeForGood")}
            </Button>
          </>
        }
      >
        {t("closeHint")}
      </Dialog>
      <Dialog
        open={asked === "sendBack"}
        onClose={() => setAsked(null)}
        title={t("sendBack")}
        actions={
          <>
            <Button onClick={() => setAsked(null)}>{ui("cancel")}</Button>
            <Button
              look="primary"
              disabled={sendBack.isPending || note.trim() === ""}
              onClick={() => sendBack.mutate({ id, note })}
            >
              {t("sendBack")}
            </Button>
          </>
        }
      >
        <Field label={t("note")}>
          <TextInput value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </Dialog>
    </div>
  );
}
