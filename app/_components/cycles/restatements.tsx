"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CycleHead, CyclePage, RestatementDifference, RestatementLine } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { useJob } from "../data/use-job.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { Section } from "../ui/section.tsx";

interface Found {
  readonly knownAsOf: string;
  readonly differences: readonly RestatementDifference[];
}

/** What facts learned after the close would move: found, proposed by HR, decided by another person, booked. */
export function Restatements({
  cycle,
  restatements,
  may,
  onDone,
}: {
  cycle: CycleHead;
  restatements: readonly RestatementLine[];
  may: CyclePage["may"];
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [jobId, setJobId] = useState<string | null>(null);
  const find = useMutation(trpc.cycles.findRestatements.mutationOptions({ onSuccess: (job) => setJobId(job.jobId) }));
  const job = useJob(jobId);
  const found = job.data?.status === "done" ? (job.data.result as unknown as Found) : null;
  const isLooking = jobId !== null && (job.data === undefined || ["queued", "running"].includes(job.data.status));
  return (
    <Section
      title={t("restatements")}
      note={t("restatementsNote")}
      actions={
        may.restate ? (
          <Button disabled={find.isPending || isLooking} onClick={() => find.mutate({ id: cycle.id })}>
            {isLooking
              ? t("calculating", { progress: Math.round((job.data?.progress ?? 0) * 100) })
              : t("findRestatements")}
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        {find.isError ? <Callout tone="bad" title={errorText(find.error)} /> : null}
        {job.data?.status === "failed" ? <Callout tone="bad" title={t("calculationFailed")} /> : null}
        {found && found.differences.length === 0 ? <Callout tone="good" title={t("nothingMoves")} /> : null}
        {found?.differences.map((difference) => (
          <Difference
            key={difference.managerId}
            cycle={cycle}
            difference={difference}
            knownAsOf={found.knownAsOf}
            onDone={onDone}
          />
        ))}
        {restatements.length === 0 && !found ? <p className="text-ink text-sm">{t("noRestatements")}</p> : null}
        {restatements.map((line) => (
          <Decision key={line.id} cycle={cycle} line={line} mayDecide={may.decideRestatement} onDone={onDone} />
        ))}
      </div>
    </Section>
  );
}

function Difference({
  cycle,
  difference,
  knownAsOf,
  onDone,
}: {
  cycle: CycleHead;
  difference: RestatementDifference;
  knownAsOf: string;
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const tables = useTranslations("explain.tables");
  const format = useFormat();
  const name = useName();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [reason, setReason] = useState("");
  const propose = useMutation(trpc.cycles.proposeRestatement.mutationOptions({ onSuccess: onDone }));
  const money = (amount: string) => format.exactMoney(amount, cycle.currency ?? "");
  const { before, after, taken, facts, managerId } = difference;
  return (
    <div className="rounded-md border border-line p-3 text-sm">
      <p className="font-medium">
        {name(difference)}: {money(before)} → {money(after)}
      </p>
      <p className="text-ink text-xs">
        {t("scoreMoves", {
          before: format.number(difference.scoreBefore, { digits: 1 }),
          after: format.number(difference.scoreAfter, { digits: 1 }),
        })}{" "}
        {taken
          ? t("takenFrom", {
              bank: money(taken.fromBank),
              unvested: money(taken.fromUnvested),
              paid: money(taken.fromPaid),
            })
          : t("nothingTaken")}
      </p>
      <ul className="mt-1 text-ink text-xs">
        {facts.map(({ table, fileName }) => (
          <li key={`${table}-${fileName}`}>
            {tables(table)}: {fileName}
          </li>
        ))}
      </ul>
      {propose.isError ? <Callout tone="bad" title={errorText(propose.error)} /> : null}
      {taken && !propose.isSuccess ? (
        <form
          className="mt-2 flex flex-wrap gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            propose.mutate({ id: cycle.id, managerId, knownAsOf, reason });
          }}
        >
          <TextInput
            className="max-w-md"
            required
            maxLength={2000}
            aria-label={t("reason")}
            placeholder={t("reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" disabled={propose.isPending}>
            {t("proposeRestatement")}
          </Button>
        </form>
      ) : null}
    </div>
  );
}

function Decision({
  cycle,
  line,
  mayDecide,
  onDone,
}: {
  cycle: CycleHead;
  line: RestatementLine;
  mayDecide: boolean;
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const name = useName();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const decide = useMutation(trpc.cycles.decideRestatement.mutationOptions({ onSuccess: onDone }));
  const money = (amount: string) => format.exactMoney(amount, cycle.currency ?? "");
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line p-3 text-sm">
      <div>
        <p className="font-medium">
          {name(line)}: {money(line.before)} → {money(line.after)}
        </p>
        <p className="text-ink text-xs">
          {t("restatementBy", { status: t(`restatementStatus.${line.status}`), by: line.decidedBy ?? line.proposedBy })}{" "}
          {line.reason}
        </p>
      </div>
      {mayDecide && line.status === "proposed" ? (
        <div className="flex gap-2">
          <Button onClick={() => decide.mutate({ id: line.id, approve: false })} disabled={decide.isPending}>
            {t("reject")}
          </Button>
          <Button
            look="primary"
            onClick={() => decide.mutate({ id: line.id, approve: true })}
            disabled={decide.isPending}
          >
            {t("approve")}
          </Button>
        </div>
      ) : null}
      {decide.isError ? <Callout tone="bad" title={errorText(decide.error)} /> : null}
    </div>
  );
}
