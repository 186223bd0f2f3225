import { describe, expect, it } from "vitest";
import { checkCase } from "@/server/cli/verify/check-case";
import { returnsCases } from "@/server/cli/verify/returns-cases";

const files = {
  csv(path: string): never {
    throw new Error(`these cases read no file: ${path}`);
  },
};
const outcomeOf = (input: Record<string, unknown>, expected: Record<string, unknown>, abs: number) =>
  checkCase({ id: "one", input, expected, tolerance: { abs } }, returnsCases, files).outcome;

describe("cases of returns", () => {
  it("counts the periods of a future value as its peer does: the first flow at the end of period 1", () => {
    // pyxirr's own example: 1050 x 1.03^5 + 1350 x 1.03^4 + 1350 x 1.03^3 + 1450 x 1.03^2, published as 5750.16
    const amounts = [1050, 1350, 1350, 1450];
    expect(outcomeOf({ method: "nfv", rate: 0.03, nper: 6, amounts }, { nfv: 5750.16 }, 0.01)).toBe("passed");
    // By hand: 5750.16 a period later, with the first flow today.
    const today = { method: "nfv", rate: 0.03, nper: 6, first_flow_period: 0, amounts };
    expect(outcomeOf(today, { nfv: 5922.67 }, 0.01)).toBe("passed");
  });

  it("gives a rate in the years of another tool beside its own", () => {
    // 100 doubles in 731 days: 2^(365 / 731) - 1 and 2^(365.25 / 731) - 1
    const input = { method: "xirr", day_count: "ACT/365F", dates: ["2019-01-01", "2021-01-01"], amounts: [-100, 200] };
    const expected = { xirr: 2 ** (365 / 731) - 1, xirr_365_25: 2 ** (365.25 / 731) - 1 };
    expect(outcomeOf(input, expected, 1e-12)).toBe("passed");
    expect(outcomeOf(input, { peer_xirr_365_25: expected.xirr_365_25 }, 1e-12)).toBe("passed");
    expect(outcomeOf(input, { xirr_lunar: 0.4 }, 1)).toBe("unsupported");
  });
});
