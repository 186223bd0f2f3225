"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { SchemeVersionView, SchemeView } from "@/server/services/scheme-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import type { SchemeRights } from "./scheme-rights.ts";

type Step = "propose" | "withdraw" | "discard" | "sendBack" | "approve" | "retire";

/** What can be done with a version now, by whom; and why a step that one might look for is not there. */
export function SchemeStepActions({
  version,
  scheme,
  rights,
}: {
  version: SchemeVersionView;
  scheme: SchemeView;
  rights: SchemeRights;
}) {
  const t = useTranslations("schemes.steps");
  const format = useFormat();
  const [step, setStep] = useState<Step | null>(null);
  const { standing } = version;
  const steps: Step[] = [
    ...(rights.mayWrite && standing === "draft" ? (["propose", "discard"] as const) : []),
    ...(rights.mayWrite && standing === "proposed" ? (["withdraw"] as const) : []),
    ...(rights.mayApprove && standing === "proposed" && !version.isOwn ? (["approve", "sendBack"] as const) : []),
    ...(rights.mayApprove && (standing === "inForce" || standing === "approved") ? (["retire"] as const) : []),
  ];
  const waits =
    standing === "proposed"
      ? t(version.isOwn && rights.mayApprove ? "ownProposal" : "waitsForApproval", {
          by: version.proposedBy ?? version.createdBy,
        })
      : standing === "draft" && version.returnedNote
        ? t("wasReturned", { reason: version.returnedNote })
        : standing === "approved" && version.inForceFrom
          ? t("willBegin", { from: format.date(version.inForceFrom) })
          : null;
  if (steps.length === 0 && waits === null) return null;
  return (
    <Callout tone={standing === "proposed" || version.returnedNote ? "warn" : "info"} title={waits ?? t("open")}>
      {steps.length > 0 ? (
        <div className="mt-1 flex flex-wrap gap-2" data-screen-only>
          {steps.map((one) => (
            <Button
              key={one}
              look={
                one === "propose" || one === "approve"
                  ? "primary"
                  : one === "discard" || one === "retire"
                    ? "danger"
                    : "secondary"
              }
              onClick={() => setStep(one)}
            >
              {t(`${one}.action`)}
            </Button>
          ))}
        </div>
      ) : null}
      {step ? (
        <StepDialog key={step} step={step} version={version} scheme={scheme} onClose={() => setStep(null)} />
      ) : null}
    </Callout>
  );
}

function StepDialog({
  step,
  version,
  scheme,
  onClose,
}: {
  step: Step;
  version: SchemeVersionView;
  scheme: SchemeView;
  onClose: () => void;
}) {
  const t = useTranslations("schemes.steps");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState(step === "propose" ? (version.note ?? "") : "");
  const [day, setDay] = useState(step === "approve" ? usualStart(scheme) : scheme.today);
  const onSuccess = async () => {
    await queryClient.invalidateQueries();
    onClose();
    if (step === "discard") router.push(scheme.versions.length > 1 ? `/schemes/${scheme.code}` : "/schemes");
  };
  const options = { onSuccess };
  const mutations = {
    propose: useMutation(trpc.schemes.propose.mutationOptions(options)),
    withdraw: useMutation(trpc.schemes.withdraw.mutationOptions(options)),
    discard: useMutation(trpc.schemes.discard.mutationOptions(options)),
    sendBack: useMutation(trpc.schemes.sendBack.mutationOptions(options)),
    approve: useMutation(trpc.schemes.approve.mutationOptions(options)),
    retire: useMutation(trpc.schemes.retire.mutationOptions(options)),
  };
  const { error, isPending } = mutations[step];
  const { id } = version;
  const note = text.trim() === "" ? null : text.trim();
  const act: Record<Step, () => void> = {
    propose: () => mutations.propose.mutate({ id, note }),
    withdraw: () => mutations.withdraw.mutate({ id }),
    discard: () => mutations.discard.mutate({ id }),
    sendBack: () => mutations.sendBack.mutate({ id, reason: note ?? "" }),
    approve: () => mutations.approve.mutate({ id, from: day }),
    retire: () => mutations.retire.mutate({ id, lastDay: day }),
  };
  const hasDay = step === "approve" || (step === "retire" && version.standing === "inForce");
  const needs: ReactNode = hasDay ? (
    <Field label={t(`${step as "approve" | "retire"}.day`)}>
      <TextInput
        type="date"
        value={day}
        min={step === "approve" ? (scheme.earliestFrom ?? undefined) : scheme.today}
        onChange={({ target }) => setDay(target.value)}
      />
    </Field>
  ) : step === "propose" || step === "sendBack" ? (
    <Field label={t(`${step}.note`)}>
      <TextInput value={text} maxLength={2000} onChange={({ target }) => setText(target.value)} />
    </Field>
  ) : null;
  const isReady = !isPending && (step !== "sendBack" || note !== null) && (!hasDay || day !== "");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`${step}.title`, { version: version.number })}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            look={step === "discard" || step === "retire" ? "danger" : "primary"}
            disabled={!isReady}
            onClick={act[step]}
          >
            {t(`${step}.action`)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{t(`${step}.body`)}</p>
        {needs}
        {error ? (
          <p role="alert" className="text-bad">
            {errorText(error)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

/** The first day of next year, when a pay year usually begins; later where another version begins later. */
function usualStart({ today, earliestFrom }: SchemeView): string {
  const nextYear = `${Number(today.slice(0, 4)) + 1}-01-01`;
  return earliestFrom !== null && earliestFrom > nextYear ? earliestFrom : nextYear;
}
