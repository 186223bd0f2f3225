import { addDays, daysBetween } from "../returns/calendar/plain-date";
import type { ManagerRecord, RecordWarning } from "../schemes/manager-record";
import type { GroupReturns } from "./group-returns";
import type { PortfolioFacts } from "./manager-facts";

/** Restatements older than this are no news. */
const RECENT_DAYS = 200;
/** A record that ends this long before the as-of date has stopped, or a file is missing. */
const ENDS_EARLY_DAYS = 45;

/** What a reader must know before believing a record. */
export function recordWarnings(
  record: Omit<ManagerRecord, "warnings">,
  { portfolios, group }: { portfolios: readonly PortfolioFacts[]; group: GroupReturns | null },
): RecordWarning[] {
  const { asOf, recordSpan, positions } = record;
  const warnings: RecordWarning[] = [];
  const warn = (code: RecordWarning["code"], facts: RecordWarning["facts"] = {}) => warnings.push({ code, facts });
  if (recordSpan !== null && daysBetween(recordSpan.to, asOf) > ENDS_EARLY_DAYS)
    warn("recordEndsEarly", { on: recordSpan.to });
  const holes = group?.periods.filter(({ portfolio }) => portfolio === null).length ?? 0;
  if (holes > 0) warn("missingPeriods", { count: holes });
  if (group?.periods.some(({ portfolio, benchmark }) => portfolio !== null && benchmark === null)) {
    const count = group.periods.filter(({ portfolio, benchmark }) => portfolio !== null && benchmark === null).length;
    warn("benchmarkMissing", { count });
  }
  if (group?.isEquallyWeighted) warn("valuesMissing");
  if (record.value.reason === "noExchangeRate" || record.value.reason === "staleExchangeRate") warn("mixedCurrencies");
  else if (new Set(portfolios.map(({ currency }) => currency)).size > 1)
    warn("convertedCurrencies", { currency: record.currency ?? "" });
  for (const { marks, corridor, ...position } of positions) {
    const fund = named("fund", position);
    if (marks.isStale) warn("staleMark", { ...fund, on: marks.lastOn ?? "" });
    if (marks.looksSmoothed) warn("smoothedMarks", { ...fund, autocorrelation: marks.autocorrelation.value ?? 0 });
    const reason = corridor.tvpi.reason ?? corridor.tvpi.value?.rank.reason;
    if (reason === "noPeers" || reason === "tooFewPeers") warn("corridorMissing", fund);
  }
  for (const { restatedOn, ...portfolio } of portfolios) {
    const recent = restatedOn.filter((on) => on >= addDays(asOf, -RECENT_DAYS));
    if (recent.length > 0)
      warn("restated", { ...named("portfolio", portfolio), on: recent.at(-1) ?? "", count: recent.length });
  }
  return warnings;
}

/** A name as a fact of a sentence; beside it, ending in Zh, the Chinese one where there is one. */
const named = (fact: string, { name, nameZh }: { name: string; nameZh: string | null }) => ({
  [fact]: name,
  ...(nameZh === null ? {} : { [`${fact}Zh`]: nameZh }),
});
