import { describe, expect, it } from "vitest";
import {
  type DealStandard,
  negativeListHits,
  type StandardDeal,
  standardCells,
  standardFor,
} from "@/server/core/deals/deal-standards.ts";

const standard = (rest: Partial<DealStandard>): DealStandard => ({
  id: "s",
  stage: "early",
  domain: "all",
  effectiveOn: "2020-01-01",
  entryStandard: "a prototype",
  entryStandardZh: "有样机",
  limitShare: null,
  lossRate: null,
  reviewMonths: null,
  ...rest,
});
const deal = (rest: Partial<StandardDeal>): StandardDeal => ({
  dealId: "d",
  company: "A",
  companyZh: null,
  domain: "chips",
  stage: "early",
  investedOn: "2021-01-01",
  lastTicketOn: "2021-01-01",
  invested: 100,
  open: 100,
  loss: 0,
  isOpen: true,
  lastAssessedOn: null,
  ...rest,
});
const asOf = "2026-09-30";

describe("standardFor", () => {
  it("prefers the domain's own row, and among those the newest that holds already", () => {
    const rows = [
      standard({ id: "all", effectiveOn: "2026-01-01" }),
      standard({ id: "old", domain: "chips", effectiveOn: "2020-01-01" }),
      standard({ id: "new", domain: "chips", effectiveOn: "2025-01-01" }),
      standard({ id: "later", domain: "chips", effectiveOn: "2027-01-01" }),
    ];
    expect(standardFor(rows, { stage: "early", domain: "chips" }, asOf)?.id).toBe("new");
    expect(standardFor(rows, { stage: "early", domain: "ai" }, asOf)?.id).toBe("all");
    expect(standardFor(rows, { stage: "seed", domain: "ai" }, asOf)).toBeNull();
  });
});

describe("standardCells", () => {
  it("finds money over its limit, losses over tolerance and reviews that are overdue", () => {
    const rows = [standard({ limitShare: 0.5, lossRate: 0.2, reviewMonths: 6 })];
    const [early, growth] = standardCells(
      [
        deal({ dealId: "a", loss: 50, lastAssessedOn: "2026-01-01" }),
        deal({ dealId: "b", lastAssessedOn: "2026-03-30" }),
        deal({ dealId: "c", stage: "growth", open: 50 }),
      ],
      rows,
      asOf,
    );
    expect(early).toMatchObject({
      share: 0.8,
      lossRate: 0.25,
      isOverLimit: true,
      isOverLossRate: true,
      overdue: ["a"],
    });
    expect(growth).toMatchObject({ standard: null, isOverLimit: false, overdue: [] });
  });
});

describe("negativeListHits", () => {
  it("is a breach only where money went in while the entry held", () => {
    const entry = {
      id: "n",
      kind: "company" as const,
      subject: "A",
      subjectZh: null,
      reason: "sanctions",
      reasonZh: null,
      effectiveOn: "2022-01-01",
      until: null,
    };
    const deals = [deal({ dealId: "before" }), deal({ dealId: "after", lastTicketOn: "2023-01-01" })];
    expect(negativeListHits(deals, [entry], asOf)).toEqual([
      { dealId: "before", entryId: "n", isBreach: false },
      { dealId: "after", entryId: "n", isBreach: true },
    ]);
    expect(negativeListHits(deals, [{ ...entry, until: "2024-12-31" }], asOf)).toEqual([]);
  });

  it("finds a company by its name in either language, and nothing by a name that is missing", () => {
    const entry = {
      id: "n",
      kind: "company" as const,
      subject: "Yunfan",
      reason: "loans",
      reasonZh: null,
      effectiveOn: "2022-01-01",
      until: null,
    };
    const deals = [
      deal({ dealId: "english", company: "Yunfan", companyZh: null }),
      deal({ dealId: "chinese", company: "云帆", companyZh: "云帆" }),
      deal({ dealId: "both", company: "Yunfan Speech", companyZh: "云帆" }),
      deal({ dealId: "other", company: "Other", companyZh: null }),
    ];
    const found = (subjectZh: string | null) =>
      negativeListHits(deals, [{ ...entry, subjectZh }], asOf).map(({ dealId }) => dealId);
    expect(found("云帆")).toEqual(["english", "chinese", "both"]);
    expect(found(null)).toEqual(["english"]);
  });
});
