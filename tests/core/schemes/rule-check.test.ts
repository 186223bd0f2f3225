import { describe, expect, it } from "vitest";
import { annual } from "@/server/core/schemes/presets/annual";
import { americanCarry, europeanCarry } from "@/server/core/schemes/presets/carried-interest";
import { insurerDeferral } from "@/server/core/schemes/presets/insurer-deferral";
import { ministryOfFinance2023, ministryOfFinance2025 } from "@/server/core/schemes/presets/ministry-of-finance";
import { patient } from "@/server/core/schemes/presets/patient";
import { publicFundThreeYear } from "@/server/core/schemes/presets/public-fund-three-year";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";
import { stateVentureFund } from "@/server/core/schemes/presets/state-venture-fund";
import { ruleCheck, USUAL_CASE } from "@/server/core/schemes/rule-check";
import { PAY_REGIMES } from "@/server/core/schemes/rules/regime-clauses";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition";
import { withCode } from "../../builders/with-code";

const ON = "2026-11-24";
const check = (scheme: SchemeDefinition, regime: string, example = USUAL_CASE, on = ON) =>
  ruleCheck(scheme, [regime], on, example)[0]!;
const statuses = (scheme: SchemeDefinition, regime: string, example = USUAL_CASE) =>
  Object.fromEntries(
    check(scheme, regime, example).clauses.map(({ clause, aspect, status }) => [aspect ?? clause, status]),
  );

describe("a rule check", () => {
  it.each([
    ["mof-2025", ministryOfFinance2025, "mofInsurers2025"],
    ["public funds", publicFundThreeYear, "publicFunds2025Draft"],
    ["insurers 2012", insurerDeferral, "insurerPay2012"],
    ["insurers 2012", insurerDeferral, "clawback2021"],
    ["state venture", stateVentureFund, "stateVenture2024"],
    ["American carry", americanCarry, "ilpa2019"],
    ["patient", patient, "crossRule12"],
    ["patient", patient, "insurerPay2012"],
    ["patient", patient, "longTermFunds2025"],
    ["patient", patient, "annuities2026"],
    ["patient", patient, "stateVenture2024"],
    ["patient", patient, "secClawback2023"],
  ] as const)("passes %s under the rules it was made for (%#)", (_, scheme, regime) => {
    const result = check(scheme, regime);
    expect(result.clauses.filter(({ status }) => status === "fail")).toEqual([]);
    expect(result.passed).toBeGreaterThan(0);
  });

  it("writes the whole life of a fund as a sign, never as a number that is none", () => {
    const [weights] = check(patient, "mofInsurers2025").clauses;
    expect(weights?.actual).toMatch(/ \/ ∞ 0\.5$/);
  });

  it("shows the figure that proves a failure, and where it is read", () => {
    const [weights] = check(ministryOfFinance2023, "mofInsurers2025").clauses;
    expect(weights).toMatchObject({
      status: "fail",
      required: "1y 0.3 / 3y 0.5 / 5y 0.2",
      actual: "1y 0.5 / 3y 0.5 / 5y 0",
      path: "measures",
      standing: "verified",
    });
    expect(check(annual, "longTermFunds2025").clauses.map(({ status, actual }) => [status, actual])).toEqual([
      ["fail", "1"],
      ["fail", "0"],
    ]);
  });

  it("asks more of the chair than of a key post", () => {
    const chair = { ...USUAL_CASE, grade: "chair", isTop: true };
    expect(statuses(insurerDeferral, "insurerPay2012", chair).share).toBe("pass");
    expect(statuses(insurerDeferral, "insurerPay2012", { ...chair, grade: "keyPost" }).share).toBe("fail");
  });

  it("takes the slower of 60-20-20 and three years after the award", () => {
    expect(statuses(insurerDeferral, "solvencyTwoUk")).toMatchObject({ share: "pass", years: "fail", pace: "fail" });
    expect(statuses(publicFundThreeYear, "solvencyTwoUk")).toMatchObject({
      share: "pass",
      years: "pass",
      pace: "pass",
    });
  });

  it("works out the marginal bands of the UK: a million asks for 46.8%", () => {
    // 40% of 660,000 and 60% of 340,000 = 468,000; the patient scheme defers half.
    const share = check(patient, "ukBanks2025").clauses.find(({ aspect }) => aspect === "share");
    expect(share).toMatchObject({ status: "pass", required: "0.468", actual: "0.5" });
  });

  it("does not apply rules on pay to a scheme without pay, nor rules on carry to a bonus", () => {
    expect(
      check(ministryOfFinance2025, "insurerPay2012").clauses.every(({ status }) => status === "notApplicable"),
    ).toBe(true);
    expect(check(patient, "ilpa2019").notApplicable).toBe(2);
    expect(statuses(europeanCarry, "ilpa2019")).toEqual({ escrow: "notApplicable", giveback: "pass" });
  });

  it("does not apply a clause before its day", () => {
    expect(check(annual, "annuities2026", USUAL_CASE, "2025-12-31").failed).toBe(0);
  });

  it("answers for every preset and every regime, each clause with its source", () => {
    for (const preset of schemePresets)
      for (const { clauses } of ruleCheck(
        preset,
        PAY_REGIMES.map(({ code }) => code),
        ON,
      ))
        for (const { provenance, text } of clauses) {
          expect(provenance.source).not.toBe("");
          expect(text.en).toMatch(/\.$/);
          expect(text.zh).toMatch(/。$/);
        }
  });

  it("refuses a regime nobody knows", () => {
    expect(() => check(patient, "moon")).toThrow(withCode("unknownRegime"));
  });
});
