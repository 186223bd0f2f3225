import { Decimal } from "decimal.js";
import { type DraftImport, emptyDraft, fundKey } from "../draft-import.ts";
import { currencyOf } from "../import-field.ts";
import type { ImportMapping } from "../import-mapping.ts";
import type { ImportRecord, ParsedRecords } from "../parse-records.ts";
import { type Problem, problem } from "../problem.ts";
import { numberOrNull, textOf, textOrNull, uniqueRows } from "./row-checks.ts";

const MONEY = ["commitment", "paidIn", "distributed", "fairValue"] as const;
/** A multiple that the amounts miss by more than this was not computed from them. */
const MULTIPLE_DOUBT = 0.1;

/**
 * What funds had called, paid back and were worth on a date. A fund is known by who reports it, its name and its vintage;
 * without a vintage it has no age, so it can stand in no corridor, and its row is left out with a warning.
 */
export function draftFundPositions(
  { records, problems, headings }: ParsedRecords,
  mapping: ImportMapping,
): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const withVintage = records.filter((record) => {
    if (record.values.vintageYear !== null) return true;
    draft.problems.push(
      problem("vintageMissing", record.line, headings.vintageYear ?? null, { fund: textOf(record, "fund") }),
    );
    return false;
  });
  const keyOf = (record: ImportRecord) =>
    fundKey(textOf(record, "reporter"), textOf(record, "fund"), record.values.vintageYear as number);
  const label = (record: ImportRecord) =>
    `${textOf(record, "reporter")}, ${textOf(record, "fund")}, ${record.values.vintageYear}, ${textOf(record, "date")}`;
  const rows = uniqueRows(withVintage, label, ({ values }) => values, draft.problems);
  const currencyOfFile = mapping.currency ?? headingCurrency(headings) ?? "USD";
  const funds = new Map<string, DraftImport["references"]["funds"][number]>();
  draft.facts.fundPositions = rows.map((record) => {
    checkAmounts(record, headings, draft.problems);
    const portfolio = textOrNull(record, "portfolio") ?? mapping.portfolio;
    funds.set(keyOf(record), {
      mode: "define",
      sourceRow: record.line,
      reporter: textOf(record, "reporter"),
      name: textOf(record, "fund"),
      vintageYear: record.values.vintageYear as number,
      currency: textOrNull(record, "currency") ?? currencyOfFile,
      ...said(headings, record, "generalPartner"),
      ...said(headings, record, "strategy"),
      ...(portfolio === undefined ? {} : { portfolio }),
    });
    return {
      fundId: keyOf(record),
      effectiveOn: textOf(record, "date"),
      commitment: textOrNull(record, "commitment"),
      paidIn: textOrNull(record, "paidIn"),
      distributed: textOrNull(record, "distributed"),
      fairValue: textOrNull(record, "fairValue"),
      netIrr: numberOrNull(record, "netIrr"),
      netMultiple: numberOrNull(record, "netMultiple"),
      sourceRow: record.line,
    };
  });
  draft.references.funds.push(...funds.values());
  return draft;
}

/** A column that the file has speaks, also when its cell is empty; one that it lacks says nothing. */
const said = (headings: Readonly<Record<string, string>>, record: ImportRecord, name: string) =>
  headings[name] === undefined ? {} : { [name]: textOrNull(record, name) };

const headingCurrency = (headings: Readonly<Record<string, string>>) =>
  MONEY.map((name) => currencyOf(headings[name] ?? "")).find((found) => found !== null);

function checkAmounts(record: ImportRecord, headings: Readonly<Record<string, string>>, problems: Problem[]) {
  const fund = textOf(record, "fund");
  for (const name of MONEY) {
    const amount = textOrNull(record, name);
    if (amount?.startsWith("-") && Number(amount) !== 0)
      problems.push(problem("amountBelowZero", record.line, headings[name] ?? null, { fund, amount }));
  }
  const multiple = numberOrNull(record, "netMultiple");
  const [paidIn, distributed, fairValue] = ["paidIn", "distributed", "fairValue"].map((name) =>
    textOrNull(record, name),
  );
  if (multiple === null || !paidIn || !distributed || !fairValue || Number(paidIn) <= 0) return;
  const computed = new Decimal(distributed).plus(fairValue).div(paidIn).toNumber();
  if (Math.abs(computed - multiple) > MULTIPLE_DOUBT)
    problems.push(
      problem("multipleDisagrees", record.line, headings.netMultiple ?? null, {
        fund,
        stated: multiple,
        computed: Number(computed.toFixed(4)),
      }),
    );
}
