import type { AttributionMatrix } from "./attribution-matrix";
import type { AttributionApproach, AttributionModel, InteractionPlace } from "./segment";

/** Effects of every segment in every period, laid out like the matrix; `interaction` is null when it is folded. */
export interface EffectColumns {
  allocation: Float64Array;
  selection: Float64Array;
  interaction: Float64Array | null;
}

/**
 * The four funds of each period (Brinson, Hood and Beebower's quadrants), one return a period:
 * benchmark = sum wb rb (I), allocation = sum wp rb (II), selection = sum wb rp (III), portfolio = sum wp rp (IV).
 */
export interface FundReturns {
  benchmark: Float64Array;
  allocation: Float64Array;
  selection: Float64Array;
  portfolio: Float64Array;
}

/** Returns of the actual and the notional funds, per period. */
export function fundReturns(matrix: AttributionMatrix): FundReturns {
  const { portfolioWeights, benchmarkWeights, portfolioReturns, benchmarkReturns } = matrix;
  const count = matrix.periodEnds.length;
  const width = matrix.segmentNames.length;
  const funds = {
    benchmark: new Float64Array(count),
    allocation: new Float64Array(count),
    selection: new Float64Array(count),
    portfolio: new Float64Array(count),
  };
  for (let period = 0, at = 0; period < count; period++) {
    let benchmark = 0;
    let allocation = 0;
    let selection = 0;
    let portfolio = 0;
    for (const end = at + width; at < end; at++) {
      const portfolioWeight = portfolioWeights[at]!;
      const benchmarkWeight = benchmarkWeights[at]!;
      const portfolioReturn = portfolioReturns[at]!;
      const benchmarkReturn = benchmarkReturns[at]!;
      benchmark += benchmarkWeight * benchmarkReturn;
      allocation += portfolioWeight * benchmarkReturn;
      selection += benchmarkWeight * portfolioReturn;
      portfolio += portfolioWeight * portfolioReturn;
    }
    funds.benchmark[period] = benchmark;
    funds.allocation[period] = allocation;
    funds.selection[period] = selection;
    funds.portfolio[period] = portfolio;
  }
  return funds;
}

/**
 * Effects of each segment in each period (wp, wb weights; rp, rb returns; B the whole benchmark, Q the fund of portfolio
 * weights at benchmark returns).
 *
 * Arithmetic, adding up to R - B:
 *   allocation  = (wp - wb) * (rb - B)    Brinson-Fachler; (wp - wb) * rb for Brinson-Hood-Beebower
 *   selection   = wb * (rp - rb)
 *   interaction = (wp - wb) * (rp - rb)   or added to one of the two
 *
 * Geometric (Bacon), sums A and S of a period compounding to (1 + R) / (1 + B) - 1, interaction always in selection:
 *   allocation = (wp - wb) * ((1 + rb) / (1 + B) - 1)
 *   selection  = wp * (rp - rb) / (1 + Q)
 *
 * @see Brinson, Hood and Beebower (1986), Financial Analysts Journal 42(4), 39-44
 * @see Brinson and Fachler (1985), Journal of Portfolio Management 11(3), 73-76
 * @see Bacon (2008), Practical Portfolio Performance Measurement and Attribution, ch. 5
 */
export function periodEffects(
  matrix: AttributionMatrix,
  funds: FundReturns,
  choices: { model: AttributionModel; approach: AttributionApproach; interaction: InteractionPlace },
): EffectColumns {
  const { portfolioWeights, benchmarkWeights, portfolioReturns, benchmarkReturns } = matrix;
  const width = matrix.segmentNames.length;
  const size = portfolioWeights.length;
  const geometric = choices.approach === "geometric";
  const allocation = new Float64Array(size);
  const selection = new Float64Array(size);
  const interaction = !geometric && choices.interaction === "separate" ? new Float64Array(size) : null;
  const inAllocation = !geometric && choices.interaction === "inAllocation";
  for (let period = 0, at = 0; at < size; period++) {
    const whole = geometric || choices.model === "brinsonFachler" ? funds.benchmark[period]! : 0;
    const allocationBase = geometric ? 1 + whole : 1;
    const selectionBase = geometric ? 1 + funds.allocation[period]! : 1;
    for (const end = at + width; at < end; at++) {
      const portfolioWeight = portfolioWeights[at]!;
      const activeWeight = portfolioWeight - benchmarkWeights[at]!;
      const returnGap = portfolioReturns[at]! - benchmarkReturns[at]!;
      const pureAllocation = (activeWeight * (benchmarkReturns[at]! - whole)) / allocationBase;
      // "+ 0" turns the -0 of a zero weight into 0, which tables would print as "-0"
      if (interaction) {
        allocation[at] = pureAllocation + 0;
        selection[at] = benchmarkWeights[at]! * returnGap + 0;
        interaction[at] = activeWeight * returnGap + 0;
      } else if (inAllocation) {
        allocation[at] = pureAllocation + activeWeight * returnGap + 0;
        selection[at] = benchmarkWeights[at]! * returnGap + 0;
      } else {
        allocation[at] = pureAllocation + 0;
        selection[at] = (portfolioWeight * returnGap) / selectionBase + 0;
      }
    }
  }
  return { allocation, selection, interaction };
}
