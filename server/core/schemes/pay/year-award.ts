import { type Award, award } from "../../pay/award";
import { type Exact, exact, larger, smaller, toCents, ZERO } from "../../pay/exact";
import { type PayMatrixOutcome, payMatrix } from "../../pay/pay-matrix";
import { HORIZON_MONTHS, HORIZONS } from "../../returns/calendar/horizons";
import type { PlainDate } from "../../returns/calendar/plain-date";
import type { ManagerRecord } from "../manager-record";
import type { SchemeContext } from "../scheme-context";
import type { SchemePay } from "../scheme-definition";
import { type CarryOfYear, carryOfYear } from "./carry-award";
import type { InstitutionYear, PersonPay } from "./pay-facts";

/** What an award is made from. */
export interface AwardFacts {
  readonly record: ManagerRecord;
  readonly context: SchemeContext;
  readonly score: number | null;
  readonly person: PersonPay;
  readonly year: InstitutionYear;
  /** Granted for the year before; null in the first. */
  readonly priorPay: Exact | null;
  /** End of the pay year before; null in the first. */
  readonly previousEnd: PlainDate | null;
  /** Value added since the first year up to now, and its highest point before this year. */
  readonly valueAdded: { readonly soFar: number; readonly mark: number };
}

/** Why a year earns nothing although nothing was cut. */
export type NoAwardReason = "noScore" | "noTarget" | "noValueAdded" | "belowHighWaterMark";

/** What a year earns before pool, bank and deferral, and each step on the way. Signed where a bank takes losses. */
export interface YearAward {
  readonly amount: Exact;
  readonly reason: NoAwardReason | null;
  /** Of a score: multiple of the target. */
  readonly multiple: Exact | null;
  readonly target: Exact | null;
  /** Of value added: the money that the share is of. */
  readonly base: Exact | null;
  /** Before gates and limits. */
  readonly earned: Exact;
  readonly missedGates: readonly string[];
  readonly gateFactor: Exact;
  readonly matrix: { readonly outcome: PayMatrixOutcome; readonly maximum: Exact | null } | null;
  readonly carry: CarryOfYear | null;
}

/**
 * What a manager's year earns.
 *
 *   score:        min(cap, max(floor, target * multiple(score)), salary limit) * factors of missed gates
 *   value added:  share * value added, within the salary limits; gates cut what is positive only
 *   carry:        paid by the waterfall between two settlements
 *
 * then the limit of the pay matrix. To the cent. Never falls when the score rises, where the curve does not.
 *
 * @throws InvalidInputError as award, payMatrix and the waterfalls do
 */
export function yearAward(pay: SchemePay, facts: AwardFacts): YearAward {
  const before = earnedAward(pay, facts);
  if (pay.highWaterMark && facts.valueAdded.soFar < facts.valueAdded.mark && before.amount.gt(0))
    return { ...before, amount: ZERO, reason: "belowHighWaterMark" };
  return withMatrix(pay, facts, before);
}

const nothing: YearAward = {
  amount: ZERO,
  reason: null,
  multiple: null,
  target: null,
  base: null,
  earned: ZERO,
  missedGates: [],
  gateFactor: exact(1, "factor"),
  matrix: null,
  carry: null,
};

function earnedAward(pay: SchemePay, facts: AwardFacts): YearAward {
  switch (pay.award.kind) {
    case "score":
      return scoreAward(pay, pay.award, facts);
    case "valueAdded":
      return valueAddedAward(pay, pay.award, facts);
    case "carry": {
      const { paths = [], deals = [] } = facts.context;
      const carry = carryOfYear(
        pay.award,
        { paths, deals },
        facts.previousEnd,
        facts.year.endsOn,
        facts.person.carryShare,
      );
      const { factor, missed } = gatesOf(pay, facts.year);
      return {
        ...nothing,
        earned: carry.paid,
        amount: toCents(carry.paid.times(factor)),
        missedGates: missed,
        gateFactor: factor,
        carry,
      };
    }
  }
}

function scoreAward(
  pay: SchemePay,
  terms: Extract<SchemePay["award"], { kind: "score" }>,
  { score, person, year }: AwardFacts,
): YearAward {
  const agreed = person.target ?? terms.target;
  if (agreed === null) return { ...nothing, reason: "noTarget" };
  const target = exact(agreed, "target");
  if (score === null) return { ...nothing, target, reason: "noScore" };
  const { floor, cap } = scoreLimits(terms, target, person.salary);
  const { gates } = gatesOf(pay, year);
  const result: Award = award(score, {
    targetPay: target,
    multiples: terms.multiples,
    floor,
    cap,
    gates,
  });
  return {
    ...nothing,
    amount: result.amount,
    multiple: result.multiple,
    target,
    earned: result.uncapped,
    missedGates: result.missedGates,
    gateFactor: result.gateFactor,
  };
}

/** Lowest and highest award of a score: multiples of the target, of which the salary may allow less. */
function scoreLimits(
  terms: Extract<SchemePay["award"], { kind: "score" }>,
  target: Exact,
  salary: PersonPay["salary"],
): AwardLimits {
  const limits = [
    ...(terms.cap === null ? [] : [target.times(terms.cap)]),
    ...(terms.capOfSalary === null || salary === null ? [] : [exact(salary, "salary").times(terms.capOfSalary)]),
  ];
  const cap = limits.length === 0 ? null : limits.reduce(smaller);
  const floor = terms.floor === null ? null : target.times(terms.floor);
  return { floor: floor !== null && cap !== null ? smaller(floor, cap) : floor, cap };
}

/** The limits of value added: multiples of the salary. */
function valueAddedLimits(
  terms: Extract<SchemePay["award"], { kind: "valueAdded" }>,
  agreed: PersonPay["salary"],
): AwardLimits {
  const salary = agreed === null ? null : exact(agreed, "salary");
  return {
    floor: salary === null || terms.floorOfSalary === null ? null : salary.times(terms.floorOfSalary).neg(),
    cap: salary === null || terms.capOfSalary === null ? null : salary.times(terms.capOfSalary),
  };
}

/** Lowest and highest award that the scheme allows a person; null where it sets none. */
export interface AwardLimits {
  readonly floor: Exact | null;
  readonly cap: Exact | null;
}

/** The limits of a person's award, before gates and the pay matrix. @throws InvalidInputError notFinite */
export function awardLimits({ award: terms }: SchemePay, person: PersonPay): AwardLimits {
  if (terms.kind === "carry") return { floor: null, cap: null };
  if (terms.kind === "valueAdded") return valueAddedLimits(terms, person.salary);
  const agreed = person.target ?? terms.target;
  return agreed === null ? { floor: null, cap: null } : scoreLimits(terms, exact(agreed, "target"), person.salary);
}

function valueAddedAward(
  pay: SchemePay,
  terms: Extract<SchemePay["award"], { kind: "valueAdded" }>,
  { record, person, year, valueAdded }: AwardFacts,
): YearAward {
  const row = record.ladder.whole[HORIZONS.indexOf(terms.horizon)];
  const found = row?.complete ? row.valueAdded.value : null;
  if (found === null) return { ...nothing, reason: "noValueAdded" };
  const years = terms.perYear ? (HORIZON_MONTHS[terms.horizon] ?? 12) / 12 : 1;
  // Under a high-water mark only what lies above the mark is shared.
  const gained = pay.highWaterMark ? Math.max(0, valueAdded.soFar - valueAdded.mark) : found / years;
  const base = toCents(exact(gained, "valueAdded"));
  const earned = base.times(terms.share);
  const { floor, cap } = valueAddedLimits(terms, person.salary);
  const capped = cap === null ? earned : smaller(earned, cap);
  const bounded = floor === null ? capped : larger(capped, floor);
  const { factor, missed } = gatesOf(pay, year);
  const amount = bounded.gt(0) ? bounded.times(factor) : pay.bank === null ? ZERO : bounded;
  return { ...nothing, amount: toCents(amount), base, earned, missedGates: missed, gateFactor: factor };
}

function gatesOf({ gates }: SchemePay, { figures }: InstitutionYear) {
  const tested = gates.map(({ name, figure, atLeast, factorWhenMissed, whenUnknown }) => {
    const value = figures[figure];
    return { name, isMet: value === undefined ? whenUnknown === "met" : value >= atLeast, factorWhenMissed };
  });
  const missed = tested.filter(({ isMet }) => !isMet);
  return {
    gates: tested,
    missed: missed.map(({ name }) => name),
    factor: missed.reduce((product, gate) => product.times(gate.factorWhenMissed), exact(1, "factor")),
  };
}

function withMatrix({ matrix }: SchemePay, { record, year, priorPay }: AwardFacts, before: YearAward): YearAward {
  const row = record.ladder.whole[HORIZONS.indexOf("3y")];
  const margin = year.figures.fundProfitMargin;
  if (matrix === null || priorPay === null || margin === undefined || !row?.complete) return before;
  const [own, benchmark] = [row.portfolio.cumulative.value, row.benchmark.cumulative.value];
  if (own === null || benchmark === null || before.amount.lt(0)) return before;
  const { outcome, maximumPay } = payMatrix(own - benchmark, margin, priorPay, before.amount, matrix);
  const maximum = outcome === "must_fall" ? priorPay.times(exact(1, "one").minus(matrix.mustFallBy)) : maximumPay;
  const amount = maximum === null ? before.amount : toCents(smaller(before.amount, maximum));
  return { ...before, amount, matrix: { outcome, maximum } };
}
