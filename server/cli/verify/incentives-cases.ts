import type { CaseKind } from "./case-kind";
import { fundFeeCases } from "./fund-fee-cases";
import { waterfallCases } from "./waterfall-cases";

/** The cases of incentives.json. */
export const incentivesCases: readonly CaseKind[] = [...waterfallCases, ...fundFeeCases];
