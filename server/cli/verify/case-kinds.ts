import { capitalCases } from "./capital-cases";
import type { CaseKind } from "./case-kind";
import { incentivesCases } from "./incentives-cases";
import { payCases } from "./pay-cases";
import { returnsCases } from "./returns-cases";
import { riskCases } from "./risk-cases";

/** Every kind of case the product understands. A case goes to the kind that understands most of it, ties to the first. */
export const caseKinds: readonly CaseKind[] = [
  ...returnsCases,
  ...capitalCases,
  ...riskCases,
  ...incentivesCases,
  ...payCases,
];
