"use client";

import { useTranslations } from "next-intl";
import type { CycleJob } from "@/server/services/cycle-view.ts";
import { JobProgress } from "../data/job-progress.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";

export const isUnderWay = ({ status }: Pick<CycleJob, "status">): boolean =>
  status === "queued" || status === "running";

/** Long work on a cycle, for everybody who opens it: how far it has come, or why it ended without a result. */
export function CycleWork({ jobs, onRetry }: { jobs: readonly CycleJob[]; onRetry: ((job: CycleJob) => void) | null }) {
  const t = useTranslations("cycles.work");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  return jobs.map((job) => {
    if (isUnderWay(job)) {
      const title = t(`${job.kind}.title`, { by: job.by });
      return (
        <div key={job.id} className="flex flex-col gap-1">
          <JobProgress job={job} title={title} mayCancel={job.isOwn} />
          <p className="text-ink text-xs">
            {job.step === null ? t("nobodyDecides") : `${title} ${t("nobodyDecides")}`}
          </p>
        </div>
      );
    }
    if (job.status !== "failed" && job.status !== "cancelled") return null;
    return (
      <Callout key={job.id} tone={job.status === "failed" ? "bad" : "warn"} title={t(`${job.kind}.${job.status}`)}>
        {job.error ? <p>{errorText({ data: { error: { facts: {}, ...job.error } } })}</p> : null}
        {onRetry && job.kind !== "proposeRestatement" ? (
          <Button className="mt-3" onClick={() => onRetry(job)}>
            {ui("retry")}
          </Button>
        ) : null}
      </Callout>
    );
  });
}
