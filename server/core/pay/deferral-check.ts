import { type DeferralSchedule, deferredAmount } from "./deferral";
import type { DeferralRequirement } from "./deferral-rules";
import { Exact, type ExactInput, larger, notNegative, share, total, ZERO } from "./exact";

/** One clause with the figures that prove it. `required` is a minimum, for `pace` a maximum. */
export interface DeferralClause {
  readonly clause: "share" | "years" | "pace" | "instruments";
  readonly required: Exact;
  readonly actual: Exact;
  readonly passes: boolean;
}

/** Rounding may put one cent too much into an early instalment, per instalment. */
const CENT = "0.01";

/**
 * Holds a payment schedule against what a rule asks.
 *
 * - share: deferred / award, against the rule's share or its marginal bands
 * - years: from the award to the last payment, the settlement year counted where the rule counts it
 * - pace: paid of the deferred part when it is furthest ahead of equal instalments over the rule's years; a cent per
 *   instalment is rounding
 * - instruments: share of the award in units or other instruments, where the rule asks for it
 *
 * @param isTop whether the rule's higher share applies (chair, general manager, very high pay)
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange
 */
export function deferralCheck(
  award: ExactInput,
  schedule: DeferralSchedule,
  requirement: DeferralRequirement,
  person: { readonly isTop: boolean; readonly instrumentShare: ExactInput },
): readonly DeferralClause[] {
  const amount = notNegative(award, "award");
  const [upfront, ...later] = schedule.payments;
  const year0 = upfront?.year ?? 0;
  const actualShare = schedule.deferredShare ?? ZERO;
  const requiredShare = shareAsked(amount, requirement, person.isTop);
  const lastYear = Math.max(year0, ...later.filter(({ amount: paid }) => paid.gt(0)).map(({ year }) => year));
  const years = new Exact(lastYear - year0 + (requirement.countsYear0 ? 1 : 0));
  const instruments = share(person.instrumentShare, "instrumentShare");
  return [
    // A cent of rounding on the award is no breach of a share.
    {
      clause: "share",
      required: requiredShare,
      actual: actualShare,
      passes: schedule.deferred.plus(CENT).gte(amount.times(requiredShare)),
    },
    {
      clause: "years",
      required: new Exact(requirement.years),
      actual: years,
      passes: schedule.deferred.isZero() || years.gte(requirement.years),
    },
    pace(schedule, year0, requirement),
    ...(requirement.instrumentShare === null
      ? []
      : [
          {
            clause: "instruments" as const,
            required: new Exact(requirement.instrumentShare),
            actual: instruments,
            passes: instruments.gte(requirement.instrumentShare),
          },
        ]),
  ];
}

function shareAsked(amount: Exact, requirement: DeferralRequirement, isTop: boolean): Exact {
  const flat = share(isTop ? (requirement.topShare ?? requirement.share) : requirement.share, "share");
  if (requirement.bands === null || amount.isZero()) return flat;
  return larger(flat, deferredAmount(amount, { kind: "marginalBands", bands: requirement.bands }).div(amount));
}

/** The point at which the deferred part is furthest ahead of equal instalments, as shares of the deferred part. */
function pace(
  { deferred, payments }: DeferralSchedule,
  year0: number,
  requirement: DeferralRequirement,
): DeferralClause {
  const instalments = Math.max(1, requirement.years - (requirement.countsYear0 ? 1 : 0));
  const later = payments.filter(({ kind }) => kind === "deferred");
  const clauses = later.map(({ year }): DeferralClause => {
    const paid = total(later.filter((payment) => payment.year <= year).map((payment) => payment.amount));
    const anniversary = Math.min(instalments, year - year0);
    const allowed = deferred.times(anniversary).div(instalments);
    return {
      clause: "pace",
      required: deferred.isZero() ? ZERO : allowed.div(deferred),
      actual: deferred.isZero() ? ZERO : paid.div(deferred),
      passes: paid.lte(allowed.plus(new Exact(CENT).times(anniversary))),
    };
  });
  const [worst] = clauses.toSorted((a, b) => b.actual.minus(b.required).cmp(a.actual.minus(a.required)));
  return worst ?? { clause: "pace", required: ZERO, actual: ZERO, passes: true };
}
