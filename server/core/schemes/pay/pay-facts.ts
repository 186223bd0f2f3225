import type { ExactInput } from "../../pay/exact";
import type { PlainDate } from "../../returns/calendar/plain-date";
import type { SchemePay } from "../scheme-definition";

/** What is agreed with a person; a part that is null is not known, and what needs it has no effect. */
export interface PersonPay {
  readonly managerId: string;
  /** Stands before the scheme's own target. */
  readonly target: ExactInput | null;
  readonly salary: ExactInput | null;
  /** For shares by grade, of deferral and of the bank. */
  readonly grade: string | null;
  /** Part of the fund's carry; stands before the scheme's own. */
  readonly carryShare: ExactInput | null;
}

export type GateFigure = SchemePay["gates"][number]["figure"];

/** Figures of the institution for a pay year, as known on the day of settlement. */
export interface InstitutionYear {
  /** Last day of the pay year. */
  readonly endsOn: PlainDate;
  readonly figures: Readonly<Partial<Record<GateFigure, number>>>;
  readonly equity: ExactInput | null;
  readonly netIncome: ExactInput | null;
}

export const unknownPerson = (managerId: string): PersonPay => ({
  managerId,
  target: null,
  salary: null,
  grade: null,
  carryShare: null,
});

export const unknownYear = (endsOn: PlainDate): InstitutionYear => ({
  endsOn,
  figures: {},
  equity: null,
  netIncome: null,
});
