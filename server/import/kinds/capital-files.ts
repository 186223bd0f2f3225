import { BOND_ASSET, DEBT_PRODUCT, isOwnFactor } from "@/server/core/capital/capital-book.ts";
import { shippedCrossTables } from "@/server/core/capital/regimes/shipped-cross-tables.ts";
import type { FactRows } from "@/server/persistence/fact-tables.ts";
import { type DraftCapitalAsset, type DraftImport, type DraftPartBelow, emptyDraft } from "../draft-import.ts";
import type { ImportRecord, ParsedRecords } from "../parse-records.ts";
import { problem } from "../problem.ts";
import { numberOrNull, textOf, textOrNull, uniqueRows } from "./row-checks.ts";

const ON_TABLE = new Set([BOND_ASSET, DEBT_PRODUCT, ...shippedCrossTables.baseFactors.map(({ asset }) => asset)]);
const SUM_SLACK = 1e-9;

/** Assets as a solvency regime sees them. What the file has no column for stays as it is known. */
export function draftCapitalAssets({ records, problems, headings }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const kept = uniqueRows(
    records,
    (record) => textOf(record, "code"),
    ({ values }) => values,
    draft.problems,
  );
  for (const record of kept) {
    const asset = textOf(record, "asset");
    const below = partsBelow(textOrNull(record, "below"));
    if (below === null)
      draft.problems.push(
        problem("partsNotReadable", record.line, headings.below ?? null, { text: textOrNull(record, "below") ?? "" }),
      );
    for (const one of [asset, ...(below ?? []).map((part) => part.asset)])
      if (!ON_TABLE.has(one))
        draft.problems.push(problem("assetNotOnTable", record.line, headings.asset ?? null, { asset: one }));
    for (const factor of listOf(textOrNull(record, "specialFactors")))
      if (!isOwnFactor(factor))
        draft.problems.push(problem("unknownSpecialFactor", record.line, headings.specialFactors ?? null, { factor }));
    draft.references.capitalAssets.push({
      mode: "define",
      sourceRow: record.line,
      code: textOf(record, "code"),
      name: textOf(record, "name"),
      asset,
      ...saidOfAsset(record, headings, below ?? []),
    });
  }
  return draft;
}

function saidOfAsset(
  record: ImportRecord,
  headings: ParsedRecords["headings"],
  below: DraftPartBelow[],
): Partial<DraftCapitalAsset> {
  const { values } = record;
  const factor = textOrNull(record, "issuerFactor");
  const said: Partial<DraftCapitalAsset> = {
    nameZh: textOrNull(record, "nameZh"),
    portfolio: textOrNull(record, "portfolio"),
    deal: textOrNull(record, "deal"),
    counterparty: textOrNull(record, "counterparty"),
    currency: textOrNull(record, "currency") ?? "CNY",
    indices: listOf(textOrNull(record, "indices")),
    layers: numberOrNull(record, "layers") ?? 0,
    productType: textOrNull(record, "productType"),
    emergingMarket: values.emergingMarket === true,
    issuerFactor: factor === null ? null : Number(factor),
    grade: textOrNull(record, "grade"),
    specialFactors: listOf(textOrNull(record, "specialFactors")),
    below,
  };
  return Object.fromEntries(Object.entries(said).filter(([name]) => headings[name] !== undefined));
}

const listOf = (text: string | null): string[] =>
  (text ?? "")
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** "asset:share:layers; ..." with shares that sum to 1; null where it is something else. */
function partsBelow(text: string | null): DraftPartBelow[] | null {
  const parts = listOf(text).map((part) => {
    const [asset = "", share = "", layers = "1", productType = "equity"] = part.split(":").map((item) => item.trim());
    return { asset, share: Number(share), layers: Number(layers), productType };
  });
  const isGood = parts.every(
    ({ asset, share, layers, productType }) =>
      asset !== "" &&
      share > 0 &&
      Number.isInteger(layers) &&
      layers >= 0 &&
      (productType === "equity" || productType === "debt"),
  );
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  return isGood && (parts.length === 0 || Math.abs(total - 1) <= SUM_SLACK) ? parts : null;
}

/** Admitted value, cost and duration of assets on a day. */
export function draftAssetPositions({ records, problems, headings }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const kept = uniqueRows(
    records,
    (record) => `${textOf(record, "asset")}, ${textOf(record, "date")}`,
    ({ values }) => values,
    draft.problems,
  );
  draft.facts.assetPositions = kept.map((record) => ({
    assetId: textOf(record, "asset"),
    effectiveOn: textOf(record, "date"),
    admittedValue: textOf(record, "admittedValue"),
    purchaseCost: textOrNull(record, "purchaseCost"),
    modifiedDuration: numberOrNull(record, "modifiedDuration"),
    sourceRow: record.line,
    sourceColumn: headings.admittedValue ?? null,
  }));
  return draft;
}

/** Trades of listed assets. Several of one side on a day are told apart by their number, or counted in the order of the file. */
export function draftAssetTrades({ records, problems, headings }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const counted = new Map<string, number>();
  const rows = records.map((record) => {
    const base = {
      line: record.line,
      assetId: textOf(record, "asset"),
      effectiveOn: textOf(record, "date"),
      side: textOf(record, "side") as FactRows["assetTrades"]["side"],
      shares: textOf(record, "shares"),
      price: textOrNull(record, "price"),
    };
    const key = `${base.assetId}, ${base.effectiveOn}, ${base.side}`;
    const number = numberOrNull(record, "number") ?? (counted.get(key) ?? 0) + 1;
    counted.set(key, number);
    if (!(Number(base.shares) > 0))
      draft.problems.push(problem("amountNegative", record.line, headings.shares ?? null, { amount: base.shares }));
    return { ...base, number };
  });
  const kept = uniqueRows(
    rows,
    (row) => `${row.assetId}, ${row.effectiveOn}, ${row.side}, ${row.number}`,
    ({ shares, price }) => [shares, price],
    draft.problems,
  );
  draft.facts.assetTrades = kept.map(({ line, ...row }) => ({
    ...row,
    sourceRow: line,
    sourceColumn: headings.shares ?? null,
  }));
  return draft;
}
