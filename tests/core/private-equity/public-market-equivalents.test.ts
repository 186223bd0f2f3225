import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directAlpha } from "@/server/core/private-equity/direct-alpha";
import { futureValueFlows, type IndexedFund, indexMultiples } from "@/server/core/private-equity/indexed-fund";
import { ksPme } from "@/server/core/private-equity/ks-pme";
import { longNickelsPme } from "@/server/core/private-equity/long-nickels-pme";
import { modifiedPme, navFromPrices } from "@/server/core/private-equity/modified-pme";
import { pmePlus } from "@/server/core/private-equity/pme-plus";
import { withCode } from "@/tests/builders/with-code";
import oracle from "@/tests/oracles/public-market-equivalents.json";

const periods = (n: number) => Array.from({ length: n }, (_, i) => i);

describe("public market equivalents", () => {
  it.each(oracle.cases)("reproduce $name", ({ amounts, index, navAtEnd, expected }) => {
    const fund = { times: periods(amounts.length), amounts, index, navAtEnd };
    const plus = pmePlus(fund);
    const longNickels = longNickelsPme(fund);
    const alpha = directAlpha(fund);
    expect(ksPme(fund).value).toBeCloseTo(expected.ks_pme, 9);
    expect(longNickels.indexNav).toBeCloseTo(expected.ln_pme_nav, 9);
    expect(longNickels.indexRate.rate).toBeCloseTo(expected.ln_pme_irr, 9);
    expect(longNickels.spread).toBeCloseTo(expected.ln_pme_spread, 9);
    expect(plus.lambda.value).toBeCloseTo(expected.pme_plus_lambda, 9);
    expect(plus.indexRate?.rate).toBeCloseTo(expected.pme_plus_irr, 9);
    expect(alpha.alpha.rate).toBeCloseTo(expected.direct_alpha, 9);
    expect(alpha.log).toBeCloseTo(expected.direct_alpha_log, 9);
    indexMultiples(index).forEach((multiple, i) => {
      expect(multiple).toBeCloseTo(expected.index_multiple[i]!, 12);
    });
    futureValueFlows(fund).forEach((flow, i) => {
      expect(flow).toBeCloseTo(expected.future_value_flows[i]!, 10);
    });
  });

  it("find nothing to tell apart when the fund is the index itself", () => {
    const level = fc.integer({ min: 50, max: 200 });
    const calls = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), level), { minLength: 2, maxLength: 15 });
    fc.assert(
      fc.property(calls, (rows) => {
        const index = rows.map(([, value]) => value);
        const amounts = rows.map(([call], i) => (i === rows.length - 1 ? 0 : -call));
        const navAtEnd = -amounts.reduce((total, amount, i) => total + (amount * index.at(-1)!) / index[i]!, 0);
        const fund: IndexedFund = { times: periods(rows.length), amounts, index, navAtEnd };
        expect(ksPme(fund).value).toBeCloseTo(1, 10);
        expect(longNickelsPme(fund).indexNav / navAtEnd).toBeCloseTo(1, 10);
        expect(Math.abs(directAlpha(fund).alpha.rate!)).toBeLessThan(1e-8);
      }),
    );
  });

  it("do not depend on the level at which the index starts", () => {
    const fund = { times: [0, 1, 2.5], amounts: [-25, 15, 0], index: [100, 115, 130], navAtEnd: 20 };
    const rebased = { ...fund, index: fund.index.map((level) => level * 37.5) };
    expect(ksPme(rebased).value).toBeCloseTo(ksPme(fund).value!, 12);
    expect(directAlpha(rebased).alpha.rate).toBeCloseTo(directAlpha(fund).alpha.rate!, 12);
  });

  it("have a reason where nothing was paid in or out", () => {
    expect(ksPme({ times: [0], amounts: [5], index: [1], navAtEnd: 0 }).reason).toBe("nothingPaidIn");
    expect(pmePlus({ times: [0], amounts: [-5], index: [1], navAtEnd: 6 }).lambda.reason).toBe("nothingDistributed");
  });

  it.each([
    ["lengthsDiffer", { index: [100] }],
    ["indexNotPositive", { index: [100, 0] }],
    ["notFinite", { navAtEnd: Number.NaN }],
    ["noFlows", { times: [], amounts: [], index: [] }],
  ])("refuse %s", (code, change) => {
    expect(() => ksPme({ times: [0, 1], amounts: [-1, 0], index: [100, 101], navAtEnd: 1, ...change })).toThrow(
      withCode(code),
    );
  });
});

describe("modified PME", () => {
  const amounts = [-100, -50, 60, 100, 0];
  const index = [100, 105, 115, 100, 120];

  it("reproduces the published example (Wikipedia: 2.02%)", () => {
    const result = modifiedPme({ times: periods(5), amounts, index, navAfterFlow: [100, 165, 125, 15, 20] });
    expect(result.indexRate.rate).toBeCloseTo(0.02015165894392579, 10);
    const expected = [-100, -50, 55.05791505791506, 86.7326954283476, 15.61188517710257];
    result.flows.forEach((flow, i) => {
      expect(flow).toBeCloseTo(expected[i]!, 9);
    });
  });

  it("takes values from prices (pypme)", () => {
    const navAfterFlow = navFromPrices([-10000, 7500, 0], [100, 120, 100]);
    [10000, 4500, 3750].forEach((nav, i) => {
      expect(navAfterFlow[i]).toBeCloseTo(nav, 9);
    });
    const { flows } = modifiedPme({
      times: [0, 1, 2],
      amounts: [-10000, 7500, 0],
      index: [100, 150, 100],
      navAfterFlow,
    });
    [-10000, 9375, 3750].forEach((flow, i) => {
      expect(flows[i]).toBeCloseTo(flow, 9);
    });
  });

  it("gives back the fund itself when the fund moves with the index", () => {
    const navAfterFlow = navFromPrices(amounts, index);
    modifiedPme({ times: periods(5), amounts, index, navAfterFlow }).flows.forEach((flow, i) => {
      expect(flow).toBeCloseTo(i === 4 ? navAfterFlow[4]! : amounts[i]!, 9);
    });
  });
});
