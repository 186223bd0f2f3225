import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { normalCdf, normalQuantile } from "../statistics/normal";
import { nonCentralTCdf, studentTQuantile } from "../statistics/student-t";

export type Sided = "one-sided" | "two-sided";

/** A test of skill: how often luck alone may pass for skill, and whether lack of skill is looked for too. */
export interface SkillTest {
  significance: number;
  sided: Sided;
}

/**
 * Years until a record of this information ratio has an expected t-statistic of `t`: (t / IR)^2.
 *
 * @returns unavailable: noSkill where the ratio is 0 or below
 * @throws InvalidInputError notFinite, tNotPositive
 */
export function yearsToT(informationRatio: number, t = 2): Measured {
  if (!(t > 0)) throw new InvalidInputError("tNotPositive", { t });
  return years(informationRatio, t);
}

/**
 * Years until a test finds a manager of this true information ratio with probability `power`.
 *
 *   ((z(1 - significance) + z(power)) / IR)^2;  two-sided: z(1 - significance / 2), the far tail (below 1e-5) left out
 *
 * @returns unavailable: noSkill where the ratio is 0 or below
 * @throws InvalidInputError notFinite, notAProbability, powerBelowSignificance
 */
export function yearsToPower(informationRatio: number, power: number, test: SkillTest): Measured {
  assertUsableTest(test);
  if (!(power > 0 && power < 1)) throw new InvalidInputError("notAProbability", { power });
  const distance = normalQuantile(1 - tailOf(test)) + normalQuantile(power);
  if (!(distance > 0)) throw new InvalidInputError("powerBelowSignificance", { power, ...test });
  return years(informationRatio, distance);
}

function years(informationRatio: number, distance: number): Measured {
  if (!Number.isFinite(informationRatio)) throw new InvalidInputError("notFinite", { informationRatio });
  return informationRatio > 0 ? measured((distance / informationRatio) ** 2) : unavailable("noSkill");
}

/**
 * Probability that the test finds the skill: t = IR sqrt(years) against the normal quantile, volatility known.
 *
 * @throws InvalidInputError notFinite, yearsNotPositive, notAProbability
 */
export function powerKnownVolatility(informationRatio: number, yearsOfRecord: number, test: SkillTest): number {
  assertUsableTest(test);
  const expectedT = expectedTOf(informationRatio, yearsOfRecord);
  const limit = normalQuantile(1 - tailOf(test));
  const above = normalCdf(expectedT - limit);
  return test.sided === "two-sided" ? above + normalCdf(-expectedT - limit) : above;
}

/**
 * The same with the volatility estimated from the record: a t-test, exact by the non-central t distribution with
 * years x observations per year - 1 degrees of freedom.
 *
 * @returns unavailable: tooFewPeriods (fewer than two observations)
 */
export function powerEstimatedVolatility(
  informationRatio: number,
  yearsOfRecord: number,
  observationsPerYear: number,
  test: SkillTest,
): Measured {
  assertUsableTest(test);
  const expectedT = expectedTOf(informationRatio, yearsOfRecord);
  const degreesOfFreedom = yearsOfRecord * observationsPerYear - 1;
  if (!(degreesOfFreedom > 0)) return unavailable("tooFewPeriods");
  const limit = studentTQuantile(1 - tailOf(test), degreesOfFreedom);
  const above = 1 - nonCentralTCdf(limit, degreesOfFreedom, expectedT);
  return measured(test.sided === "two-sided" ? above + nonCentralTCdf(-limit, degreesOfFreedom, expectedT) : above);
}

function expectedTOf(informationRatio: number, yearsOfRecord: number): number {
  if (!Number.isFinite(informationRatio)) throw new InvalidInputError("notFinite", { informationRatio });
  if (!(yearsOfRecord > 0)) throw new InvalidInputError("yearsNotPositive", { years: yearsOfRecord });
  return informationRatio * Math.sqrt(yearsOfRecord);
}

const tailOf = ({ significance, sided }: SkillTest): number =>
  sided === "two-sided" ? significance / 2 : significance;

function assertUsableTest({ significance }: SkillTest): void {
  if (!(significance > 0 && significance < 1)) throw new InvalidInputError("notAProbability", { significance });
}
