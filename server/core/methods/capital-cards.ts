import { capitalChargeCards } from "./capital-charge-cards";
import { capitalCompanyCards } from "./capital-company-cards";
import { capitalRegimeCards } from "./capital-regime-cards";
import type { MethodCard } from "./method-card";

/** Solvency capital: the charge of an asset, the company, and other regimes. */
export const capitalCards: readonly MethodCard[] = [
  ...capitalChargeCards,
  ...capitalCompanyCards,
  ...capitalRegimeCards,
];
