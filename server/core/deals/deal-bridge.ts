import { type Measured, measured, unavailable } from "../measured";
import { type CompanyState, valueBridge } from "../private-equity/value-bridge";
import type { PlainDate } from "../returns/calendar/plain-date";
import type { DealFile, DealHappening } from "./deal-facts";

/** What a deal's gain is made of, in the order in which it is told. */
export const BRIDGE_PARTS = ["growth", "multiple", "leverage", "currency", "ownership"] as const;
export type BridgePart = (typeof BRIDGE_PARTS)[number];

/** A company on the day of a mark: what it told of itself, and the multiple that the mark implies. */
export interface BridgePoint extends CompanyState {
  readonly on: PlainDate;
  /** Part of the company that is held. */
  readonly share: number;
  readonly mark: number;
}

export interface DealBridge {
  readonly from: BridgePoint;
  readonly to: BridgePoint;
  /** Figure that the multiple is of. */
  readonly basis: "earnings" | "revenue";
  /** Without a word on net debt the multiple is one of equity, and nothing is said of leverage. */
  readonly knowsDebt: boolean;
  readonly parts: Readonly<Record<BridgePart, number>>;
  /** Value now + paid out between - value then - paid in between; the sum of the parts. */
  readonly gain: number;
}

/**
 * Splits what a deal gained between its first and its last mark with figures of the company: growth, multiple, leverage and
 * currency of the share held at first, and what a changed share made of it.
 *
 *   equity    = mark / share / fx,   multiple = (equity + net debt) / (earnings, else revenue)
 *   growth .. currency = value bridge of the first share, instalments and proceeds between as cash
 *   ownership = mark now * (1 - share then / share now)
 *
 * Figures are the last told by the day of the mark: `earnings` or `revenue`, `ownershipShare`, `netDebt`, `fxRate` (units of
 * the deal's currency for one of the company's; 1 where nothing is told).
 *
 * @returns unavailable: noCompanyFigures, oneMarkWithFigures, earningsNotPositive
 * @see valueBridge
 */
export function dealBridge({ marks, flows, events }: DealFile, asOf: PlainDate): Measured<DealBridge> {
  const told = events.filter(({ kind, score, on }) => kind === "financialCondition" && score !== null && on <= asOf);
  const basis = told.some(({ name }) => name === "earnings") ? "earnings" : "revenue";
  const knowsDebt = told.some(({ name }) => name === "netDebt");
  const points = marks
    .filter(({ on, amount }) => on <= asOf && Number(amount) > 0)
    .flatMap(({ on, amount }) => {
      const [earnings, share] = [lastTold(told, basis, on), lastTold(told, "ownershipShare", on)];
      if (earnings === null || share === null || !(share > 0 && share <= 1)) return [];
      const fxRate = lastTold(told, "fxRate", on) ?? 1;
      const netDebt = lastTold(told, "netDebt", on) ?? 0;
      const mark = Number(amount);
      return [{ on, mark, share, earnings, netDebt, fxRate, multiple: (mark / share / fxRate + netDebt) / earnings }];
    });
  const [from, to] = [points[0], points.at(-1)];
  if (from === undefined || to === undefined) return unavailable("noCompanyFigures");
  if (from === to) return unavailable("oneMarkWithFigures");
  if (!(from.earnings > 0 && to.earnings > 0)) return unavailable("earningsNotPositive");
  const between = flows.filter(({ on }) => on > from.on && on <= to.on);
  const cash = between.map(({ on, amount, isIn }) => {
    const fxRate = lastTold(told, "fxRate", on) ?? 1;
    return { amount: ((isIn ? -1 : 1) * Number(amount)) / from.share / fxRate, fxRate };
  });
  const { gain, ...split } = valueBridge(companyOn(from), companyOn(to), { share: from.share, cash });
  const ownership = to.mark * (1 - from.share / to.share);
  return measured({ from, to, basis, knowsDebt, parts: { ...split, ownership }, gain: gain + ownership });
}

function lastTold(told: readonly DealHappening[], name: string, on: PlainDate): number | null {
  return told.findLast((event) => event.name === name && event.on <= on)?.score ?? null;
}

const companyOn = ({ earnings, multiple, netDebt, fxRate }: BridgePoint): CompanyState => ({
  earnings,
  multiple,
  netDebt,
  fxRate,
});
