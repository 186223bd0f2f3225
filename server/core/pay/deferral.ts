import { InvalidInputError } from "../invalid-input-error";
import { CENTS, type Exact, type ExactInput, notNegative, share, toCents, wholeCents, ZERO } from "./exact";
import { equalSplit, proportionalSplit } from "./proportional-split";

/** A rate that holds up to an amount; `upTo` null is the last band, without end. */
export interface DeferralBand {
  readonly upTo: ExactInput | null;
  readonly rate: ExactInput;
}

/**
 * How much of an award is deferred:
 * - share: one share of the whole
 * - marginalBands: each rate on its own slice (40% of the first 660,000, 60% of the rest)
 * - wholeBands: the rate of the band the award ends in, on all of it (the upper bound belongs to the band)
 * - grade: the share of the person's grade
 */
export type DeferralRule =
  | { readonly kind: "share"; readonly share: ExactInput }
  | { readonly kind: "marginalBands"; readonly bands: readonly DeferralBand[] }
  | { readonly kind: "wholeBands"; readonly bands: readonly DeferralBand[] }
  | { readonly kind: "grade"; readonly grade: string; readonly shareByGrade: Readonly<Record<string, ExactInput>> };

export interface DeferralTerms {
  readonly rule: DeferralRule;
  /** Year in which results are settled and the part not deferred is paid. */
  readonly settlementYear: number;
  /** Length of the payment period in years. */
  readonly years: number;
  /**
   * Whether the settlement year is the first of those years. China's insurers (2012): 3 years are 60-20-20.
   * FSB, EU, UK and fund rules count after the award: 3 years are three instalments.
   */
  readonly countsYear0: boolean;
  /** First anniversary on which an instalment is paid, 1 unless there is a cliff. */
  readonly firstInstalment?: number;
  /** One weight per instalment; equal when absent. */
  readonly instalmentWeights?: readonly ExactInput[];
}

export interface DeferredPayment {
  readonly year: number;
  readonly amount: Exact;
  readonly kind: "upfront" | "deferred";
}

export interface DeferralSchedule {
  readonly deferred: Exact;
  /** Deferred amount / award; null for an award of 0. */
  readonly deferredShare: Exact | null;
  /** By year; they add up to the award to the cent. */
  readonly payments: readonly DeferredPayment[];
}

/**
 * The deferred part of an award, to the cent, half up.
 *
 *   share: award * share        marginal bands: sum over bands of rate * (award inside the band)
 *
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange, bandsNotInOrder, unknownGrade
 */
export function deferredAmount(award: ExactInput, rule: DeferralRule, digits = CENTS): Exact {
  const amount = notNegative(award, "award");
  switch (rule.kind) {
    case "share":
      return toCents(amount.times(share(rule.share, "share")), digits);
    case "grade": {
      const ofGrade = Object.hasOwn(rule.shareByGrade, rule.grade) ? rule.shareByGrade[rule.grade] : undefined;
      if (ofGrade === undefined) throw new InvalidInputError("unknownGrade", { grade: rule.grade });
      return toCents(amount.times(share(ofGrade, `shareByGrade.${rule.grade}`)), digits);
    }
    case "marginalBands": {
      const slices = readBands(rule.bands).map(({ from, upTo, rate }) => {
        const end = upTo === null || upTo.gt(amount) ? amount : upTo;
        return end.gt(from) ? end.minus(from).times(rate) : ZERO;
      });
      return toCents(
        slices.reduce((sum, slice) => sum.plus(slice), ZERO),
        digits,
      );
    }
    case "wholeBands": {
      const band = readBands(rule.bands).find(({ upTo }) => upTo === null || amount.lte(upTo));
      return toCents(amount.times(band?.rate ?? ZERO), digits);
    }
  }
}

/**
 * When an award is paid: the part not deferred in the settlement year, the deferred part in instalments after it.
 * Instalments are rounded down to the cent, cents left over go to the largest remainders, ties to the earlier one;
 * all payments add up to the award exactly.
 *
 * @throws InvalidInputError those of deferredAmount; notInWholeCents, notAWholeNumberOfYears, noInstalments,
 *   wrongNumberOfWeights
 * @see China: 保监发〔2012〕63号 art. 13; UK: PRA PS21/25 and FCA PS25/15 (15 Oct 2025)
 */
export function deferralSchedule(award: ExactInput, terms: DeferralTerms, digits = CENTS): DeferralSchedule {
  const amount = wholeCents(award, "award", digits);
  const years = instalmentYears(terms);
  const deferred = deferredAmount(amount, terms.rule, digits);
  if (years.length === 0 && deferred.gt(0)) throw new InvalidInputError("noInstalments", { years: terms.years });
  const weights = terms.instalmentWeights;
  if (weights !== undefined && weights.length !== years.length)
    throw new InvalidInputError("wrongNumberOfWeights", { weights: weights.length, instalments: years.length });
  const parts =
    years.length === 0
      ? []
      : weights === undefined
        ? equalSplit(deferred, years.length, digits)
        : proportionalSplit(deferred, weights, digits);
  return {
    deferred,
    deferredShare: amount.isZero() ? null : deferred.div(amount),
    payments: [
      { year: terms.settlementYear, amount: amount.minus(deferred), kind: "upfront" },
      ...years.map((year, i) => ({ year, amount: parts[i] ?? ZERO, kind: "deferred" as const })),
    ],
  };
}

function instalmentYears({ settlementYear, years, countsYear0, firstInstalment = 1 }: DeferralTerms): number[] {
  if (![settlementYear, years, firstInstalment].every(Number.isInteger) || years < 1 || firstInstalment < 1)
    throw new InvalidInputError("notAWholeNumberOfYears", { settlementYear, years, firstInstalment });
  const last = years - (countsYear0 ? 1 : 0);
  const count = Math.max(0, last - firstInstalment + 1);
  return Array.from({ length: count }, (_, i) => settlementYear + firstInstalment + i);
}

function readBands(bands: readonly DeferralBand[]): { from: Exact; upTo: Exact | null; rate: Exact }[] {
  let from = ZERO;
  return bands.map((band, i) => {
    const upTo = band.upTo === null ? null : notNegative(band.upTo, `bands.${i}.upTo`);
    const isLast = i === bands.length - 1;
    if (isLast ? upTo !== null : upTo === null || upTo.lte(from))
      throw new InvalidInputError("bandsNotInOrder", { band: i });
    const read = { from, upTo, rate: share(band.rate, `bands.${i}.rate`) };
    from = upTo ?? from;
    return read;
  });
}
