"use client";

import { useMutation } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type {
  CycleHead,
  CycleJob,
  CyclePage,
  RestatementDifference,
  RestatementLine,
} from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { useJob } from "../data/use-job.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { Section } from "../ui/section.tsx";
import { CycleWork, isUnderWay } from "./cycle-work.tsx";

interface Found {
  readonly knownAsOf: string;
  readonly differences: readonly RestatementDifference[];
}

/** What facts learned after the close would move: found, proposed by HR, decided by another person, booked. */
export function Restatements({
  cycle,
  jobs,
  restatements,
  may,
  onDone,
}: {
  cycle: CycleHead;
  jobs: readonly CycleJob[];
  restatements: readonly RestatementLine[];
  may: CyclePage["may"];
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const find = useMutation(trpc.cycles.findRestatements.mutationOptions({ onSettled: onDone }));
  const last = jobs.find(({ kind }) => kind === "restateCycle");
  // The result of a comparison is shown to who asked for it; anybody else may compare again.
  const job = useJob(last?.status === "done" && last.isOwn && may.restate ? last.id : null);
  const found = (job.data?.result ?? null) as unknown as Found | null;
  const isBusy = jobs.some(isUnderWay);
  const start = () => find.mutate({ id: cycle.id });
  const waits = (id: string) => restatements.some((line) => line.managerId === id && line.status === "proposed");
  return (
    <Section
      title={t("restatements")}
      note={t("restatementsNote")}
      actions={
        may.restate ? (
          <Button disabled={find.isPending || isBusy} onClick={start}>
            {t("findRestatements")}
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-3">
        {find.isError ? <Callout tone="bad" title={errorText(find.error)} /> : null}
        <CycleWork jobs={jobs.filter(({ kind }) => kind !== "calculateCycle")} onRetry={may.restate ? start : null} />
        {found ? <Compared found={found} /> : null}
        {found?.differences.map((difference) => (
          <Difference
            key={difference.managerId}
            cycle={cycle}
            difference={difference}
            knownAsOf={found.knownAsOf}
            mayPropose={may.restate && !isBusy && !waits(difference.managerId)}
            onDone={onDone}
          />
        ))}
        {restatements.length === 0 && !found ? <p className="text-ink text-sm">{t("noRestatements")}</p> : null}
        {restatements.map((line) => (
          <Decision
            key={line.id}
            cycle={cycle}
            line={line}
            mayDecide={may.decideRestatement && !isBusy}
            onDone={onDone}
          />
        ))}
      </div>
    </Section>
  );
}

/** When the comparison was made, and how many awards it moves. */
function Compared({ found: { knownAsOf, differences } }: { found: Found }) {
  const t = useTranslations("cycles");
  const format = useFormatter();
  const at = format.dateTime(new Date(knownAsOf), { dateStyle: "medium", timeStyle: "short" });
  return differences.length === 0 ? (
    <Callout tone="good" title={t("nothingMoves")}>
      {t("comparedAt", { at })}
    </Callout>
  ) : (
    <p className="text-ink text-sm">
      {t("moved", { count: differences.length })} {t("comparedAt", { at })}
    </p>
  );
}

function Difference({
  cycle,
  difference,
  knownAsOf,
  mayPropose,
  onDone,
}: {
  cycle: CycleHead;
  difference: RestatementDifference;
  knownAsOf: string;
  mayPropose: boolean;
  onDone: () => Promise<unknown>;
}) {
  const t = useTranslations("cycles");
  const tables = useTranslations("explain.tables");
  const format = useFormat();
  const name = useName();
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [reason, setReason] = useState("");
  const propose = useMutation(trpc.cycles.proposeRestatement.mutationOptions({ onSettled: onDone }));
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
      {taken && mayPropose ? (
        <form
          className="mt-2 flex flex-wrap gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            propose.mutate({ id: cycle.id, managerId, knownAsOf, reason });
          }}
        >
          <TextInput
            className="max-w-md"
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
  const decide = useMutation(trpc.cycles.decideRestatement.mutationOptions({ onSettled: onDone }));
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
