import { attributionCases } from "./attribution-cases";
import { capitalCases } from "./capital-cases";
import type { CaseKind } from "./case-kind";
import { evidenceCases } from "./evidence-cases";
import { incentivesCases } from "./incentives-cases";
import { payCases } from "./pay-cases";
import { privateEquityCases } from "./private-equity-cases";
import { returnsCases } from "./returns-cases";
import { riskCases } from "./risk-cases";
import { statisticsCases } from "./statistics-cases";

/** Every kind of case the product understands. A case goes to the kind that understands most of it, ties to the first. */
export const caseKinds: readonly CaseKind[] = [
  ...returnsCases,
  ...privateEquityCases,
  ...attributionCases,
  ...capitalCases,
  ...riskCases,
  ...statisticsCases,
  ...evidenceCases,
  ...incentivesCases,
  ...payCases,
];
