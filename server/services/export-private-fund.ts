import "server-only";
import { Decimal } from "decimal.js";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { goesIn } from "@/server/core/records/manager-facts.ts";
import type { DealLine, PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import { type ExportWords, exportWords } from "@/server/export/export-words.ts";
import type { FundFlow } from "@/server/export/fund-flows-sheet.ts";
import type { HoldingShown } from "@/server/export/fund-holdings-sheet.ts";
import type { FundMark } from "@/server/export/fund-marks-sheet.ts";
import { privateFundWorkbook } from "@/server/export/private-fund-workbook.ts";
import { sourceText } from "@/server/export/source-text.ts";
import { writeXlsx } from "@/server/export/write-xlsx.ts";
import { loadCashFlows, loadValuations } from "@/server/persistence/fact-repository.ts";
import { loadBatchNames } from "@/server/persistence/manager-repository.ts";
import type { PageContextInput } from "./context-view.ts";
import { ENGINE, type ExportedFile, type ExportRequest, exportFileName, methodIds } from "./export-facts.ts";
import { managerPage } from "./manager-page.ts";
import { privateFunds } from "./private-funds.ts";
import { fileRows } from "./return-sources.ts";

const METHODS = ["multiples", "internal-rate-of-return", "paper-and-realised", "j-curve-corridor"];

/**
 * A private fund as a workbook of live formulas. A fund outside the viewer's scope and one that does not exist look the
 * same.
 *
 * @throws InvalidInputError unknownPortfolio, and as privateFunds
 */
export async function exportPrivateFund(
  { code, ...context }: PageContextInput & { readonly code: string },
  { viewer, locale, generatedAt }: ExportRequest,
): Promise<ExportedFile> {
  const page = await privateFunds(viewer, { ...context, desk: undefined, style: undefined });
  if (page.status !== "ready") return page;
  const position = page.own.find((fund) => fund.code === code || fund.portfolioId === code);
  if (!position) throw new InvalidInputError("unknownPortfolio", { portfolio: code });
  const manager = await managerPage(viewer, { ...context, code: position.managerId });
  if (manager.status !== "ready") return manager;
  const words = exportWords(locale);
  const { asOf, knownAsOf } = page.context;
  const deals = (manager.detail?.deals ?? []).filter(({ portfolioId }) => portfolioId === position.portfolioId);
  const facts = await fundFacts(position, deals, { asOf, knownAsOf }, words);
  const workbook = privateFundWorkbook(
    {
      asOf,
      position,
      ...facts,
      probabilities: page.corridor.probabilities,
      peers: page.peers.map((peer) => ({ ...peer, inBand: inBand(peer, position) })),
    },
    {
      title: words.say("export.titles.privateFund"),
      subject: `${words.name(position)} (${position.code})`,
      asOf,
      knownAsOf,
      choices: [[words.say("evaluation.inputs.currency"), position.currency]],
      methods: methodIds(METHODS),
      engine: ENGINE,
      reader: { name: viewer.name, role: words.label("roles", viewer.role) },
      generatedAt,
    },
    words,
  );
  return {
    status: "ready",
    fileName: exportFileName("fund", position.code, asOf),
    bytes: await writeXlsx(workbook),
  };
}

function inBand(peer: { ageYears: number; tvpi: number | null; irr: number | null }, { corridor }: PrivatePosition) {
  const isInside = (measure: "tvpi" | "irr") => {
    const band = corridor[measure].value?.band;
    return band !== undefined && peer[measure] !== null && peer.ageYears >= band.fromAge && peer.ageYears <= band.toAge;
  };
  return { tvpi: isInside("tvpi"), irr: isInside("irr") };
}

/** Flows and valuations of the fund, by number of the holding that they belong to, and what Longview says of each. */
async function fundFacts(
  position: PrivatePosition,
  deals: readonly DealLine[],
  { asOf, knownAsOf }: { asOf: string; knownAsOf: string | null },
  words: ExportWords,
): Promise<{ flows: FundFlow[]; marks: FundMark[]; holdings: HoldingShown[] }> {
  const query = {
    portfolioIds: [position.portfolioId],
    knownAsOf: knownAsOf === null ? null : new Date(knownAsOf),
    to: asOf,
  };
  const [flowRows, markRows, batchNames] = await Promise.all([
    loadCashFlows(query),
    loadValuations(query),
    loadBatchNames(),
  ]);
  // Marked as a whole, a fund is one holding, whatever is known of its deals.
  const byDeal = deals.length > 0 && markRows.every(({ dealId }) => dealId !== null);
  const usedMarks = byDeal ? markRows : markRows.filter(({ dealId }) => dealId === null);
  const numberOf = (dealId: string | null) => (byDeal ? deals.findIndex((deal) => deal.dealId === dealId) + 1 : 0);
  const companyOf = (dealId: string | null) => {
    const deal = deals.find((one) => one.dealId === dealId);
    return deal ? words.name({ name: deal.company, nameZh: deal.companyZh }) : "";
  };
  const byDay = (a: { effectiveOn: string }, b: { effectiveOn: string }) => (a.effectiveOn < b.effectiveOn ? -1 : 1);
  const flows = flowRows.toSorted(byDay).map(
    (row): FundFlow => ({
      on: row.effectiveOn,
      kind: row.kind,
      holding: numberOf(row.dealId),
      holdingName: companyOf(row.dealId),
      amount: row.amount,
      source: sourceText(fileRows([row], batchNames), words),
    }),
  );
  const marks = usedMarks.toSorted(byDay).map(
    (row): FundMark => ({
      on: row.effectiveOn,
      holding: numberOf(row.dealId),
      holdingName: companyOf(row.dealId),
      amount: row.amount,
      basis: row.basis,
      source: sourceText(fileRows([row], batchNames), words),
    }),
  );
  if (flows.length === 0) return { flows, marks, holdings: [] };
  if (!byDeal) {
    const whole = { ...position, number: 0, name: words.say("export.fund.wholeFund"), isClosed: false, isCost: false };
    return { flows, marks, holdings: [{ ...whole, ...sinceMark(0, flows, marks) }] };
  }
  const costs = flows.filter(({ holding }) => holding === 0);
  const holdings = deals.map(
    (deal, i): HoldingShown => ({
      ...deal,
      paidIn: deal.invested,
      number: i + 1,
      name: companyOf(deal.dealId),
      isClosed: deal.exitedOn !== null,
      isCost: false,
      ...sinceMark(i + 1, flows, marks),
    }),
  );
  return { flows, marks, holdings: costs.length === 0 ? holdings : [...holdings, costsWithoutDeal(costs, words)] };
}

/** Last valuation of a holding and what went in and out after it. */
function sinceMark(holding: number, flows: readonly FundFlow[], marks: readonly FundMark[]) {
  const last = marks.findLast((mark) => mark.holding === holding);
  const later = flows.filter((flow) => flow.holding === holding && (last === undefined || flow.on > last.on));
  return {
    markOn: last?.on ?? null,
    mark: last?.amount ?? null,
    inSince: sumOf(later.filter(goesIn)),
    outSince: sumOf(later.filter((flow) => !goesIn(flow))),
  };
}

/** Flows that are of no deal, fees as a rule: never worth anything, and realised at once. */
function costsWithoutDeal(costs: readonly FundFlow[], words: ExportWords): HoldingShown {
  const [paidIn, distributed] = [sumOf(costs.filter(goesIn)), sumOf(costs.filter((flow) => !goesIn(flow)))];
  const total = new Decimal(distributed).minus(paidIn).toFixed();
  return {
    number: 0,
    name: words.say("export.fund.withoutDeal"),
    isClosed: true,
    isCost: true,
    paidIn,
    distributed,
    value: "0",
    paper: "0",
    realised: total,
    total,
    ...sinceMark(0, costs, []),
  };
}

const sumOf = (flows: readonly FundFlow[]): string =>
  flows.reduce((total, { amount }) => total.plus(amount), new Decimal(0)).toFixed();
