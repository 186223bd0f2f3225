"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";

interface Shown {
  id: string;
  progress: number;
  step: unknown;
}

/** How far long work has come, and the way to stop it. */
export function JobProgress({
  job,
  title,
  mayCancel = true,
}: {
  job: Shown;
  title: string;
  /** Work is stopped by who asked for it. */
  mayCancel?: boolean;
}) {
  const steps = useTranslations("jobs.steps");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions());
  const step = job.step as { key: string; [fact: string]: string | number } | null;
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-md border border-line bg-surface px-4 py-3">
      <div className="min-w-60 flex-1">
        <p className="text-ink-strong text-sm">{step && steps.has(step.key) ? steps(step.key, step) : title}</p>
        <div className="mt-2">
          <ProgressBar fraction={job.progress} label={title} />
        </div>
      </div>
      {mayCancel ? (
        <Button disabled={cancel.isPending || cancel.isSuccess} onClick={() => cancel.mutate({ id: job.id })}>
          {ui("cancel")}
        </Button>
      ) : null}
    </div>
  );
}
