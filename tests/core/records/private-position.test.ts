import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Exact } from "@/server/core/pay/exact";
import { paperAndRealised } from "@/server/core/records/paper-and-realised";
import { bookStateOn } from "@/server/core/records/private-book";
import { dealLines, privatePosition } from "@/server/core/records/private-position";
import { privateReturns } from "@/server/core/records/private-returns";
import { flow, mark, portfolioFacts } from "../../builders/portfolio-facts";

const corridor = { peers: [], options: { probabilities: [0.1, 0.5, 0.9], minimumCount: 5, maximumPooledYears: 1 } };
const fund = portfolioFacts({
  book: "private",
  vintageYear: 2020,
  flows: [flow("2020-01-01", "call", 60), flow("2020-07-01", "call", 40), flow("2023-01-01", "distribution", 30)],
  marks: [mark("2022-12-31", 120)],
});

describe("a private position", () => {
  const position = privatePosition(fund, { asOf: "2023-12-31", share: 1, returns: [], corridor });

  it("rolls the last mark forward by the flows since", () => {
    // 120 - 30 = 90; paid in 100, distributed 30
    expect(position).toMatchObject({
      paidIn: "100",
      distributed: "30",
      value: "90",
      tvpi: { value: 1.2 },
      dpi: { value: 0.3 },
    });
  });

  it("keeps paper apart from realised: what came back repays the cost first", () => {
    expect(position).toMatchObject({ paper: "20", realised: "0", total: "20" });
  });

  it("counts its age as the corridor does, and says when there are no peers", () => {
    expect(position).toMatchObject({ ageYears: 3, corridor: { tvpi: { value: null, reason: "noPeers" } } });
  });

  it("earns the rate that makes its flows worth nothing", () => {
    // -100 on 1 January 2020, 121 on 31 December 2021: 730 days, so exactly 10% a year
    const simple = portfolioFacts({
      book: "private",
      flows: [flow("2020-01-01", "call", 100)],
      marks: [mark("2021-12-31", 121)],
    });
    const twoYears = privatePosition(simple, { asOf: "2021-12-31", share: 1, returns: [], corridor });
    expect(twoYears?.irr.value).toBeCloseTo(0.1, 12);
  });

  it("does not exist before the first flow", () => {
    expect(privatePosition(fund, { asOf: "2019-12-31", share: 1, returns: [], corridor })).toBeNull();
  });

  it("is read off the fund's report where there are no flows", () => {
    const reported = portfolioFacts({
      book: "private",
      vintageYear: 2020,
      reported: [
        { on: "2023-12-31", commitment: "80", paidIn: "50", distributed: "10", fairValue: "60", netIrr: 0.12 },
      ],
    });
    expect(privatePosition(reported, { asOf: "2024-06-30", share: 1, returns: [], corridor })).toMatchObject({
      tvpi: { value: 1.4 },
      irr: { value: 0.12 },
      total: "20",
    });
  });
});

describe("a book of deals", () => {
  const deal = (dealId: string, exitedOn: string | null) => ({
    dealId,
    code: dealId,
    company: dealId,
    companyZh: null,
    domain: "chips",
    stage: "early",
    instrument: "directEquity",
    exitedOn,
    exitRoute: exitedOn && "writeOff",
    milestonesHit: 0,
    milestonesMissed: 0,
  });
  const book = portfolioFacts({
    book: "private",
    deals: [deal("lost", "2022-06-30"), deal("held", null), deal("later", null)],
    flows: [
      flow("2020-01-01", "call", 50, "lost"),
      flow("2020-01-01", "call", 50, "held"),
      flow("2021-01-01", "fee", 3),
    ],
    marks: [mark("2022-03-31", 20, "lost"), mark("2022-06-30", 0, "lost"), mark("2022-12-31", 80, "held")],
  });

  it("counts a write-off and fees as realised in full, an unsold gain as paper", () => {
    const state = bookStateOn(book, "2022-12-31");
    expect([state.paper.toString(), state.realised.toString(), state.total.toString()]).toEqual(["30", "-53", "-23"]);
  });

  it("lists the deals that were begun, and their parts sum to the book without its fees", () => {
    const lines = dealLines(book, "2022-12-31");
    expect(lines.map(({ code }) => code)).toEqual(["lost", "held"]);
    expect(lines.map(({ total }) => total)).toEqual(["-50", "30"]);
  });
});

describe("paper and realised", () => {
  it("sum to the total to the last digit, open or closed", () => {
    const money = fc.integer({ min: 0, max: 1e12 }).map((cents) => new Exact(cents).div(100));
    fc.assert(
      fc.property(money, money, money, fc.boolean(), (invested, distributed, value, isClosed) => {
        const { paper, realised, total } = paperAndRealised({ invested, distributed, value, isClosed });
        expect(paper.plus(realised).eq(total)).toBe(true);
        expect(total.eq(distributed.plus(value).minus(invested))).toBe(true);
      }),
    );
  });
});

describe("returns of a private portfolio", () => {
  it("are Modified Dietz by quarter, with no return where nothing was marked", () => {
    const portfolio = portfolioFacts({
      book: "private",
      flows: [flow("2020-01-01", "call", 100)],
      marks: [mark("2020-03-31", 90), mark("2020-09-30", 99)],
    });
    const { series } = privateReturns(portfolio, "2020-09-30");
    // 90/100 - 1; no mark in the second quarter; 99/90 - 1
    expect([...series.values.values()]).toEqual([expect.closeTo(-0.1, 12), expect.closeTo(0.1, 12)]);
    expect(series.values.size).toBe(2);
  });
});
