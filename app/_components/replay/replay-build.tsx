"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReplayAnswer, ReplayQuestion, ReplayView } from "@/server/services/replay-view.ts";
import { useTRPC } from "../api/client.ts";
import { Building } from "../frame/answer-states.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";

type Choice = Pick<ReplayQuestion, "known" | "delayDays"> & Pick<ReplayView, "months">;

/** Starts and stops the building of the history that a replay runs on. */
function useReplayBuild({ known, delayDays, months }: Choice) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries(trpc.replay.pathFilter());
  const stop = useMutation(trpc.replay.stop.mutationOptions({ onSettled }));
  const start = useMutation(trpc.replay.build.mutationOptions({ onSettled }));
  const choice = { known, delayDays, months: [...months] };
  return {
    stop: () => stop.mutate(choice),
    start: () => start.mutate(choice),
    isPending: stop.isPending || start.isPending,
    error: stop.error ?? start.error,
  };
}

/** No history yet: how far its building has come and the way to stop it, or the way to go on. */
export function ReplayBuild({
  answer,
  question,
}: {
  answer: Extract<ReplayAnswer, { status: "building" | "stopped" }>;
  question: Omit<Choice, "months">;
}) {
  const t = useTranslations("replay.build");
  const errorText = useErrorText();
  const { stop, start, isPending, error } = useReplayBuild({ ...question, months: answer.months });
  const counted = t("counted", { done: answer.done, of: answer.of });
  return (
    <>
      {answer.status === "stopped" ? (
        <Callout tone="warn" title={t("stopped")}>
          <p>{counted}</p>
          <Button look="primary" className="mt-2" disabled={isPending} onClick={start}>
            {t("goOn")}
          </Button>
        </Callout>
      ) : (
        <Building progress={answer.progress} asOf={answer.asOf}>
          <p className="text-ink text-sm">{counted}</p>
          <span>
            <Button disabled={isPending} onClick={stop}>
              {t("stop")}
            </Button>
          </span>
        </Building>
      )}
      {error ? <Callout tone="bad" title={errorText(error)} /> : null}
    </>
  );
}

/** The history in view is being built again behind it, or was stopped on the way. */
export function StaleReplay({ isStopped, question }: { isStopped: boolean; question: Choice }) {
  const t = useTranslations("replay.build");
  const { stop, start, isPending } = useReplayBuild(question);
  return (
    <span className="flex items-center gap-2 self-center text-warn text-xs">
      {t(isStopped ? "staleStopped" : "stale")}
      <Button look="quiet" disabled={isPending} onClick={isStopped ? start : stop}>
        {t(isStopped ? "goOn" : "stop")}
      </Button>
    </span>
  );
}
