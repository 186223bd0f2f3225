import { bonusBank, fractionOf } from "../../pay/bonus-bank";
import { clawback } from "../../pay/clawback";
import { deferralSchedule } from "../../pay/deferral";
import { atLeastZero, Exact, smaller, toCents, total, ZERO } from "../../pay/exact";
import { leaverTranches } from "../../pay/leaver";
import { malus } from "../../pay/malus";
import { heldUntil, ownMoneyPurchase } from "../../pay/own-money";
import { proportionalSplit } from "../../pay/proportional-split";
import { addMonths, endOfMonth, type PlainDate } from "../../returns/calendar/plain-date";
import type { SchemeEvent } from "../scheme-context";
import type { SchemePay } from "../scheme-definition";
import { type AccountState, type AwardMade, accountParts, accountState, type Tranche } from "./account-state";
import { awardText } from "./award-text";
import { deferralRule } from "./deferral-rule";
import type { PersonPay } from "./pay-facts";
import type { ClawbackOfYear, MalusOfYear, OpenTranche, PayYear, TranchePaid } from "./pay-year";
import type { YearAward } from "./year-award";

export interface YearFacts {
  readonly endsOn: PlainDate;
  /** null once the person is stopped or has left. */
  readonly award: YearAward | null;
  /** The award after the pool, signed. */
  readonly declared: Exact;
  /** Return of the year of what units follow; null where it is not known: the units stay as they are. */
  readonly unitReturn: number | null;
  /** Events of the year. */
  readonly events: readonly SchemeEvent[];
  /** Awards of earlier years as restated figures give them, before the pool. */
  readonly restated: readonly { readonly year: number; readonly knownOn: PlainDate; readonly amount: Exact }[];
  readonly leaves: { readonly on: PlainDate; readonly as: "good" | "bad" } | null;
}

/**
 * What a person is owed under a scheme, settled year by year: bank, tranches, malus, clawback. Of one year, in this order:
 * units move, events cut what has not vested, restated awards are taken back (from the bank, then from what has not
 * vested, then from what was paid), a leaver's tranches are kept or lost, tranches that are due are paid, the award of
 * the year goes through the bank and is split into now and later. Nothing is made or lost on the way; see PayYear.
 */
export class PayAccount {
  private tranches: Tranche[] = [];
  private bank = ZERO;
  private awards = new Map<number, AwardMade>();
  /** Cash paid and not taken back, by year of the award. */
  private paidOf = new Map<number, Exact>();
  private left: "good" | "bad" | null = null;

  constructor(
    private readonly pay: SchemePay,
    private readonly person: PersonPay,
  ) {}

  /** An account that goes on from where another one stood. */
  static from(pay: SchemePay, person: PersonPay, state: AccountState): PayAccount {
    const account = new PayAccount(pay, person);
    const { tranches, bank, awards, paidOf, left } = accountParts(state);
    account.tranches = tranches;
    account.bank = bank;
    account.awards = awards;
    account.paidOf = paidOf;
    account.left = left;
    return account;
  }

  /** Where the account stands; `PayAccount.from` goes on from it as if it had never stopped. */
  get state(): AccountState {
    const { tranches, bank, awards, paidOf, left } = this;
    return accountState({ tranches, bank, awards, paidOf, left });
  }

  /**
   * Takes back, between two settlements, what the award of a year was too much on restated figures: from the bank, else
   * from what has not vested of that award, then from what was paid.
   *
   * @returns what was taken and from where; null where nothing can be
   * @throws InvalidInputError as the pay functions do
   */
  restate(restated: YearFacts["restated"][number]): ClawbackOfYear | null {
    return this.takeBackRestated({ restated: [restated] })[0] ?? null;
  }

  get hasLeft(): boolean {
    return this.left !== null;
  }

  get bankBalance(): Exact {
    return this.bank;
  }

  /** @throws InvalidInputError as the pay functions do */
  settle(facts: YearFacts): PayYear {
    const { endsOn, award } = facts;
    const year = Number(endsOn.slice(0, 4));
    const unvestedBefore = this.unvested();
    const opening = this.bank;
    this.moveUnits(facts.unitReturn);
    const maluses = this.cutByEvents(facts.events);
    const clawbacks = [...this.takeBackRestated(facts), ...this.takeBackByEvents(facts)];
    const forfeited = facts.leaves === null || this.left !== null ? ZERO : this.leave(facts.leaves);
    const vested = this.vest(endsOn);
    const adjusted = total(clawbacks.map(({ fromBank }) => new Exact(fromBank)));
    const declared = award === null ? ZERO : facts.declared;
    const banked = this.throughBank(declared);
    const granted = banked === null ? atLeastZero(declared) : banked.paid;
    const split = this.deferred(granted, endsOn, year);
    if (award !== null) {
      const isPooled = !award.amount.eq(declared) && award.amount.gt(0);
      const poolFactor = isPooled ? declared.div(award.amount) : new Exact(1);
      this.awards.set(year, { declared, poolFactor, taken: ZERO });
    }
    this.addPaid(year, split.upfront);
    const paidNow = total(vested.map(({ paid }) => new Exact(paid)));
    const buys = this.pay.ownMoney !== null && granted.gt(0) ? this.ownMoney(granted, endsOn) : null;
    return {
      year,
      endsOn,
      award: award && awardText(award),
      declared: declared.toFixed(),
      bank: banked && {
        opening: opening.toFixed(),
        interest: banked.interest.toFixed(),
        declared: declared.toFixed(),
        adjusted: adjusted.toFixed(),
        paid: banked.paid.toFixed(),
        writtenOff: banked.writtenOff.toFixed(),
        forfeited: banked.forfeited.toFixed(),
        closing: this.bank.toFixed(),
      },
      granted: granted.toFixed(),
      upfront: split.upfront.toFixed(),
      deferred: split.deferred.toFixed(),
      vested,
      vestedAtAward: total(vested.map(({ amount }) => new Exact(amount))).toFixed(),
      paid: split.upfront.plus(paidNow).toFixed(),
      malus: maluses,
      forfeited: forfeited.toFixed(),
      clawbacks,
      clawedBack: total(clawbacks.map(({ fromPaid }) => new Exact(fromPaid))).toFixed(),
      ownMoney: buys,
      unvestedBefore: unvestedBefore.toFixed(),
      unvestedAfter: this.unvested().toFixed(),
      open: this.tranches.map((tranche) => this.text(tranche)),
    };
  }

  private unvested = (): Exact => total(this.tranches.map(({ amount }) => amount));

  private moveUnits(unitReturn: number | null): void {
    if (unitReturn === null || this.pay.instrument.kind === "cash") return;
    const growth = new Exact(Math.max(0, 1 + unitReturn));
    for (const tranche of this.tranches) tranche.index = tranche.index.times(growth);
  }

  private cutByEvents(events: readonly SchemeEvent[]): MalusOfYear[] {
    const triggers = events.flatMap(({ kind, on }) => {
      const rule = this.pay.malus.find(({ event }) => event === kind);
      return rule === undefined ? [] : [{ kind, date: on, percentage: rule.share }];
    });
    if (triggers.length === 0 || this.tranches.length === 0) return [];
    const ordered = triggers.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const result = malus(this.tranches, ordered);
    this.tranches.forEach((tranche, i) => {
      tranche.amount = result.tranchesAfter[i] ?? tranche.amount;
    });
    return result.triggers.map(({ date, cut }, i) => ({ event: ordered[i]!.kind, on: date, cut: cut.toFixed() }));
  }

  private takeBackRestated({ restated }: Pick<YearFacts, "restated">): ClawbackOfYear[] {
    const terms = this.pay.clawback;
    if (terms === null || !terms.onRestatement || (this.left !== null && !terms.appliesToLeavers)) return [];
    return restated.flatMap(({ year, knownOn, amount }): ClawbackOfYear[] => {
      const made = this.awards.get(year);
      if (made === undefined) return [];
      const stands = made.declared.minus(made.taken);
      const should = toCents(amount.times(made.poolFactor));
      const excess = this.pay.bank === null ? this.recoverable(year, stands, should, knownOn) : stands.minus(should);
      if (!excess.gt(0)) return [];
      made.taken = made.taken.plus(excess);
      const base = {
        awardYear: year,
        cause: "restatement",
        on: knownOn,
        awarded: stands.toFixed(),
        restated: should.toFixed(),
      } as const;
      if (this.pay.bank !== null) {
        this.bank = this.bank.minus(excess);
        return [{ ...base, fromBank: excess.toFixed(), fromUnvested: "0", fromPaid: "0" }];
      }
      const fromUnvested = this.cutAward(year, excess);
      const fromPaid = this.takePaid(year, excess.minus(fromUnvested));
      return [{ ...base, fromBank: "0", fromUnvested: fromUnvested.toFixed(), fromPaid: fromPaid.toFixed() }];
    });
  }

  private recoverable(fiscalYear: number, paid: Exact, restated: Exact, knownOn: PlainDate): Exact {
    const lookBackYears = this.pay.clawback?.lookBackYears ?? 0;
    const month = String(this.pay.yearEndMonth).padStart(2, "0");
    return clawback([{ fiscalYear, paid: atLeastZero(paid), restated: atLeastZero(restated) }], {
      restatementRequiredOn: knownOn,
      lookBackYears,
      fiscalYearEnd: `${month}-${month === "06" || month === "09" ? "30" : "31"}`,
    }).totalRecovery;
  }

  private takeBackByEvents({ events, endsOn }: YearFacts): ClawbackOfYear[] {
    const terms = this.pay.clawback;
    if (terms === null || (this.left !== null && !terms.appliesToLeavers)) return [];
    return events.flatMap(({ kind, on }) => {
      const rule = terms.events.find(({ event }) => event === kind);
      if (rule === undefined) return [];
      const first = Number(endsOn.slice(0, 4)) - terms.lookBackYears;
      return [...this.paidOf].flatMap(([awardYear, paid]): ClawbackOfYear[] => {
        if (awardYear < first) return [];
        const fromPaid = this.takePaid(awardYear, toCents(paid.times(rule.share)));
        if (fromPaid.isZero()) return [];
        return [
          {
            awardYear,
            cause: kind,
            on,
            awarded: null,
            restated: null,
            fromBank: "0",
            fromUnvested: "0",
            fromPaid: fromPaid.toFixed(),
          },
        ];
      });
    });
  }

  /** Cuts what has not vested of one award, in proportion. */
  private cutAward(awardYear: number, amount: Exact): Exact {
    const own = this.tranches.filter((tranche) => tranche.awardYear === awardYear);
    const cut = smaller(amount, total(own.map((tranche) => tranche.amount)));
    if (!cut.gt(0)) return ZERO;
    const parts = proportionalSplit(
      cut,
      own.map((tranche) => tranche.amount),
    );
    own.forEach((tranche, i) => {
      tranche.amount = tranche.amount.minus(parts[i] ?? ZERO);
    });
    return cut;
  }

  private takePaid(awardYear: number, amount: Exact): Exact {
    const paid = this.paidOf.get(awardYear) ?? ZERO;
    const taken = smaller(paid, amount);
    this.paidOf.set(awardYear, paid.minus(taken));
    return taken;
  }

  private leave({ on, as }: NonNullable<YearFacts["leaves"]>): Exact {
    this.left = as;
    const rule = this.pay.leavers[as];
    let lost = ZERO;
    for (const tranche of this.tranches) {
      const [result] = leaverTranches([tranche], tranche.awardedOn, on, rule);
      tranche.amount = result?.kept ?? tranche.amount;
      lost = lost.plus(result?.forfeited ?? ZERO);
    }
    return lost;
  }

  private vest(endsOn: PlainDate): TranchePaid[] {
    const due = this.tranches.filter(({ vestsOn }) => vestsOn <= endsOn);
    this.tranches = this.tranches.filter(({ vestsOn }) => vestsOn > endsOn);
    return due.map((tranche) => {
      const text = this.text(tranche);
      this.addPaid(tranche.awardYear, new Exact(text.valueNow));
      return { ...text, paid: text.valueNow };
    });
  }

  private throughBank(declared: Exact) {
    const { bank } = this.pay;
    if (bank === null) return null;
    const isLost = this.left === "bad";
    const before = this.bank;
    if (isLost) {
      this.bank = ZERO;
      return { interest: ZERO, paid: ZERO, writtenOff: atLeastZero(before.neg()), forfeited: atLeastZero(before) };
    }
    const grade = this.person.grade;
    const payout = (grade !== null ? bank.payoutByGrade?.[grade] : undefined) ?? bank.payout;
    const { years } = bonusBank([declared], {
      openingBalance: before,
      payoutFraction: fractionOf(payout.numerator, payout.denominator),
      rateOnNegativeBalance: bank.rateOnNegativeBalance,
      negativeBalance: bank.negativeBalance,
      rounding: "cents",
    });
    const [first] = years;
    this.bank = first?.closing ?? before;
    return {
      interest: first?.carryOnNegative ?? ZERO,
      paid: first?.paid ?? ZERO,
      writtenOff: first?.writtenOff ?? ZERO,
      forfeited: ZERO,
    };
  }

  private deferred(granted: Exact, endsOn: PlainDate, year: number): { upfront: Exact; deferred: Exact } {
    const { deferral } = this.pay;
    if (deferral === null || granted.isZero() || this.left !== null) return { upfront: granted, deferred: ZERO };
    const { deferred, payments } = deferralSchedule(granted, {
      rule: deferralRule(deferral.rule, this.person.grade),
      settlementYear: year,
      years: deferral.years,
      countsYear0: deferral.countsYear0,
      firstInstalment: deferral.firstInstalment,
      ...(deferral.instalmentWeights !== null && { instalmentWeights: deferral.instalmentWeights }),
    });
    for (const payment of payments) {
      if (payment.kind === "upfront" || payment.amount.isZero()) continue;
      const vestsOn = endOfMonth(addMonths(endsOn, 12 * (payment.year - year)));
      this.tranches.push({ awardYear: year, awardedOn: endsOn, vestsOn, amount: payment.amount, index: new Exact(1) });
    }
    return { upfront: granted.minus(deferred), deferred };
  }

  private ownMoney(granted: Exact, endsOn: PlainDate): PayYear["ownMoney"] {
    const terms = this.pay.ownMoney;
    if (terms === null) return null;
    const { minimumPurchase, minimumInEquityFunds } = ownMoneyPurchase(granted, {
      minimumShareOfPay: terms.shareOfPay,
      minimumEquityFundPart: terms.equityFundPart,
      holdYears: terms.holdYears,
    });
    return {
      purchase: minimumPurchase.toFixed(),
      inEquityFunds: minimumInEquityFunds === null ? null : minimumInEquityFunds.toFixed(),
      heldUntil: heldUntil(endsOn, terms.holdYears),
    };
  }

  private addPaid(awardYear: number, amount: Exact): void {
    this.paidOf.set(awardYear, (this.paidOf.get(awardYear) ?? ZERO).plus(amount));
  }

  private text({ awardYear, awardedOn, vestsOn, amount, index }: Tranche): OpenTranche {
    const inUnits = this.pay.instrument.kind === "cash" ? ZERO : amount.times(this.pay.instrument.share);
    const valueNow = toCents(amount.minus(inUnits).plus(inUnits.times(index)));
    return { awardYear, awardedOn, vestsOn, amount: amount.toFixed(), valueNow: valueNow.toFixed() };
  }
}
