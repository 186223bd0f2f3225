import { type Exact, ZERO } from "../../pay/exact";
import type { PayYear } from "./pay-year";
import type { YearAward } from "./year-award";

/** An award as exact text, for results that are stored and shown. */
export function awardText(award: YearAward): NonNullable<PayYear["award"]> {
  const text = (amount: Exact | null) => (amount === null ? null : amount.toFixed());
  return {
    amount: award.amount.toFixed(),
    reason: award.reason,
    multiple: text(award.multiple),
    target: text(award.target),
    base: text(award.base),
    earned: award.earned.toFixed(),
    missedGates: award.missedGates,
    gateFactor: award.gateFactor.toFixed(),
    matrix: award.matrix && { outcome: award.matrix.outcome, maximum: text(award.matrix.maximum) },
    escrowed: (award.carry?.escrowed ?? ZERO).toFixed(),
    escrow: (award.carry?.escrow ?? ZERO).toFixed(),
    givebackDue: (award.carry?.givebackDue ?? ZERO).toFixed(),
  };
}
