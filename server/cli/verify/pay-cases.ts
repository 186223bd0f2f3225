import type { CaseKind } from "./case-kind";
import { payBankCases } from "./pay-bank-cases";
import { payDeferralCases } from "./pay-deferral-cases";
import { payRuleCases } from "./pay-rule-cases";
import { payScoreCases } from "./pay-score-cases";

/** The cases of pay.json. */
export const payCases: readonly CaseKind[] = [...payDeferralCases, ...payBankCases, ...payScoreCases, ...payRuleCases];
