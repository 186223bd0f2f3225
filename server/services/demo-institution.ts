import "server-only";
import { createHash } from "node:crypto";
import { type DemoDelivery, deliveryText } from "@/server/core/demo/demo-delivery.ts";
import { demoSeries } from "@/server/core/demo/demo-founding.ts";
import { demoInstitution } from "@/server/core/demo/demo-institution.ts";
import { demoPayTerms } from "@/server/core/demo/demo-people.ts";
import { demoNegativeList, demoStandards } from "@/server/core/demo/demo-standards.ts";
import {
  type DemoBatch,
  type DemoReferences,
  type DemoTerms,
  hasDemo,
  saveDemo,
} from "@/server/persistence/demo-repository.ts";
import type { Facts } from "@/server/persistence/fact-tables.ts";

/** What seeding did. */
export interface DemoSeeded {
  /** False when the demo was there already, and nothing was done. */
  readonly isNew: boolean;
  readonly batches: number;
  readonly facts: number;
}

/**
 * Loads the demo institution as import batches of kind "demo", each with its file and the moment it became known, so that
 * every figure traces to a row and the past can be seen as it was known. Does nothing when it has been loaded before.
 */
export async function seedDemoInstitution(): Promise<DemoSeeded> {
  if (await hasDemo()) return { isNew: false, batches: 0, facts: 0 };
  const deliveries = demoInstitution();
  const batches = deliveries.map(demoBatch);
  const facts = await saveDemo(batches, demoReferences(deliveries, batches), demoTerms());
  return { isNew: true, batches: batches.length, facts };
}

/** The same id for the same thing on every machine: links into the demo stay good. */
function demoId(kind: string, code: string): string {
  const hex = createHash("sha256").update(`longview demo ${kind} ${code}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Row = Readonly<Record<string, string>>;

/** Rows by column name, every cell as the text of the file; empty where the file has nothing. */
const namedRows = ({ columns, rows }: DemoDelivery): Row[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] === null ? "" : String(row[i])])));

const orNull = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);
const numberOrNull = (text: string | undefined): number | null => (orNull(text) === null ? null : Number(text));

function demoBatch(delivery: DemoDelivery): DemoBatch {
  const bytes = Buffer.from(deliveryText(delivery), "utf8");
  return {
    id: demoId("batch", delivery.fileName),
    fileName: delivery.fileName,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes,
    fileKind: delivery.kind,
    knownAt: new Date(delivery.knownAt),
    undoneAt: delivery.undoneAt === null ? null : new Date(delivery.undoneAt),
    rows: [delivery.columns, ...delivery.rows].map((cells) => cells.map((cell) => (cell === null ? "" : String(cell)))),
    restatedCount: delivery.fileName.endsWith("-restated.csv") ? delivery.rows.length : 0,
    facts: demoFacts(delivery),
  };
}

/** Facts of a file. The header is line 1, so the first row is line 2. */
function demoFacts(delivery: DemoDelivery): Facts {
  const rows = namedRows(delivery).map((row, i) => ({ row, sourceRow: i + 2 }));
  const portfolioId = (row: Row) => demoId("portfolio", row.portfolio ?? "");
  const dealId = (row: Row) => (orNull(row.deal) === null ? null : demoId("deal", row.deal ?? ""));
  switch (delivery.kind) {
    case "returnsLong":
      return {
        seriesPoints: rows.map(({ row, sourceRow }) => ({
          seriesId: demoId("series", row.series ?? ""),
          effectiveOn: row.date ?? "",
          value: Number(row.value),
          sourceRow,
          sourceColumn: "value",
        })),
      };
    case "benchmarks":
      return {
        benchmarkWeights: rows.map(({ row, sourceRow }) => ({
          blendId: demoId("series", row.benchmark ?? ""),
          componentId: demoId("series", row.component ?? ""),
          effectiveOn: row.from ?? "",
          weight: Number(row.weight),
          sourceRow,
          sourceColumn: "weight",
        })),
      };
    case "segmentReturns":
      return {
        segmentReturns: rows.map(({ row, sourceRow }) => ({
          portfolioId: portfolioId(row),
          breakdown: "sector",
          effectiveOn: row.date ?? "",
          segment: row.segment ?? "",
          portfolioWeight: Number(row.portfolioWeight),
          benchmarkWeight: Number(row.benchmarkWeight),
          portfolioReturn: numberOrNull(row.portfolioReturn),
          benchmarkReturn: numberOrNull(row.benchmarkReturn),
          sourceRow,
        })),
      };
    case "cashFlows":
      return {
        cashFlows: rows.map(({ row, sourceRow }) => ({
          portfolioId: portfolioId(row),
          dealId: dealId(row),
          effectiveOn: row.date ?? "",
          kind: row.kind as NonNullable<Facts["cashFlows"]>[number]["kind"],
          number: Number(row.number),
          amount: row.amount ?? "",
          currency: row.currency ?? "",
          sourceRow,
          sourceColumn: "amount",
        })),
      };
    case "valuations":
      return {
        valuations: rows.map(({ row, sourceRow }) => ({
          portfolioId: portfolioId(row),
          dealId: dealId(row),
          effectiveOn: row.date ?? "",
          amount: row.amount ?? "",
          currency: row.currency ?? "",
          basis: row.basis as NonNullable<Facts["valuations"]>[number]["basis"],
          status: row.status as NonNullable<Facts["valuations"]>[number]["status"],
          sourceRow,
          sourceColumn: "amount",
        })),
      };
    case "assignments":
      return {
        assignments: rows.map(({ row, sourceRow }) => ({
          managerId: demoId("manager", row.manager ?? ""),
          portfolioId: portfolioId(row),
          credit: row.credit as NonNullable<Facts["assignments"]>[number]["credit"],
          effectiveOn: row.from ?? "",
          share: Number(row.share),
          until: orNull(row.until),
          sourceRow,
        })),
      };
    case "dealEvents":
      return {
        dealEvents: rows.map(({ row, sourceRow }) => ({
          dealId: demoId("deal", row.deal ?? ""),
          effectiveOn: row.date ?? "",
          kind: row.kind as NonNullable<Facts["dealEvents"]>[number]["kind"],
          name: row.name ?? "",
          outcome: orNull(row.outcome),
          score: numberOrNull(row.score),
          route: orNull(row.route) as NonNullable<Facts["dealEvents"]>[number]["route"],
          plannedOn: orNull(row.plannedOn),
          note: orNull(row.note),
          sourceRow,
        })),
      };
    case "fundPositions":
      return {
        fundPositions: rows.map(({ row, sourceRow }) => ({
          fundId: demoId("fund", `${row.fund} ${row.vintageYear}`),
          effectiveOn: row.date ?? "",
          commitment: orNull(row.commitment),
          paidIn: orNull(row.paidIn),
          distributed: orNull(row.distributed),
          fairValue: orNull(row.fairValue),
          netIrr: numberOrNull(row.netIrr),
          netMultiple: numberOrNull(row.netMultiple),
          sourceRow,
        })),
      };
    case "managerEvents":
      return {
        managerEvents: rows.map(({ row, sourceRow }) => ({
          managerId: demoId("manager", row.manager ?? ""),
          effectiveOn: row.date ?? "",
          kind: row.kind as NonNullable<Facts["managerEvents"]>[number]["kind"],
          name: row.name ?? "",
          outcome: orNull(row.outcome),
          score: numberOrNull(row.score),
          note: orNull(row.note),
          sourceRow,
        })),
      };
    case "institutionFigures":
      return {
        institutionFigures: rows.map(({ row, sourceRow }) => ({
          name: row.figure ?? "",
          effectiveOn: row.date ?? "",
          value: orNull(row.value),
          text: orNull(row.text),
          sourceRow,
          sourceColumn: orNull(row.value) === null ? "text" : "value",
        })),
      };
    case "expectedFlows":
      return {
        expectedFlows: rows.map(({ row, sourceRow }) => ({
          side: row.side as NonNullable<Facts["expectedFlows"]>[number]["side"],
          name: row.name ?? "",
          effectiveOn: row.date ?? "",
          amount: row.amount ?? "",
          currency: row.currency ?? "",
          sourceRow,
          sourceColumn: "amount",
        })),
      };
    case "assetPositions":
      return {
        assetPositions: rows.map(({ row, sourceRow }) => ({
          assetId: demoId("capitalAsset", row.asset ?? ""),
          effectiveOn: row.date ?? "",
          admittedValue: row.admittedValue ?? "",
          purchaseCost: orNull(row.purchaseCost),
          modifiedDuration: numberOrNull(row.modifiedDuration),
          sourceRow,
          sourceColumn: "admittedValue",
        })),
      };
    case "assetTrades":
      return {
        assetTrades: rows.map(({ row, sourceRow }) => ({
          assetId: demoId("capitalAsset", row.asset ?? ""),
          effectiveOn: row.date ?? "",
          side: row.side as NonNullable<Facts["assetTrades"]>[number]["side"],
          number: Number(row.number),
          shares: row.shares ?? "",
          price: orNull(row.price),
          sourceRow,
          sourceColumn: "shares",
        })),
      };
    default:
      return {};
  }
}

/** "asset:share:layers" by ";", as the file of capital assets writes what lies below a product. */
const partsBelow = (text: string | undefined) =>
  (orNull(text)?.split(";") ?? []).map((part) => {
    const [asset, share, layers] = part.trim().split(":");
    return { asset, share: Number(share), layers: Number(layers), productType: "equity" };
  });

/** What people of the institution enter by hand: terms of pay, standards for deals, the negative list. */
function demoTerms(): DemoTerms {
  return {
    PayTerms: demoPayTerms().map(({ manager, from, target, salary, grade, carryShare }) => ({
      managerId: demoId("manager", manager),
      effectiveOn: from,
      target,
      salary,
      grade,
      carryShare,
      currency: "CNY",
      knownAt: `${from}T02:00:00.000Z`,
      createdBy: "demo",
    })),
    DealStandard: demoStandards.map(({ entry, entryZh, from, stage, domain, ...limits }) => ({
      id: demoId("standard", `${stage} ${domain} ${from}`),
      stage,
      domain,
      effectiveOn: from,
      entryStandard: entry,
      entryStandardZh: entryZh,
      ...limits,
      createdBy: "demo",
      knownAt: `${from}T02:00:00.000Z`,
    })),
    NegativeListEntry: demoNegativeList.map(({ from, ...entry }) => ({
      id: demoId("negative", entry.subject),
      ...entry,
      effectiveOn: from,
      createdBy: "demo",
      knownAt: `${from}T02:00:00.000Z`,
    })),
  };
}

/** Managers, portfolios, series, deals and funds, each with the file and the row that named it first. */
function demoReferences(deliveries: readonly DemoDelivery[], batches: readonly DemoBatch[]): DemoReferences {
  const named = (kind: DemoDelivery["kind"]) =>
    deliveries.flatMap((delivery, i) =>
      delivery.kind === kind
        ? namedRows(delivery).map((row, line) => ({ row, batchId: batches[i]!.id, sourceRow: line + 2 }))
        : [],
    );
  const returnsBatch = named("returnsLong")[0]?.batchId ?? null;
  const portfolios = named("portfolios");
  const firstFunds = new Map(
    named("fundPositions")
      .reverse()
      .map((item) => [`${item.row.fund} ${item.row.vintageYear}`, item]),
  );
  const series = (code: string, rest: object) => ({
    id: demoId("series", code),
    code,
    frequency: "monthly",
    layer: "net",
    currency: "CNY",
    batchId: returnsBatch,
    ...rest,
  });
  return {
    Series: [
      ...demoSeries.map(({ code, name, nameZh, role }) =>
        series(code, {
          name,
          nameZh,
          kind: role === "riskFree" ? "riskFreeReturn" : "benchmarkReturn",
          portfolioId: null,
        }),
      ),
      ...portfolios
        .filter(({ row }) => row.book === "liquid")
        .map(({ row }) =>
          series(row.code ?? "", {
            name: row.name,
            nameZh: row.nameZh,
            kind: "portfolioReturn",
            portfolioId: demoId("portfolio", row.code ?? ""),
          }),
        ),
    ],
    Portfolio: portfolios.map(({ row, batchId, sourceRow }) => ({
      id: demoId("portfolio", row.code ?? ""),
      code: row.code,
      name: row.name,
      nameZh: row.nameZh,
      book: row.book,
      assetClass: row.assetClass,
      accountingClass: row.accountingClass,
      desk: row.desk,
      style: row.style,
      currency: row.currency,
      benchmarkId: demoId("series", row.benchmark ?? ""),
      vintageYear: numberOrNull(row.vintageYear),
      batchId,
      sourceRow,
    })),
    Manager: named("managers").map(({ row, batchId, sourceRow }) => ({
      id: demoId("manager", row.code ?? ""),
      code: row.code,
      name: row.name,
      nameZh: row.nameZh,
      isExternal: row.isExternal === "yes",
      desk: row.desk,
      style: row.style,
      batchId,
      sourceRow,
    })),
    Deal: named("deals").map(({ row, batchId, sourceRow }) => ({
      id: demoId("deal", row.code ?? ""),
      code: row.code,
      portfolioId: demoId("portfolio", row.portfolio ?? ""),
      company: row.company,
      companyZh: row.companyZh,
      domain: row.domain,
      stage: row.stage,
      instrument: row.instrument,
      decidedById: demoId("manager", row.decidedBy ?? ""),
      currency: row.currency,
      batchId,
      sourceRow,
    })),
    CapitalAsset: named("capitalAssets").map(({ row, batchId, sourceRow }) => ({
      id: demoId("capitalAsset", row.code ?? ""),
      code: row.code,
      name: row.name,
      nameZh: row.nameZh,
      asset: row.asset,
      portfolioId: orNull(row.portfolio) === null ? null : demoId("portfolio", row.portfolio ?? ""),
      dealId: orNull(row.deal) === null ? null : demoId("deal", row.deal ?? ""),
      counterparty: orNull(row.counterparty),
      currency: row.currency,
      indices: `{${(orNull(row.indices)?.split(";") ?? []).join(",")}}`,
      layers: Number(row.layers),
      productType: orNull(row.productType),
      emergingMarket: row.emergingMarket === "yes",
      issuerFactor: numberOrNull(row.issuerFactor),
      grade: orNull(row.grade),
      below: partsBelow(row.below),
      batchId,
      sourceRow,
    })),
    Fund: [...firstFunds.values()].map(({ row, batchId }) => ({
      id: demoId("fund", `${row.fund} ${row.vintageYear}`),
      reporter: row.reporter,
      name: row.fund,
      strategy: orNull(row.strategy),
      vintageYear: Number(row.vintageYear),
      currency: row.currency,
      portfolioId: orNull(row.portfolio) === null ? null : demoId("portfolio", row.portfolio ?? ""),
      batchId,
    })),
  };
}
