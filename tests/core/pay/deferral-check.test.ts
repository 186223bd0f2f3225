import { describe, expect, it } from "vitest";
import { assertNoOverlap, provenanceShape, ruleStanding } from "@/server/core/capital/regimes/dated-rule";
import { CYCLE_WEIGHT_RULES } from "@/server/core/pay/cycle-weight-rules";
import { type DeferralTerms, deferralSchedule } from "@/server/core/pay/deferral";
import { deferralCheck } from "@/server/core/pay/deferral-check";
import { DEFERRAL_REQUIREMENTS, type DeferralRegime } from "@/server/core/pay/deferral-rules";
import { OWN_MONEY_RULES } from "@/server/core/pay/own-money";

const requirement = (regime: DeferralRegime) => DEFERRAL_REQUIREMENTS.find((row) => row.regime === regime)!;
const failed = (
  regime: DeferralRegime,
  award: number,
  terms: Partial<DeferralTerms>,
  person = { isTop: false, instrumentShare: 0.5 },
) => {
  const schedule = deferralSchedule(award, {
    rule: { kind: "share", share: 0.4 },
    settlementYear: 2026,
    years: 3,
    countsYear0: false,
    ...terms,
  });
  return deferralCheck(award, schedule, requirement(regime), person).flatMap((c) => (c.passes ? [] : [c.clause]));
};

describe("deferral held against the rules", () => {
  it("60-20-20 meets China's rule of 2012, which counts the settlement year, and no rule that does not", () => {
    expect(failed("chinaInsurers2012", 100, { countsYear0: true })).toEqual([]);
    expect(failed("aifmd", 100, { countsYear0: true })).toEqual(["years", "pace"]);
  });

  it("a chair must defer half", () => {
    const chair = { isTop: true, instrumentShare: 0 };
    expect(failed("chinaInsurers2012", 100, { countsYear0: true }, chair)).toEqual(["share"]);
    expect(failed("chinaInsurers2012", 100, { countsYear0: true, rule: { kind: "share", share: 0.5 } }, chair)).toEqual(
      [],
    );
  });

  it("a million pounds needs 46.8% under the marginal bands and four years", () => {
    expect(failed("ukBanks2025", 1_000_000, {})).toEqual(["share", "years", "pace"]);
    expect(failed("ukBanks2025", 1_000_000, { years: 4, rule: { kind: "share", share: 0.468 } })).toEqual([]);
    expect(failed("ukBanks2025", 600_000, { years: 4 })).toEqual([]);
  });

  it("front-loaded instalments are too fast, the odd cent of equal ones is not, slower ones are fine", () => {
    expect(failed("aifmd", 100, { instalmentWeights: [2, 1, 1] })).toEqual(["pace"]);
    expect(failed("aifmd", 100, {})).toEqual([]);
    expect(failed("aifmd", 100, { instalmentWeights: [1, 1, 2] })).toEqual([]);
    expect(failed("aifmd", 100, { years: 5 })).toEqual([]);
  });

  it("asks for no more than the whole, however long the schedule", () => {
    const schedule = deferralSchedule(100, {
      rule: { kind: "share", share: 0.4 },
      settlementYear: 2026,
      years: 6,
      countsYear0: false,
      firstInstalment: 6,
    });
    const clauses = deferralCheck(100, schedule, requirement("aifmd"), { isTop: false, instrumentShare: 0.5 });
    expect(clauses.find(({ clause }) => clause === "pace")).toMatchObject({ passes: true });
    expect(clauses.find(({ clause }) => clause === "pace")?.required.toNumber()).toBe(1);
  });

  it("half must be in instruments where the rule says so", () => {
    expect(failed("aifmd", 100, {}, { isTop: false, instrumentShare: 0.4 })).toEqual(["instruments"]);
    expect(failed("solvencyTwoUk", 100, {}, { isTop: false, instrumentShare: 0 })).toEqual([]);
  });
});

describe("tables of pay rules", () => {
  it("no two rows of a rule count on the same day, and each row says where it comes from", () => {
    assertNoOverlap(CYCLE_WEIGHT_RULES, ({ indicator }) => indicator);
    assertNoOverlap(DEFERRAL_REQUIREMENTS, ({ regime }) => regime);
    assertNoOverlap(OWN_MONEY_RULES, ({ rules, role }) => `${rules} ${role}`);
    for (const row of [...CYCLE_WEIGHT_RULES, ...DEFERRAL_REQUIREMENTS, ...OWN_MONEY_RULES]) {
      expect(provenanceShape.sourceDate.safeParse(row.sourceDate).success).toBe(true);
      expect(["verified", "unverified"]).toContain(ruleStanding(row));
    }
  });
});
