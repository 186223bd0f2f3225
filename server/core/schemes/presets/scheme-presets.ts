import type { SchemeDefinition } from "../scheme-definition";
import { patient } from "./patient";
import { quarterlyMarkToMarket } from "./quarterly-mark-to-market";

/** Schemes that come with the product, in the order they are offered. */
export const schemePresets: readonly SchemeDefinition[] = [quarterlyMarkToMarket, patient];

/** Lenses of a page that names none: the short clock on the left, the long one on the right. */
export const defaultLenses = { left: quarterlyMarkToMarket.code, right: patient.code } as const;
