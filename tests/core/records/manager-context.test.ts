import { describe, expect, it } from "vitest";
import { buildManagerRecord, preparedPortfolio } from "@/server/core/records/build-manager-record";
import { institutionContext } from "@/server/core/records/institution-context";
import {
  type DealEventFact,
  decidedShares,
  type ManagerEventFact,
  schemeContext,
} from "@/server/core/records/manager-context";
import type { PortfolioFacts } from "@/server/core/records/manager-facts";
import type { AssignmentLine } from "@/server/core/schemes/manager-record";
import { answersFor, flow, mark, monthly, noEvents, portfolioFacts } from "../../builders/portfolio-facts";

const asOf = "2024-12-31";
const corridor = { peers: [], options: { probabilities: [0.1, 0.9], minimumCount: 5, maximumPooledYears: 1 } };

const managerEvent = (rest: Partial<ManagerEventFact>): ManagerEventFact => ({
  on: "2024-06-30",
  kind: "event",
  name: "limitBreach",
  outcome: null,
  score: null,
  note: null,
  ...rest,
});
const dealEvent = (rest: Partial<DealEventFact>): DealEventFact => ({
  dealId: "d1",
  on: "2024-06-30",
  kind: "materialEvent",
  name: "impairment",
  outcome: null,
  score: null,
  note: null,
  ...rest,
});

function context(
  portfolios: readonly PortfolioFacts[],
  {
    assignments = portfolios.map(({ portfolioId }) => answersFor(portfolioId)),
    ofManager = [],
    ofDeals = [],
  }: {
    assignments?: readonly AssignmentLine[];
    ofManager?: readonly ManagerEventFact[] | null;
    ofDeals?: readonly DealEventFact[];
  } = {},
) {
  const built = buildManagerRecord(
    {
      managerId: "m",
      code: "M",
      name: "M",
      nameZh: null,
      isExternal: false,
      desk: null,
      style: null,
      assignments,
      assignmentSources: [],
    },
    new Map(portfolios.map((facts) => [facts.portfolioId, { facts, prepared: preparedPortfolio(facts, asOf) }])),
    {
      asOf,
      knownAsOf: null,
      corridor,
      ...noEvents,
      events: {
        ofManager,
        ofDeals: new Map(ofDeals.map(({ dealId }) => [dealId, ofDeals.filter((event) => event.dealId === dealId)])),
      },
    },
  );
  return schemeContext(built.detail, built.context, {});
}

const deal = (dealId: string, exitedOn: string | null = null) => ({
  dealId,
  code: dealId,
  company: dealId,
  companyZh: null,
  domain: "chips",
  stage: "early",
  instrument: "directEquity",
  exitedOn,
  exitRoute: exitedOn === null ? null : "ipo",
  milestonesHit: 0,
  milestonesMissed: 0,
});

const book = (dealIds: readonly string[], amounts: readonly number[], exited: readonly string[] = []) =>
  portfolioFacts({
    portfolioId: "d",
    book: "private",
    assetClass: "directDeals",
    vintageYear: 2022,
    flows: dealIds.map((dealId, i) => flow("2022-03-31", "call", amounts[i]!, dealId)),
    marks: dealIds.map((dealId, i) => mark("2024-12-31", amounts[i]!, dealId)),
    deals: dealIds.map((dealId) => deal(dealId, exited.includes(dealId) ? "2024-03-31" : null)),
  });

describe("events of a context", () => {
  it("are those of the manager and of the deals held, by day; other names and later days are not", () => {
    const { events } = context([book(["d1"], [100])], {
      ofManager: [
        managerEvent({ on: "2024-09-30", note: "minute 7" }),
        managerEvent({ on: "2025-01-01" }),
        managerEvent({ name: "birthday" }),
        managerEvent({ kind: "assessment", name: "misconduct", score: 1 }),
      ],
      ofDeals: [
        dealEvent({ on: "2024-03-31", note: "file 3" }),
        dealEvent({ name: "new building" }),
        dealEvent({ on: "2025-03-31" }),
        dealEvent({ dealId: "elsewhere" }),
      ],
    });
    expect(events).toEqual([
      { kind: "impairment", on: "2024-03-31", dealId: "d1", reference: "file 3" },
      { kind: "limitBreach", on: "2024-09-30", dealId: null, reference: "minute 7" },
    ]);
  });

  it("are not known where nobody records any: a clean record is something else", () => {
    expect(context([book(["d1"], [100])], { ofManager: null }).events).toBeUndefined();
    expect(context([book(["d1"], [100])]).events).toEqual([]);
  });
});

it("takes approved due-diligence files only", () => {
  const { dueDiligence } = context([book(["d1", "d2"], [100, 100])], {
    ofDeals: [
      dealEvent({ kind: "dueDiligence", name: "committee", outcome: "approved", on: "2022-02-28" }),
      dealEvent({ dealId: "d2", kind: "dueDiligence", name: "committee", outcome: "refused", on: "2022-02-28" }),
    ],
  });
  expect(dueDiligence).toEqual([{ dealId: "d1", approvedOn: "2022-02-28", reference: "committee" }]);
});

describe("assessments of a context", () => {
  const technology = (dealId: string, on: string, score: number) =>
    dealEvent({ dealId, on, kind: "assessment", name: "technology", score });

  it("of deals are weighed by money invested: the latest of each deal still held", () => {
    // (300 x 80 + 100 x 40) / 400 = 70; d3 has left, and the judgement of 2022 is superseded by a later one
    const { assessments } = context([book(["d1", "d2", "d3"], [300, 100, 900], ["d3"])], {
      ofDeals: [
        technology("d1", "2024-05-31", 80),
        technology("d1", "2022-12-31", 10),
        technology("d2", "2024-02-28", 40),
        technology("d3", "2024-02-28", 0),
      ],
    });
    expect(assessments).toEqual([{ assessment: "technology", on: "2024-05-31", value: 70, by: null }]);
  });

  it("of the manager stand before those of deals", () => {
    const { assessments } = context([book(["d1"], [100])], {
      ofManager: [managerEvent({ kind: "assessment", name: "technology", score: 55, note: "committee" })],
      ofDeals: [technology("d1", "2024-12-31", 90)],
    });
    expect(assessments).toEqual([{ assessment: "technology", on: "2024-06-30", value: 55, by: "committee" }]);
  });
});

describe("returns of a context", () => {
  const liquid = portfolioFacts({
    returns: monthly("2024-01-31", Array(12).fill(0.01)),
    marks: [mark("2023-12-31", 1000)],
  });

  it("have the whole record only, where there is one book", () => {
    const { returns } = context([liquid]);
    expect(Object.keys(returns ?? {})).toEqual(["whole"]);
    expect(returns?.whole?.map(({ portfolio }) => portfolio)).toEqual(Array(12).fill(expect.closeTo(0.01, 12)));
  });

  it("have each book in the periods of the whole: quarters, as soon as one is measured by quarters", () => {
    const { returns } = context([liquid, book(["d1"], [100])]);
    expect(returns?.liquid?.map(({ periodEnd }) => periodEnd)).toEqual([
      "2024-03-31",
      "2024-06-30",
      "2024-09-30",
      "2024-12-31",
    ]);
    expect(returns?.liquid?.[0]?.portfolio).toBeCloseTo(0.030301, 12);
  });
});

describe("portfolios of a context", () => {
  it("stand by themselves with their size over the last year and the time answered for", () => {
    const one = portfolioFacts({
      portfolioId: "a",
      returns: monthly("2023-07-31", Array(18).fill(0.01)),
      marks: [mark("2023-12-31", 100), mark("2024-06-30", 300)],
    });
    const other = portfolioFacts({
      portfolioId: "b",
      returns: monthly("2024-01-31", Array(6).fill(0.02)),
      marks: [mark("2023-12-31", 50)],
    });
    const { portfolios } = context([one, other], {
      assignments: [
        answersFor("a", { share: 0.5, from: "2023-07-01" }),
        answersFor("b", { from: "2024-01-01", until: "2024-06-30" }),
      ],
    });
    // six months at 100 and six at 300, half of each
    expect(portfolios).toMatchObject([
      { portfolioId: "a", averageSize: 100, from: "2023-07-01", to: null },
      { portfolioId: "b", averageSize: 50, from: "2024-01-01", to: "2024-06-30" },
    ]);
    expect(portfolios?.[0]?.ageYears).toBeCloseTo(1.5, 2);
    const year = portfolios?.[0]?.ladder.find(({ horizon }) => horizon === "1y");
    expect(year?.portfolioReturn.value).toBeCloseTo(1.01 ** 12 - 1, 12);
  });

  it("count alike where the size of one is not known", () => {
    const valued = portfolioFacts({
      portfolioId: "a",
      returns: monthly("2024-01-31", Array(12).fill(0.01)),
      marks: [mark("2023-12-31", 100)],
    });
    const never = portfolioFacts({ portfolioId: "b", returns: monthly("2024-01-31", Array(12).fill(0.01)) });
    expect(context([valued, never]).portfolios?.map(({ averageSize }) => averageSize)).toEqual([1, 1]);
  });
});

describe("who decided", () => {
  const line = (managerId: string, rest: Partial<AssignmentLine>) => ({ managerId, ...answersFor("p", rest) });

  it("is who has credit for the decision; without such a line whoever held it first", () => {
    const held = [line("a", { from: "2020-01-01", until: "2021-12-31" }), line("b", { from: "2022-01-01" })];
    expect(decidedShares(held, asOf)).toEqual(new Map([["a", new Map([["p", 1]])]]));
    const decided = [...held, line("b", { from: "2019-06-30", credit: "decision", share: 0.7 })];
    expect(decidedShares(decided, asOf)).toEqual(new Map([["b", new Map([["p", 0.7]])]]));
    expect(decidedShares(decided.toReversed(), asOf)).toEqual(decidedShares(decided, asOf));
  });
});

describe("figures of the institution", () => {
  const fact = (name: string, on: string, value: number | null) => ({ name, on, value });

  it("give an indicator year by year, latest first, up to the first gap", () => {
    const facts = [
      fact("returnOnEquity", "2021-12-31", 0.07),
      fact("returnOnEquity", "2023-12-31", 0.09),
      fact("returnOnEquity", "2024-12-31", 0.1),
      fact("returnOnEquity", "2024-09-30", 0.5),
      fact("returnOnEquity", "2025-12-31", 0.9),
    ];
    expect(institutionContext(facts, asOf).indicators).toEqual({ returnOnEquity: [0.1, 0.09] });
    expect(institutionContext(facts.toReversed(), asOf)).toEqual(institutionContext(facts, asOf));
    // in March 2025 the year 2024 is the last completed one; as of September 2024 it is 2023
    expect(institutionContext(facts, "2024-09-30").indicators).toEqual({ returnOnEquity: [0.09] });
    expect(institutionContext(facts, "2028-03-31").indicators).toEqual({});
  });

  it("give a rate of a period from the day after the one before", () => {
    const facts = [fact("inflation", "2024-12-31", 0.002), fact("inflation", "2023-12-31", 0.003)];
    expect(institutionContext(facts, asOf).rates?.inflation).toEqual([
      { from: "2023-01-01", annualRate: 0.003 },
      { from: "2024-01-01", annualRate: 0.002 },
    ]);
    expect(institutionContext(facts, "2026-12-31").rates).toEqual({});
  });

  it("give the risk-free rate from its day on", () => {
    expect(institutionContext([fact("riskFree", "2024-06-30", 0.015)], asOf).rates?.riskFree).toEqual([
      { from: "2024-06-30", annualRate: 0.015 },
    ]);
  });

  it("pass over texts", () => {
    expect(institutionContext([fact("riskRating", "2024-12-31", null)], asOf)).toEqual({ indicators: {}, rates: {} });
  });
});
