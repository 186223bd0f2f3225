import { Exact, smaller, ZERO } from "../pay/exact";
import type { PlainDate } from "../returns/calendar/plain-date";
import type { DealFile, DealFlow, DealHappening, DealMark } from "./deal-facts";

/** What a paper loss is made of, in the order in which the parts are taken out of it. */
export const PAPER_LOSS_CLASSES = ["impairment", "writeDown", "fees", "market", "expected", "unexplained"] as const;
export type PaperLossClass = (typeof PAPER_LOSS_CLASSES)[number];

/** Events that say for good or with a cause why a mark fell. */
const IMPAIRMENTS: readonly string[] = ["impairment"];
const WRITE_DOWNS: readonly string[] = ["downRound", "writeDown"];

export interface PaperLossInput {
  /** Level of the benchmark on or before a day; null where it has none. */
  readonly benchmarkLevel: ((on: PlainDate) => number | null) | null;
  /** Multiple that the lower edge of the corridor has at the deal's age; null where there is no band. */
  readonly lowerMultiple: number | null;
}

export interface PaperLossParts {
  /** Positive; zero for a deal without a paper loss. */
  readonly loss: Exact;
  /** Sum to the loss exactly. */
  readonly parts: Readonly<Record<PaperLossClass, Exact>>;
  /** What each part would be by itself, before the loss ran out. */
  readonly before: Readonly<Record<Exclude<PaperLossClass, "unexplained">, Exact>>;
}

/**
 * Splits the paper loss of a deal by reason. What is documented comes first, what is only usual comes last, and no part is
 * larger than what those before it left over, so that the parts sum to the loss exactly:
 *
 *   impairment   fall of the mark over the day of an event `impairment`
 *   writeDown    fall of the mark over the day of a `downRound` or `writeDown` (a write-down with its cause)
 *   fees         fees paid for the deal
 *   market       what the same flows would have lost in the benchmark:
 *                max(0, paid in - distributed - sum of flows * level now / level then)
 *   expected     what age explains: max(0, 1 - multiple of the corridor's lower edge at this age) * paid in
 *   unexplained  the rest: outside what this age explains
 *
 * A fall over a day is the last mark before it, with the flows up to the next mark, less the next mark on or after it; two
 * events between the same marks share one fall, which the graver takes.
 *
 * @see Long and Nickels (1996) for the benchmark's value of the same flows
 */
export function paperLossParts(
  { line, flows, marks, events }: DealFile,
  asOf: PlainDate,
  input: PaperLossInput,
): PaperLossParts {
  const paper = new Exact(line.paper);
  const loss = paper.lt(0) ? paper.neg() : ZERO;
  if (loss.isZero()) return { loss, parts: { ...NOTHING, unexplained: ZERO }, before: NOTHING };
  const paidIn = new Exact(line.invested);
  const falls = namedFalls(marks, flows, events, asOf);
  const before = {
    impairment: falls.impairment,
    writeDown: falls.writeDown,
    fees: flows.reduce((sum, { kind, amount, on }) => (kind === "fee" && on <= asOf ? sum.plus(amount) : sum), ZERO),
    market: marketLoss(flows, asOf, input.benchmarkLevel),
    expected:
      input.lowerMultiple === null || input.lowerMultiple >= 1
        ? ZERO
        : paidIn.times(new Exact(1).minus(Math.max(0, input.lowerMultiple))),
  };
  let left = loss;
  const take = (amount: Exact): Exact => {
    const part = smaller(amount, left);
    left = left.minus(part);
    return part;
  };
  const parts = {
    impairment: take(before.impairment),
    writeDown: take(before.writeDown),
    fees: take(before.fees),
    market: take(before.market),
    expected: take(before.expected),
  };
  return { loss, parts: { ...parts, unexplained: left }, before };
}

const NOTHING = { impairment: ZERO, writeDown: ZERO, fees: ZERO, market: ZERO, expected: ZERO } as const;

function namedFalls(
  marks: readonly DealMark[],
  flows: readonly DealFlow[],
  events: readonly DealHappening[],
  asOf: PlainDate,
) {
  const totals = { impairment: ZERO, writeDown: ZERO };
  const used = new Set<PlainDate>();
  for (const [name, names] of [
    ["impairment", IMPAIRMENTS],
    ["writeDown", WRITE_DOWNS],
  ] as const) {
    for (const event of events) {
      if (event.kind !== "materialEvent" || event.on > asOf || !names.includes(event.name)) continue;
      const after = marks.find(({ on }) => on >= event.on && on <= asOf);
      const earlier = marks.findLast(({ on }) => on < event.on);
      if (after === undefined || earlier === undefined || used.has(after.on)) continue;
      used.add(after.on);
      const carried = flows
        .filter(({ on, kind }) => on > earlier.on && on <= after.on && kind !== "fee")
        .reduce((sum, { amount, isIn }) => (isIn ? sum.plus(amount) : sum.minus(amount)), new Exact(earlier.amount));
      const fall = carried.minus(after.amount);
      if (fall.gt(0)) totals[name] = totals[name].plus(fall);
    }
  }
  return totals;
}

function marketLoss(flows: readonly DealFlow[], asOf: PlainDate, level: PaperLossInput["benchmarkLevel"]): Exact {
  const now = level?.(asOf) ?? null;
  if (level === null || now === null) return ZERO;
  let [net, indexed] = [ZERO, ZERO];
  for (const { on, kind, amount, isIn } of flows) {
    if (on > asOf || kind === "fee") continue;
    const then = level(on);
    if (then === null || !(then > 0)) return ZERO;
    const signed = isIn ? new Exact(amount) : new Exact(amount).neg();
    net = net.plus(signed);
    indexed = indexed.plus(signed.times(now).div(then));
  }
  const loss = net.minus(indexed);
  return loss.gt(0) ? loss : ZERO;
}
