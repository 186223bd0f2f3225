import { InvalidInputError } from "../invalid-input-error";

/**
 * What is believed of a manager's true information ratio before any record is seen: normal, yearly figures.
 * An assumption, not a finding: the institution states and edits it, and every page that shows a probability of skill
 * shows the prior beside it.
 */
export interface SkillPrior {
  /** Believed mean of true information ratios, per year. */
  mean: number;
  /** Believed spread of true information ratios between managers, per year. */
  standardDeviation: number;
}

/** Styles that have a default of their own; any other style uses `other`. */
export type SkillStyle =
  | "publicEquity"
  | "fixedIncome"
  | "multiAsset"
  | "absoluteReturn"
  | "privateEquity"
  | "ventureCapital"
  | "realAssets"
  | "other";

/**
 * Starting points, to be edited. The centre is 0: before costs active management is a zero-sum game (Sharpe 1991), so
 * that a manager is not presumed skilled. The spread says how much true skill is thought to differ between managers:
 * information ratios observed over many years have quartiles near 0.5 (Grinold and Kahn 2000, table 5.1), that is a
 * spread near 0.75, most of which is luck; 0.25 leaves about one manager in 40 above 0.5. It is wider where managers
 * are known to differ persistently: private equity and venture capital (Kaplan and Schoar 2005).
 */
export const defaultSkillPriors: Readonly<Record<SkillStyle, SkillPrior>> = {
  publicEquity: { mean: 0, standardDeviation: 0.25 },
  fixedIncome: { mean: 0, standardDeviation: 0.3 },
  multiAsset: { mean: 0, standardDeviation: 0.25 },
  absoluteReturn: { mean: 0, standardDeviation: 0.35 },
  privateEquity: { mean: 0, standardDeviation: 0.4 },
  ventureCapital: { mean: 0, standardDeviation: 0.5 },
  realAssets: { mean: 0, standardDeviation: 0.3 },
  other: { mean: 0, standardDeviation: 0.25 },
};

/** @throws InvalidInputError priorNotUsable */
export function assertUsablePrior({ mean, standardDeviation }: SkillPrior): void {
  if (!(Number.isFinite(mean) && standardDeviation >= 0 && standardDeviation < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError("priorNotUsable", { mean, standardDeviation });
  }
}
