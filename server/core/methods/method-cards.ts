import { attributionCards } from "./attribution-cards";
import { capitalCards } from "./capital-cards";
import { dealCards } from "./deal-cards";
import { evidenceCards } from "./evidence-cards";
import { liabilityCards } from "./liability-cards";
import type { MethodCard } from "./method-card";
import { payCards } from "./pay-cards";
import { privateEquityCards } from "./private-equity-cards";
import { returnCards } from "./return-cards";
import { riskCards } from "./risk-cards";
import { riskShapeCards } from "./risk-shape-cards";
import { schemeCards } from "./scheme-cards";
import { statisticsCards } from "./statistics-cards";
import { yieldCards } from "./yield-cards";

/** Every method card there is, by subject. */
export const methodCards: readonly MethodCard[] = [
  ...returnCards,
  ...riskCards,
  ...riskShapeCards,
  ...evidenceCards,
  ...statisticsCards,
  ...attributionCards,
  ...privateEquityCards,
  ...dealCards,
  ...yieldCards,
  ...capitalCards,
  ...liabilityCards,
  ...schemeCards,
  ...payCards,
];
