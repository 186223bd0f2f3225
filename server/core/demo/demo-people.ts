import type { PlainDate } from "../returns/calendar/plain-date";
import type { Rng } from "../simulation/rng";
import { demoAssignments, demoManagers } from "./demo-cast";
import type { Cell } from "./demo-delivery";

export interface DatedRow {
  readonly on: PlainDate;
  readonly row: Cell[];
}

/** Mean of the yearly judgement of risk and compliance; everybody else gets 78. */
const compliance: Readonly<Record<string, number>> = { M06: 58, M14: 62, M01: 90, M05: 84, M11: 80, M22: 55 };

/** Judgements of the year, of whoever was in post for two years by then, and what happened to people beside results. */
export function demoManagerEvents(rng: Rng): DatedRow[] {
  const rows: DatedRow[] = [];
  const add = (manager: string, on: PlainDate, kind: string, name: string, score: number | null, note: string) =>
    rows.push({ on, row: [manager, on, kind, name, null, score, note] });
  for (const { code } of demoManagers) {
    const own = rng.split(code);
    const since =
      demoAssignments
        .filter(({ manager }) => manager === code)
        .map(({ from }) => from)
        .sort()[0] ?? "";
    for (let year = 2015; year <= 2025; year++) {
      const on = `${year}-12-31`;
      const score = Math.round(Math.min(98, Math.max(30, (compliance[code] ?? 78) + 5 * own.normal())));
      if (since < `${year - 1}-01-01`)
        add(code, on, "assessment", "riskCompliance", score, "Risk and compliance committee 风险合规委员会");
    }
  }
  add(
    "M14",
    "2024-05-17",
    "event",
    "limitBreach",
    null,
    "Equity share above its limit for three days, minute 2024-21 权益占比超限三个交易日，纪要2024-21号",
  );
  add(
    "M16",
    "2026-09-18",
    "event",
    "restatement",
    null,
    "Mark of Huaxi Surgical Robot restated by the auditor 审计重述华曦手术机器人估值",
  );
  return rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** What is agreed with a person from a day on; CNY. */
export interface DemoPayTerms {
  readonly manager: string;
  readonly from: PlainDate;
  readonly target: string;
  readonly salary: string;
  readonly grade: string;
  readonly carryShare: string | null;
}

const DESK_PAY: Readonly<Record<string, readonly [number, number]>> = {
  "Fixed income 固定收益部": [900_000, 720_000],
  "Listed equity 权益投资部": [1_500_000, 900_000],
  "Technology growth 科技成长部": [1_400_000, 880_000],
  "Private equity 股权投资部": [1_600_000, 960_000],
};

/** Terms of the people of the house; those of outside firms stand in their own contracts. */
export function demoPayTerms(): DemoPayTerms[] {
  return demoManagers.flatMap(({ code, desk, isExternal }, i): DemoPayTerms[] => {
    const pay = DESK_PAY[desk];
    if (isExternal || pay === undefined) return [];
    const grade = i % 3 === 0 ? "director" : "manager";
    const carryShare = desk.startsWith("Private") ? (i % 2 === 0 ? "0.15" : "0.10") : null;
    const terms = (from: PlainDate, factor: number): DemoPayTerms => ({
      manager: code,
      from,
      target: (pay[0] * factor).toFixed(2),
      salary: (pay[1] * factor).toFixed(2),
      grade,
      carryShare,
    });
    return [terms("2014-10-01", 0.8), terms("2021-01-01", 1)];
  });
}
