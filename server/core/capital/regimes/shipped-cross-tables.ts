import {
  crossConcentrationThresholds,
  crossCorrelations,
  crossEquityCaps,
  crossSizeReliefs,
} from "./cross-aggregation-rules";
import { crossBaseFactors } from "./cross-base-factors";
import { crossCurves, crossSurfaceDefaultFactors } from "./cross-bond-curves";
import { crossIndexFactors } from "./cross-index-factors";
import { crossAppraisalWeights, crossParameters, crossStresses } from "./cross-parameters";
import { parseCrossTables } from "./cross-tables";

/** The C-ROSS II tables that come with the product; an institution may replace or extend any row. */
export const shippedCrossTables = parseCrossTables({
  baseFactors: crossBaseFactors,
  indexFactors: crossIndexFactors,
  parameters: crossParameters,
  concentrationThresholds: crossConcentrationThresholds,
  sizeReliefs: crossSizeReliefs,
  equityCaps: crossEquityCaps,
  curves: crossCurves,
  surfaceDefaultFactors: crossSurfaceDefaultFactors,
  correlations: crossCorrelations,
  stresses: crossStresses,
  appraisalWeights: crossAppraisalWeights,
});
