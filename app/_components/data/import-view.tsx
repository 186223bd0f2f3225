"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { LoadError, useErrorText } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { FileRows } from "./file-rows.tsx";
import { ImportAnswers } from "./import-answers.tsx";
import { ImportChanges } from "./import-changes.tsx";
import { ImportStatusMark } from "./import-status-mark.tsx";
import { JobProgress } from "./job-progress.tsx";
import { PAGE, ProblemList } from "./problem-list.tsx";
import { RestatementList } from "./restatement-list.tsx";
import { UndoButton } from "./undo-button.tsx";
import { useJob } from "./use-job.ts";

/** One import from reading to stored: answers, problems, what it would do, confirm. */
export function ImportView({ id, canWrite }: { id: string; canWrite: boolean }) {
  const t = useTranslations("data");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const batch = useQuery(trpc.imports.get.queryOptions({ id }));
  const data = batch.data;
  const isWorking =
    data !== undefined && (data.status === "loading" || (data.status === "staged" && data.preview === null));
  const job = useJob(data && isWorking && canWrite ? data.jobId : null);
  const jobStatus = job.data?.status;
  useEffect(() => {
    // Read again whatever hangs on the import once its work has ended.
    if (jobStatus && jobStatus !== "queued" && jobStatus !== "running")
      void queries.invalidateQueries({ queryKey: trpc.imports.pathKey() });
  }, [jobStatus, queries, trpc]);
  if (batch.isPending) return <Skeleton className="h-96 w-full" />;
  if (!data) return <LoadError error={batch.error} onRetry={() => batch.refetch()} />;
  const { preview } = data;
  const isDone = data.status === "committed" || data.status === "undone";
  const isRunning = jobStatus === "queued" || jobStatus === "running";
  return (
    <div className="flex flex-col gap-5">
      <Link href="/data" className="inline-flex items-center gap-1 text-accent text-sm">
        <ArrowLeft aria-hidden className="size-3.5" />
        {t("back")}
      </Link>
      <PageHeader
        title={<ImportStatusMark status={data.status} />}
        headline={data.fileName}
        actions={canWrite ? <ImportActions batch={data} isRunning={isRunning} /> : null}
      />
      {isWorking && job.data && isRunning ? (
        <JobProgress job={job.data} title={data.status === "loading" ? t("storing") : t("reading")} />
      ) : null}
      {jobStatus === "failed" || jobStatus === "cancelled" ? <JobEnd job={job.data!} /> : null}
      {data.status === "committed" ? (
        <Callout tone="good" title={t("stored")}>
          {t("storedBody", {
            added: data.factCount - data.restatedCount,
            restated: data.restatedCount,
            unchanged: data.unchangedCount,
          })}
        </Callout>
      ) : null}
      {preview && !isDone ? <Notices batch={data} /> : null}
      {preview?.errors === 0 ? <ImportChanges preview={preview} isDone={isDone} /> : null}
      {data.restatedCount > 0 ? <RestatementList id={id} fileName={data.fileName} total={data.restatedCount} /> : null}
      {preview ? <Problems key={data.revision} id={id} batch={data} /> : null}
      {canWrite && !isDone ? (
        <Section
          title={t("understood")}
          note={t("understoodNote", {
            encoding: data.encoding.toUpperCase(),
            delimiter: data.delimiter === null ? "none" : data.delimiter === "\t" ? "Tab" : data.delimiter,
            rows: data.rowCount,
          })}
        >
          {preview || jobStatus === "failed" ? (
            <ImportAnswers
              key={`${data.revision} ${data.kind} ${preview === null}`}
              id={id}
              kind={data.kind}
              mapping={data.mapping}
              header={preview?.header ?? []}
              sheets={preview?.sheets ?? []}
              disabled={isRunning}
              onAnswered={() => queries.invalidateQueries({ queryKey: trpc.imports.pathKey() })}
            />
          ) : (
            <Skeleton className="h-40 w-full" />
          )}
        </Section>
      ) : null}
      {preview ? <Contents id={id} batch={data} /> : null}
    </div>
  );
}

type Batch = NonNullable<ReturnType<typeof useBatch>>;
const useBatch = (id: string) => useQuery(useTRPC().imports.get.queryOptions({ id })).data;

function ImportActions({ batch, isRunning }: { batch: Batch; isRunning: boolean }) {
  const t = useTranslations("data");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.imports.pathKey() });
  const confirm = useMutation(trpc.imports.confirm.mutationOptions({ onSuccess: refresh }));
  const discard = useMutation(
    trpc.imports.discard.mutationOptions({
      onSuccess: async () => {
        router.push("/data");
        await queries.invalidateQueries({ queryKey: trpc.imports.history.queryKey() });
      },
    }),
  );
  if (batch.status === "committed") return <UndoButton batch={batch} />;
  if (batch.status === "undone") return null;
  const failed = confirm.error ?? discard.error;
  const { id, revision, restatedCount } = batch;
  return (
    <>
      {failed ? <span className="max-w-xs text-bad text-xs">{errorText(failed)}</span> : null}
      <Button disabled={isRunning || discard.isPending} onClick={() => discard.mutate({ id })}>
        {t("discard")}
      </Button>
      <Button
        look="primary"
        disabled={!batch.canConfirm || isRunning || confirm.isPending}
        onClick={() => confirm.mutate({ id, revision })}
      >
        {restatedCount > 0 ? t("confirmRestate", { count: restatedCount }) : t("confirm")}
      </Button>
    </>
  );
}

function JobEnd({ job }: { job: { status: string; error: unknown } }) {
  const t = useTranslations("data");
  const errorText = useErrorText();
  if (job.status === "cancelled") return <Callout title={t("cancelled")}>{t("cancelledBody")}</Callout>;
  return (
    <Callout tone="bad" title={t("failed")}>
      {errorText({ data: { error: job.error } })}
    </Callout>
  );
}

function Notices({ batch }: { batch: Batch }) {
  const t = useTranslations("data");
  const { dateTime } = useFormatter();
  const { preview, twin } = batch;
  if (!preview) return null;
  const when = twin?.knownAt ? dateTime(twin.knownAt, { dateStyle: "medium", timeStyle: "short" }) : "";
  return (
    <>
      {twin ? <Callout title={t("twin", { who: twin.createdBy, when })} /> : null}
      {preview.errors > 0 ? <Callout tone="bad" title={t("errorsBlock")} /> : null}
      {preview.errors === 0 && !batch.canConfirm ? <Callout tone="good" title={t("nothingNew")} /> : null}
    </>
  );
}

function useProblems(id: string, limit: number) {
  const trpc = useTRPC();
  return useQuery({ ...trpc.imports.problems.queryOptions({ id, limit }), placeholderData: keepPreviousData });
}

function Problems({ id, batch: { preview } }: { id: string; batch: Batch }) {
  const t = useTranslations("data");
  const [limit, setLimit] = useState(PAGE);
  const problems = useProblems(id, limit);
  if (!preview) return null;
  const { errors, warnings } = preview;
  return (
    <Section title={t("problems")} note={t("problemsNote", { errors, warnings })}>
      {errors + warnings === 0 ? (
        <p className="text-ink text-sm">{t("noProblems")}</p>
      ) : problems.data ? (
        <ProblemList problems={problems.data.rows} total={errors + warnings} onMore={() => setLimit(limit + PAGE)} />
      ) : (
        <Skeleton className="h-24 w-full" />
      )}
    </Section>
  );
}

function Contents({ id, batch: { preview } }: { id: string; batch: Batch }) {
  const t = useTranslations("data");
  const problems = useProblems(id, PAGE);
  if (!preview || preview.rows.length === 0) return null;
  return (
    <Section title={t("contents")} note={t("contentsNote")}>
      <FileRows header={preview.header} rows={preview.rows} problems={problems.data?.rows ?? []} />
    </Section>
  );
}
