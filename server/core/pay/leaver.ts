import { InvalidInputError } from "../invalid-input-error";
import { datePartsOf, daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import { CENTS, type Exact, toCents, wholeCents, ZERO } from "./exact";
import type { Tranche } from "./malus";

/**
 * What leaving does to tranches that have not vested:
 * - keepsSchedule: paid as if still here, on the same dates and under the same malus (good leaver, retiree)
 * - forfeitsUnvested: lost (bad leaver)
 * - proRata: kept in proportion to the days served between award and vesting
 */
export type LeaverRule = "keepsSchedule" | "forfeitsUnvested" | "proRata";

/**
 * Tranches after somebody leaves. A tranche that vests on the last day has vested.
 *
 *   pro rata: amount * days(award, left) / days(award, vesting), to the cent, half up
 *
 * @returns kept and forfeited per tranche in the order given; kept + forfeited = amount
 * @throws InvalidInputError notADate, datesNotInOrder, notFinite, negativeAmount, notInWholeCents
 */
export function leaverTranches(
  tranches: readonly Tranche[],
  awardedOn: PlainDate,
  leftOn: PlainDate,
  rule: LeaverRule,
  digits = CENTS,
): readonly { kept: Exact; forfeited: Exact }[] {
  for (const date of [awardedOn, leftOn, ...tranches.map(({ vestsOn }) => vestsOn)]) datePartsOf(date);
  if (leftOn < awardedOn) throw new InvalidInputError("datesNotInOrder", { awardedOn, leftOn });
  return tranches.map(({ vestsOn, amount }, i) => {
    const whole = wholeCents(amount, `tranches.${i}.amount`, digits);
    const kept =
      vestsOn <= leftOn || rule === "keepsSchedule" ? whole : rule === "proRata" ? served(whole, vestsOn) : ZERO;
    return { kept, forfeited: whole.minus(kept) };
  });

  function served(whole: Exact, vestsOn: PlainDate): Exact {
    return toCents(whole.times(daysBetween(awardedOn, leftOn)).div(daysBetween(awardedOn, vestsOn)), digits);
  }
}
