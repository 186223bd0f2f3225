import { type Measured, measured, unavailable } from "../measured";
import { blendedQuantiles, type CorridorAge, type CorridorBand } from "../private-equity/j-curve-corridor";
import { type PacingAssumptions, pacingProjection } from "../private-equity/pacing";
import { normalQuantile } from "../statistics/normal";

export type CorridorSource = "peers" | "model" | "blended";

/** The model's life with the spread of growth between funds, as a standard deviation. */
export interface ModelAssumptions extends Omit<PacingAssumptions, "commitment"> {
  readonly growthDeviation: number;
}

/** Defaults of Takahashi and Alexander; fee and deviation are ours: without a fee the model shows no early dip. */
export const MODEL_ASSUMPTIONS: ModelAssumptions = {
  lifeYears: 12,
  bow: 2.5,
  growth: 0.13,
  yield: 0,
  contributionRates: [0.25, 1 / 3, 0.5],
  fees: { rateOnCommitment: 0.02, years: 5 },
  growthDeviation: 0.1,
};

/**
 * Corridor of the multiple (TVPI) from a model: at each probability p the Takahashi-Alexander path that grows by
 *
 *   growth(p) = growth + deviation * z(p),   z the normal quantile
 *
 * Age 0 has no band: the first call earns nothing before its year is over. Rates of return are not modelled.
 *
 * @throws InvalidInputError as pacingProjection and normalQuantile do
 * @see Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100
 */
export function modelCorridor(probabilities: readonly number[], assumptions: ModelAssumptions): CorridorAge[] {
  const { growthDeviation, ...pacing } = assumptions;
  const paths = probabilities.map(
    (p) =>
      pacingProjection({
        ...pacing,
        commitment: 100,
        growth: Math.max(-0.95, pacing.growth + growthDeviation * normalQuantile(p)),
      }).years,
  );
  return Array.from({ length: assumptions.lifeYears + 1 }, (_, age) => {
    const values = paths.map((years) => (age === 0 ? null : (years[age - 1]?.tvpi ?? null)));
    const known = values.filter((value) => value !== null);
    return {
      age,
      irr: modelBand(age, unavailable("notModelled")),
      tvpi: modelBand(age, known.length === probabilities.length ? measured(known) : unavailable("notModelled")),
    };
  });
}

const modelBand = (age: number, quantiles: Measured<readonly number[]>): CorridorBand => ({
  count: 0,
  fromAge: age,
  toAge: age,
  quantiles,
});

/** Peers' corridor and the model's, blended age by age with the weight of the peers; ages that only one has are left out. */
export function blendedCorridor(
  peers: readonly CorridorAge[],
  model: readonly CorridorAge[],
  peerWeight: number,
): CorridorAge[] {
  return peers.slice(0, model.length).map((own, age) => ({
    age,
    irr: { ...own.irr, quantiles: blendedQuantiles(own.irr.quantiles, model[age]!.irr.quantiles, peerWeight) },
    tvpi: { ...own.tvpi, quantiles: blendedQuantiles(own.tvpi.quantiles, model[age]!.tvpi.quantiles, peerWeight) },
  }));
}
