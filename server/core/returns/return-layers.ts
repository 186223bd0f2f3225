import { InvalidInputError } from "../invalid-input-error";

/** Costs of one period as fractions of the capital at its start. */
export interface PeriodCosts {
  /** Commissions, spreads, taxes on trades. */
  readonly trading: number;
  /** Investment management fees. */
  readonly management: number;
  /** Performance fees and carried interest. */
  readonly performance: number;
  /** Custody, administration, audit and other expenses of holding the portfolio. */
  readonly administration: number;
}

/** A return at each layer of costs; each is the one before it less one kind of cost. */
export interface ReturnLayers {
  /** Before all costs. */
  readonly beforeCosts: number;
  /** After trading costs: gross of fees in the sense of GIPS. */
  readonly gross: number;
  /** After management and performance fees: net of fees in the sense of GIPS. */
  readonly net: number;
  /** After all costs: what the owner kept. */
  readonly kept: number;
}

/**
 * Returns before and after each layer of costs, linked over periods.
 *
 *   gross(t) = return(t) - trading(t),   net(t) = gross(t) - management(t) - performance(t),
 *   kept(t)  = net(t) - administration(t),   each linked: product of (1 + layer(t)) - 1
 *
 * The difference of two linked layers is what that kind of cost took from the result, compounding included.
 *
 * @param periods returns before all costs and the costs of the same periods
 * @throws InvalidInputError noPeriods, notFinite
 * @see GIPS Standards for Firms (2020), glossary: gross-of-fees, net-of-fees
 */
export function returnLayers(periods: readonly { readonly beforeCosts: number; readonly costs: PeriodCosts }[]): {
  readonly periods: readonly ReturnLayers[];
  readonly linked: ReturnLayers;
} {
  if (periods.length === 0) throw new InvalidInputError("noPeriods");
  const layers = periods.map(({ beforeCosts, costs }, index): ReturnLayers => {
    const gross = beforeCosts - costs.trading;
    const net = gross - costs.management - costs.performance;
    const kept = net - costs.administration;
    if (!Number.isFinite(kept)) throw new InvalidInputError("notFinite", { index });
    return { beforeCosts, gross, net, kept };
  });
  const linked = (layer: keyof ReturnLayers) => layers.reduce((growth, row) => growth * (1 + row[layer]), 1) - 1;
  return {
    periods: layers,
    linked: { beforeCosts: linked("beforeCosts"), gross: linked("gross"), net: linked("net"), kept: linked("kept") },
  };
}
