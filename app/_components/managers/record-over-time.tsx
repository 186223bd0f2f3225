"use client";

import { useMemo } from "react";
import { recordYears, rollingRecords } from "@/server/core/records/record-windows.ts";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ManagerDetail, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { Growth } from "./growth.tsx";
import { RollingResults } from "./rolling-results.tsx";
import { YearByYear } from "./year-by-year.tsx";

/** The record as it ran: what 1 became, every window of each length, and each year with its periods. */
export function RecordOverTime({
  record,
  detail,
  onExplain,
}: {
  record: ManagerRecord;
  detail: ManagerDetail;
  onExplain: (node: EvaluationNode) => void;
}) {
  const frequency = record.frequency;
  const rolling = useMemo(
    () => (frequency === null ? [] : rollingRecords(detail.returns, frequency)),
    [detail.returns, frequency],
  );
  const years = useMemo(
    () => (frequency === null ? [] : recordYears(detail.returns, frequency)),
    [detail.returns, frequency],
  );
  return (
    <>
      <Growth record={record} detail={detail} />
      <RollingResults record={record} rolling={rolling} onExplain={onExplain} />
      <YearByYear record={record} years={years} onExplain={onExplain} />
    </>
  );
}
