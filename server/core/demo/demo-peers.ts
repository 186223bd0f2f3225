import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import { datedRateOfReturn } from "../returns/internal-rate-of-return";
import type { Rng } from "../simulation/rng";
import { DEMO_LAST_MONTH } from "./demo-cast";
import { fundHistory } from "./demo-funds";

export interface DemoPeer {
  readonly name: string;
  readonly strategy: string;
  readonly vintageYear: number;
  /** CNY. */
  readonly commitment: number;
  readonly positions: readonly DemoPosition[];
}

export interface DemoPosition {
  readonly on: PlainDate;
  readonly paidIn: number;
  readonly distributed: number;
  readonly fairValue: number;
  readonly netIrr: number | null;
  readonly netMultiple: number | null;
}

const STRATEGIES = ["Venture", "Growth", "Buyout"] as const;
const FIRST_VINTAGE = 2008;
const FUNDS_PER_VINTAGE = 17;

/** The private funds of other institutions that the demo's corridor is drawn from: 17 of every vintage from 2008 to 2025. */
export function demoPeers(rng: Rng): DemoPeer[] {
  const peers: DemoPeer[] = [];
  for (let vintageYear = FIRST_VINTAGE; vintageYear <= 2025; vintageYear++) {
    for (let number = 1; number <= FUNDS_PER_VINTAGE; number++) {
      const own = rng.split(`${vintageYear} ${number}`);
      const skill = own.normal();
      const commitment = 1e7 * Math.round(20 + 180 * own.uniform());
      const growth = [0.015 + 0.06 * skill, 0.16 + 0.08 * skill, 0.09 + 0.05 * skill] as const;
      const quarters = fundHistory({ vintageYear, commitment, growth, noise: 0.05, smoothing: 0.3 }, own.split("life"));
      peers.push({
        name: `Peer fund ${vintageYear}-${String(number).padStart(2, "0")}`,
        strategy: STRATEGIES[number % STRATEGIES.length]!,
        vintageYear,
        commitment,
        positions: reportedOn(vintageYear).map((on) => position(quarters, on)),
      });
    }
  }
  return peers;
}

/** Year ends since 2014, and the demo's last day. */
function reportedOn(vintageYear: number): PlainDate[] {
  const days: PlainDate[] = [];
  for (let day = `${Math.max(vintageYear, 2014)}-12-31`; day < DEMO_LAST_MONTH; day = addMonths(day, 12))
    days.push(day);
  return [...days, DEMO_LAST_MONTH];
}

function position(quarters: ReturnType<typeof fundHistory>, on: PlainDate): DemoPosition {
  const past = quarters.filter((quarter) => quarter.on <= on);
  const paidIn = past.reduce((sum, { call }) => sum + call, 0);
  const distributed = past.reduce((sum, { distribution }) => sum + distribution, 0);
  const fairValue = past.at(-1)?.mark ?? 0;
  const { rate } = datedRateOfReturn(
    [...past.flatMap(({ callOn, distributionOn }) => [callOn, distributionOn]), on],
    [...past.flatMap(({ call, distribution }) => [-call, distribution]), fairValue],
  );
  return {
    on,
    paidIn,
    distributed,
    fairValue,
    netIrr: rate === null ? null : Math.round(rate * 1e6) / 1e6,
    netMultiple: paidIn > 0 ? Math.round(((distributed + fairValue) / paidIn) * 1e4) / 1e4 : null,
  };
}
