import { compounded } from "./linked-returns";
import type { FundReturns } from "./period-effects";

/**
 * Davies-Laker: each of the four funds (benchmark I, allocation II, selection III, portfolio IV) is compounded over the
 * whole time first. Exact, the same for both Brinson models, and without a split by segment.
 *
 *   allocation = II - I,  selection = III - I,  interaction = IV - III - II + I
 *
 * The R package pa calls it "geometric"; it is a difference, not a geometric excess return.
 *
 * @see Davies and Laker (2001), Journal of Performance Measurement 6(1), 12-23
 */
export function daviesLakerEffects(funds: FundReturns): { allocation: number; selection: number; interaction: number } {
  const benchmark = compounded(funds.benchmark);
  const allocation = compounded(funds.allocation);
  const selection = compounded(funds.selection);
  const portfolio = compounded(funds.portfolio);
  return {
    allocation: allocation - benchmark,
    selection: selection - benchmark,
    interaction: portfolio - selection - allocation + benchmark,
  };
}
