import { HORIZONS } from "../../returns/calendar/horizons";
import type { ManagerRecord } from "../manager-record";
import type { SchemePay } from "../scheme-definition";
import type { InstitutionYear } from "./pay-facts";

/** Return of the year of what deferred units follow; null where it is not known: the units then stay as they are. */
export function unitReturn(
  { instrument }: Pick<SchemePay, "instrument">,
  record: ManagerRecord,
  { endsOn, figures }: InstitutionYear,
): number | null {
  if (instrument.kind === "fundUnits") return figures.fundReturn ?? null;
  const row = record.ladder.whole[HORIZONS.indexOf("1y")];
  return record.asOf === endsOn && row?.complete ? row.portfolio.cumulative.value : null;
}
