import { institutionKinds } from "./institution-columns.ts";
import { referenceKinds } from "./reference-columns.ts";
import { resultsKinds } from "./results-columns.ts";

/**
 * What can be imported: a kind for each sort of file, with its columns. `required` columns must be in the file.
 * `returnsWide` reads its other columns as series, `holdings` keeps them as attributes to roll up by.
 */
export const importKinds = { ...resultsKinds, ...referenceKinds, ...institutionKinds };

export type ImportKind = keyof typeof importKinds;
export const importKindNames = Object.keys(importKinds) as [ImportKind, ...ImportKind[]];
