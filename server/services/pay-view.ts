import type { PayYear } from "@/server/core/schemes/pay/pay-year.ts";
import type { SchemePay } from "@/server/core/schemes/scheme-definition.ts";
import type { Bilingual } from "./context-view.ts";

export interface OpenPay {
  readonly dueOn: string;
  readonly awardYear: number;
  /** At award, and what it would pay at the last settlement's price of units. */
  readonly amount: string;
  readonly valueNow: string;
}

export interface LedgerRow {
  readonly id: string;
  readonly effectiveOn: string;
  readonly kind: string;
  readonly awardYear: number | null;
  readonly amount: string;
  readonly note: string | null;
}

export interface PersonLedger {
  readonly managerId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  /** Deferred and not vested: as awarded, and at today's price of units, as the calendar has it. */
  readonly unvested: string;
  readonly valueNow: string;
  readonly bank: string;
  readonly paidSoFar: string;
  readonly clawedBack: string;
  readonly open: readonly OpenPay[];
  readonly entries: readonly LedgerRow[];
}

/** What could still be lost of a person's own pay. */
export interface PayRisks {
  readonly malus: readonly { readonly event: string; readonly amount: string; readonly share: number }[];
  readonly clawback: SchemePay["clawback"];
  /** Cash of the years within look-back: what a clawback could reach. */
  readonly withinReach: string;
  readonly leavers: SchemePay["leavers"];
}

export interface PayPage {
  readonly currency: string;
  readonly asOf: string;
  readonly scheme: Bilingual;
  readonly totals: {
    readonly people: number;
    readonly unvested: string;
    readonly valueNow: string;
    readonly bank: string;
    readonly dueNextYear: string;
    readonly paidSoFar: string;
    readonly clawedBack: string;
  };
  /** Sum of what vests on each day. */
  readonly calendar: readonly { readonly dueOn: string; readonly amount: string }[];
  /** Deferred and not yet paid at the end of each year: as it was, then as the calendar pays it. */
  readonly liability: readonly { readonly year: number; readonly amount: string; readonly isAhead: boolean }[];
  /** null: the viewer sees sums only. */
  readonly people: readonly PersonLedger[] | null;
  /** For the own path of a manager. */
  readonly own: (PayRisks & { readonly lastScore: number | null; readonly evaluationId: string }) | null;
}

export type PayAnswer = ({ readonly status: "ready" } & PayPage) | { readonly status: "noCycle" };

/** Next year as the core settles it, if the year came out like this. */
export interface WhatIf {
  readonly year: PayYear | null;
}
