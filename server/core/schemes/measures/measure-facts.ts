import { type Measured, unavailable } from "../../measured";
import type { FigureInput, FigureUnit } from "../evaluation";
import type { HorizonRow, ManagerRecord } from "../manager-record";
import type { SchemeContext } from "../scheme-context";
import type { SchemeDefinition } from "../scheme-definition";
import type { DealsTolerated } from "../tolerance/deal-tolerance";
import type { Tolerated } from "../tolerance/tolerated-positions";

/** x of a measure's curve, and the numbers it was made from. */
export interface MeasureResult {
  readonly x: Measured;
  readonly unit: FigureUnit;
  readonly formula: string;
  readonly inputs: readonly FigureInput[];
  /** The row of the ladder it was read off; null for results that have none. */
  readonly row: HorizonRow | null;
}

/** What measures are read off. */
export interface MeasureFacts {
  readonly record: ManagerRecord;
  readonly context: SchemeContext;
  /** The private positions, and the deals, as the scheme's tolerance sees them. */
  readonly positions: readonly Tolerated[];
  readonly deals: DealsTolerated | null;
  readonly scheme: Pick<SchemeDefinition, "missing" | "portfolios">;
}

/** A result that does not exist, and why. */
export const noResult = (reason: string, unit: FigureUnit, formula = ""): MeasureResult => ({
  x: unavailable(reason),
  unit,
  formula,
  inputs: [],
  row: null,
});
