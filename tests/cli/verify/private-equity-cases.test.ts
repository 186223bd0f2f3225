import { describe, expect, it } from "vitest";
import { checkCase } from "@/server/cli/verify/check-case";
import { privateEquityCases } from "@/server/cli/verify/private-equity-cases";

const files = {
  csv(path: string): never {
    throw new Error(`these cases read no file: ${path}`);
  },
};
const outcomeOf = (input: Record<string, unknown>, expected: Record<string, unknown>) =>
  checkCase({ id: "one", input, expected, tolerance: { abs: 1e-9 } }, privateEquityCases, files).outcome;

describe("cases of private equity", () => {
  // INSEAD (2019), Measuring Private Equity Fund Performance: 25 in, 15 out, 20 left while the index goes from 100 to 130.
  const flows = { amounts: [-25, 15, 20], index: [100, 115, 130] };
  const worked = { ks_pme: 1.1371237458193981, pme_plus_lambda: 0.7371794871794872 };

  it("takes the last flow for the value that is left where the case says so, and only there", () => {
    const sign = "negative = contribution; the last flow is the NAV";
    expect(outcomeOf({ ...flows, sign }, worked)).toBe("passed");
    expect(outcomeOf({ ...flows, sign, nav_at_end: 20 }, worked)).toBe("unsupported");
    expect(outcomeOf(flows, { ks_pme: worked.ks_pme })).toBe("passed");
    expect(outcomeOf(flows, worked)).toBe("failed");
    expect(outcomeOf({ ...flows, sign: "negative = distribution" }, worked)).toBe("unsupported");
  });
});
