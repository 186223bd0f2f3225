import { InvalidInputError } from "../invalid-input-error";
import { sum } from "../sum";

/** How a spot rate discounts over t years: (1 + r)^-t or e^(-rt). */
export type Compounding = "annual" | "continuous";

export interface LifeRateScenario {
  /** Liability outflow minus asset inflow at the end of years 1, 2, ... */
  readonly netCashFlows: readonly number[];
  /** Spot rate of each year, as many as cash flows. */
  readonly baseSpotRates: readonly number[];
  readonly adverseSpotRates: readonly number[];
  readonly compounding?: Compounding | undefined;
}

export interface LifeRateCharge {
  readonly presentValueBase: number;
  readonly presentValueAdverse: number;
  readonly minimumCapital: number;
}

/**
 * Rate risk of a life insurer, by scenario.
 *
 *   MC = max(PV(NCF, adverse curve) - PV(NCF, base curve), 0)
 *
 * @throws InvalidInputError noCashFlows, ratesDoNotMatchCashFlows, notFinite, rateTooLow (at -100% or below)
 * @see C-ROSS II Rule 8
 */
export function lifeRateCharge(scenario: LifeRateScenario): LifeRateCharge {
  const { netCashFlows, baseSpotRates, adverseSpotRates, compounding = "annual" } = scenario;
  const presentValueBase = presentValue(netCashFlows, baseSpotRates, compounding);
  const presentValueAdverse = presentValue(netCashFlows, adverseSpotRates, compounding);
  return {
    presentValueBase,
    presentValueAdverse,
    minimumCapital: Math.max(presentValueAdverse - presentValueBase, 0),
  };
}

function presentValue(flows: readonly number[], rates: readonly number[], compounding: Compounding): number {
  if (flows.length === 0) throw new InvalidInputError("noCashFlows");
  if (flows.length !== rates.length)
    throw new InvalidInputError("ratesDoNotMatchCashFlows", { flows: flows.length, rates: rates.length });
  return sum(
    flows.map((flow, i) => {
      const rate = rates[i]!;
      const years = i + 1;
      if (!Number.isFinite(flow) || !Number.isFinite(rate)) throw new InvalidInputError("notFinite", { flow, rate });
      if (compounding === "continuous") return flow * Math.exp(-rate * years);
      if (rate <= -1) throw new InvalidInputError("rateTooLow", { rate });
      return flow / (1 + rate) ** years;
    }),
  );
}
