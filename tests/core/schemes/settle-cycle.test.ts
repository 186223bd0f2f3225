import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "@/server/core/canonical-json";
import { Exact } from "@/server/core/pay/exact";
import { compileScheme } from "@/server/core/schemes/evaluate-scheme";
import { ledgerLines } from "@/server/core/schemes/pay/ledger-lines";
import { PayAccount } from "@/server/core/schemes/pay/pay-account";
import { annual } from "@/server/core/schemes/presets/annual";
import { insurerDeferral } from "@/server/core/schemes/presets/insurer-deferral";
import { patient } from "@/server/core/schemes/presets/patient";
import { wealthAddedBank } from "@/server/core/schemes/presets/wealth-added-bank";
import type { ReplayInput } from "@/server/core/schemes/replay-input";
import { replayScheme } from "@/server/core/schemes/replay-scheme";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition";
import { awardOnFacts, type CycleInput, type CycleTerms, settleCycle } from "@/server/core/schemes/settle-cycle";
import { addUp } from "../../builders/pay";
import { history, recordOn } from "../../builders/replay-history";
import { withCode } from "../../builders/with-code";

/** The scheme without stops: a cycle leaves those to people. */
const withoutStops = (definition: SchemeDefinition): SchemeDefinition => ({
  ...definition,
  decision: { ...definition.decision, actions: undefined },
});

const person = (managerId: string) => ({
  managerId,
  target: "1000",
  salary: "5000",
  grade: "keyPost",
  carryShare: null,
});

/** Chains one cycle a year over a history, every state through text, as a database keeps it. */
function chain(definition: SchemeDefinition, input: ReplayInput, adjustments: Record<string, string> = {}) {
  const scheme = compileScheme(definition);
  const month = definition.pay!.yearEndMonth;
  const ends = input.quarters.filter(({ asOf }) => Number(asOf.slice(5, 7)) === month);
  let before = new Map<string, CycleInput["before"]>();
  return ends.map(({ asOf, entries }, i) => {
    const years = ends.map(({ asOf: endsOn }) => ({ endsOn, figures: {}, equity: null, netIncome: null }));
    const terms: CycleTerms = {
      endsOn: asOf,
      previousEnd: ends[i - 1]?.asOf ?? null,
      year: years[i]!,
      pastYears: years.slice(0, i),
    };
    const inputs = entries.map((entry): CycleInput => {
      const { managerId } = entry.record;
      return { entry, person: person(managerId), before: before.get(managerId) ?? null, leaves: null };
    });
    const results = settleCycle(scheme, terms, inputs, adjustments);
    before = new Map(results.map(({ managerId, pay }) => [managerId, JSON.parse(JSON.stringify(pay!.after))]));
    return { terms, inputs, results };
  });
}

const anyActives = fc.array(fc.integer({ min: -40, max: 60 }), { minLength: 16, maxLength: 16 });
const asHistory = (a: readonly number[], b: readonly number[]): ReplayInput => ({
  ...history({ a: a.map((mille) => mille / 1000), b: b.map((mille) => mille / 1000) }),
  people: ["a", "b"].map(person),
});

describe("a chain of cycles", () => {
  it.each([
    ["deferral", insurerDeferral],
    ["units", patient],
    ["bank", wealthAddedBank],
    ["a pool", { ...annual, pay: { ...annual.pay!, pool: { kind: "fixed" as const, amount: "900" } } }],
  ])("pays what a replay of the same facts pays (%s), though each year starts from kept text", (_, preset) => {
    const definition = withoutStops(preset);
    fc.assert(
      fc.property(anyActives, anyActives, (a, b) => {
        const input = asHistory(a, b);
        const replayed = replayScheme(compileScheme(definition), input);
        const chained = chain(definition, input);
        for (const { managerId, years } of replayed.managers)
          expect(chained.map(({ results }) => results.find((one) => one.managerId === managerId)!.pay!.year)).toEqual(
            years,
          );
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ["deferral", insurerDeferral],
    ["units", patient],
    ["bank", wealthAddedBank],
  ])("books lines that sum to what the accounts say (%s)", (_, preset) => {
    fc.assert(
      fc.property(anyActives, anyActives, (a, b) => {
        const cycles = chain(withoutStops(preset), asHistory(a, b));
        for (const managerId of ["a", "b"]) {
          const years = cycles.map(({ results }) => results.find((one) => one.managerId === managerId)!.pay!);
          const lines = years.flatMap(({ year }) => ledgerLines(year));
          const sum = (kind: string) => addUp(lines.filter((line) => line.kind === kind).map(({ amount }) => amount));
          const last = years.at(-1)!;
          const unvested = sum("deferred").minus(sum("vested")).minus(sum("malus")).minus(sum("forfeited"));
          expect(unvested.toFixed()).toBe(last.year.unvestedAfter);
          expect(sum("upfront").plus(sum("deferred")).toFixed()).toBe(sum("award").toFixed());
          const bank = sum("bankDeclared").plus(sum("bankInterest")).minus(sum("bankPaid")).plus(sum("bankWrittenOff"));
          expect(bank.minus(sum("bankForfeited")).toFixed()).toBe(last.after.account.bank);
          expect(sum("upfront").plus(sum("vested")).plus(sum("unitGain")).toFixed()).toBe(
            addUp(years.map(({ year }) => year.paid)).toFixed(),
          );
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("an adjustment", () => {
  // Annual: 0% active earns the target of 1,000 each; a pool of 900 pays 450 each.
  const pooled = { ...annual, pay: { ...annual.pay!, pool: { kind: "fixed" as const, amount: "900" } } };
  const year = history({ a: [0, 0, 0, 0], b: [0, 0, 0, 0] });
  const granted = (adjustments: Record<string, string>) =>
    chain(pooled, year, adjustments)[0]!.results.map(({ pay }) => pay!.year.granted);

  it("goes through the pool, and so moves what the others get", () => {
    expect(granted({})).toEqual(["450", "450"]);
    expect(granted({ a: "500" })).toEqual(["300", "600"]); // 900 in the proportion 500 : 1,000
    expect(granted({ a: "0" })).toEqual(["0", "900"]);
  });

  it("keeps the calculated amount beside it", () => {
    const [first] = chain(pooled, year, { a: "500" })[0]!.results;
    expect(first!.pay).toMatchObject({ calculated: "1000", adjusted: "500" });
  });

  it("is refused below a cent and below nothing", () => {
    expect(() => granted({ a: "0.001" })).toThrow(withCode("notInWholeCents"));
    expect(() => granted({ a: "-1" })).toThrow(withCode("negativeAmount"));
  });
});

describe("a restatement after the year", () => {
  // Insurer deferral: 0% active earns 1,000 of which 40% is deferred over two years, 200 each.
  const [cycle] = chain(withoutStops(insurerDeferral), history({ a: [0, 0, 0, 0] }));
  const { terms, inputs, results } = cycle!;
  const scheme = compileScheme(insurerDeferral);

  it("gives the same award on the same facts and less on worse ones", () => {
    expect(awardOnFacts(scheme, terms, inputs[0]!).award).toBe(results[0]!.pay!.calculated);
    const worse = { ...inputs[0]!, entry: { record: recordOn("a", terms.endsOn, -0.1) } };
    expect(awardOnFacts(scheme, terms, worse).award).toBe("0");
  });

  it("takes from what has not vested first, then from what was paid", () => {
    const { account } = results[0]!.pay!.after;
    const goesOn = PayAccount.from(insurerDeferral.pay!, person("a"), account);
    const taken = goesOn.restate({ year: 2015, knownOn: "2016-06-30", amount: new Exact(500) });
    expect(taken).toMatchObject({ awarded: "1000", restated: "500", fromUnvested: "400", fromPaid: "100" });
    expect(goesOn.state.tranches.map(({ amount }) => Number(amount))).toEqual([0, 0]);
    expect(goesOn.restate({ year: 2015, knownOn: "2016-06-30", amount: new Exact(500) })).toBeNull();
  });
});

it("people without terms are judged and not paid", () => {
  const [{ terms, inputs }] = chain(annual, history({ a: [0, 0, 0, 0] })) as [ReturnType<typeof chain>[number]];
  const [result] = settleCycle(compileScheme(annual), terms, [{ ...inputs[0]!, person: null }]);
  expect(result).toMatchObject({ pay: null, evaluation: { score: { value: 50 } } });
});

it("canonical text does not depend on the order of fields, and tells different data apart", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const reversed = Object.fromEntries(Object.entries(data).reverse());
      expect(canonicalJson(reversed)).toBe(canonicalJson(data));
      expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
    }),
  );
});
