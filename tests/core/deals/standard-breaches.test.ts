import { expect, it } from "vitest";
import {
  type DealStandard,
  type NegativeListEntry,
  negativeListHits,
  type StandardDeal,
  standardCells,
} from "@/server/core/deals/deal-standards.ts";
import { standardBreaches } from "@/server/core/deals/standard-breaches.ts";

const asOf = "2026-09-30";
const standard = (stage: string, rest: Partial<DealStandard>): DealStandard => ({
  id: stage,
  stage,
  domain: "all",
  effectiveOn: "2020-01-01",
  entryStandard: "a prototype",
  entryStandardZh: "有样机",
  limitShare: null,
  lossRate: null,
  reviewMonths: null,
  ...rest,
});
const deal = (dealId: string, rest: Partial<StandardDeal>): StandardDeal => ({
  dealId,
  company: dealId,
  companyZh: null,
  domain: "chips",
  stage: "early",
  investedOn: "2021-01-31",
  lastTicketOn: "2021-01-31",
  invested: 100,
  open: 100,
  loss: 0,
  isOpen: true,
  lastAssessedOn: "2026-09-01",
  ...rest,
});
const entry: NegativeListEntry = {
  id: "n",
  kind: "company",
  subject: "banned",
  subjectZh: null,
  reason: "loans",
  reasonZh: null,
  effectiveOn: "2020-06-30",
  until: null,
};
const breachesOf = (deals: StandardDeal[], standards: DealStandard[], entries: NegativeListEntry[] = []) =>
  standardBreaches(standardCells(deals, standards, asOf), deals, negativeListHits(deals, entries, asOf), entries);

it("lists the negative list first, then limits, tolerances and reviews, with what each is and is held to", () => {
  const deals = [
    deal("banned", { open: 300, invested: 300, loss: 90 }),
    deal("late", { stage: "seed", lastAssessedOn: null }),
    deal("later", { stage: "seed", lastAssessedOn: "2020-08-31" }),
  ];
  const rows = [standard("early", { limitShare: 0.5, lossRate: 0.25 }), standard("seed", { reviewMonths: 6 })];
  expect(breachesOf(deals, rows, [entry])).toEqual([
    { kind: "negative", dealId: "banned", entryId: "n", lastTicketOn: "2021-01-31", since: "2020-06-30" },
    // 300 of 500 at work; 90 lost of 300 invested.
    { kind: "limit", stage: "early", domain: "chips", is: 0.6, bound: 0.5 },
    { kind: "tolerance", stage: "early", domain: "chips", is: 0.3, bound: 0.25 },
    // Six months after the end of August is the end of February; without a review the first instalment counts.
    { kind: "review", stage: "seed", domain: "chips", dealId: "later", lastOn: "2020-08-31", dueOn: "2021-02-28" },
    { kind: "review", stage: "seed", domain: "chips", dealId: "late", lastOn: "2021-01-31", dueOn: "2021-07-31" },
  ]);
});

it("has nothing to list where everything is on its limit, reviewed in time, and money went in before the entry held", () => {
  const deals = [deal("banned", { loss: 25, lastAssessedOn: "2026-03-30" }), deal("other", { stage: "growth" })];
  const rows = [standard("early", { limitShare: 0.5, lossRate: 0.25, reviewMonths: 6 })];
  expect(breachesOf(deals, rows, [{ ...entry, effectiveOn: "2021-02-01" }])).toEqual([]);
});

it("puts the limit that is furthest over first", () => {
  const deals = [deal("a", { open: 400 }), deal("b", { stage: "seed", open: 600 })];
  const found = breachesOf(deals, [standard("early", { limitShare: 0.3 }), standard("seed", { limitShare: 0.1 })]);
  expect(found.map((breach) => "stage" in breach && breach.stage)).toEqual(["seed", "early"]);
});
