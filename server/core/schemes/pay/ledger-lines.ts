import { Exact } from "../../pay/exact";
import type { PlainDate } from "../../returns/calendar/plain-date";
import type { ClawbackOfYear, PayYear } from "./pay-year";

/**
 * Kinds of ledger entries. Amounts are not negative except where the bank itself is signed.
 *
 *   cash of the person = upfront + vested + unitGain − clawbackPaid        (clawbackPaid is a claim for cash)
 *   unvested           = deferred − vested − malus − forfeited − clawbackUnvested     at award value
 *   bank               = bankDeclared + bankInterest − bankPaid − bankAdjusted + bankWrittenOff − bankForfeited
 */
export const LEDGER_KINDS = [
  "award",
  "upfront",
  "deferred",
  "vested",
  "unitGain",
  "malus",
  "forfeited",
  "clawbackUnvested",
  "clawbackPaid",
  "bankDeclared",
  "bankInterest",
  "bankPaid",
  "bankAdjusted",
  "bankWrittenOff",
  "bankForfeited",
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

export interface LedgerLine {
  readonly effectiveOn: PlainDate;
  readonly kind: LedgerKind;
  /** Year of the award that the line is about; null where it is about the account. */
  readonly awardYear: number | null;
  readonly amount: string;
  /** An event, as a key of `schemeEvents.*`; null: none. */
  readonly note: string | null;
}

/** What a settled pay year books; lines of nothing are left out. */
export function ledgerLines(year: PayYear): readonly LedgerLine[] {
  const { endsOn, bank } = year;
  const own = (kind: LedgerKind, amount: string, awardYear: number | null = year.year): LedgerLine => ({
    effectiveOn: endsOn,
    kind,
    awardYear,
    amount,
    note: null,
  });
  return [
    ...(bank === null
      ? []
      : [
          own("bankInterest", bank.interest, null),
          own("bankDeclared", bank.declared),
          own("bankPaid", bank.paid, null),
          own("bankWrittenOff", bank.writtenOff, null),
          own("bankForfeited", bank.forfeited, null),
        ]),
    own("award", year.granted),
    own("upfront", year.upfront),
    own("deferred", year.deferred),
    ...year.vested.flatMap(({ awardYear, amount, paid }) => [
      own("vested", amount, awardYear),
      own("unitGain", new Exact(paid).minus(amount).toFixed(), awardYear),
    ]),
    ...year.malus.map(({ event, on, cut }) => ({
      ...own("malus", cut, null),
      effectiveOn: on,
      note: event,
    })),
    own("forfeited", year.forfeited, null),
    ...year.clawbacks.flatMap(clawbackLines),
  ].filter(({ amount }) => !new Exact(amount).isZero());
}

/** Where pay that is taken back comes from. */
export const clawbackLines = ({
  awardYear,
  cause,
  on,
  fromBank,
  fromUnvested,
  fromPaid,
}: ClawbackOfYear): readonly LedgerLine[] =>
  (
    [
      ["bankAdjusted", fromBank],
      ["clawbackUnvested", fromUnvested],
      ["clawbackPaid", fromPaid],
    ] as const
  )
    .filter(([, amount]) => !new Exact(amount).isZero())
    .map(([kind, amount]) => ({ effectiveOn: on, kind, awardYear, amount, note: cause }));
