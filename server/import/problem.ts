/** An error keeps the file from being imported; a warning is shown and has to be accepted with the import. */
export type ProblemLevel = "error" | "warning";

/** Something about a file, where it is, and the facts its sentence needs (`problems.<code>`, `remedies.<code>`). */
export interface Problem {
  level: ProblemLevel;
  code: ProblemCode;
  /** Line of the file or row of the sheet, from 1; null: the file as a whole. */
  row: number | null;
  /** Heading of the column; null: the row as a whole. */
  column: string | null;
  facts: Record<string, string | number>;
}

/** Every problem there is, with its level. The messages have a sentence and a remedy for each; a test compares the lists. */
export const problemLevels = {
  // the file
  emptyFile: "error",
  notText: "error",
  oldWorkbook: "error",
  brokenWorkbook: "error",
  brokenQuotes: "error",
  tooManyRows: "error",
  noDataRows: "error",
  kindUnknown: "error",
  titlesSkipped: "warning",
  // its columns
  emptyHeader: "warning",
  duplicateHeader: "error",
  missingColumn: "error",
  fieldMappedTwice: "error",
  unknownColumn: "error",
  noSeries: "error",
  columnLeftOut: "warning",
  rowLength: "error",
  // questions that the file alone cannot answer
  unitInDoubt: "error",
  dateOrderInDoubt: "error",
  decimalInDoubt: "error",
  portfolioNotSaid: "error",
  benchmarkNotChosen: "warning",
  // single cells
  notADate: "error",
  futureDate: "error",
  notANumber: "error",
  notAWholeNumber: "error",
  notAYear: "error",
  notAnOption: "error",
  notACurrency: "error",
  missingValue: "error",
  returnImpossible: "error",
  amountNegative: "error",
  shareOutOfRange: "error",
  untilBeforeFrom: "error",
  unknownFigure: "error",
  figureNeedsNumber: "error",
  figureNeedsText: "error",
  unknownEvent: "error",
  assessmentWithoutScore: "error",
  departureNeedsOutcome: "error",
  partsNotReadable: "error",
  assetNotOnTable: "warning",
  unknownSpecialFactor: "error",
  unusualReturn: "warning",
  // rows against each other
  duplicateKey: "error",
  duplicateRow: "warning",
  datesOutOfOrder: "warning",
  gapInSeries: "warning",
  mixedFrequencies: "error",
  notPeriodEnd: "warning",
  mixedUnits: "error",
  periodAlreadyDated: "error",
  weightsDoNotSumToOne: "error",
  weightWithoutReturn: "warning",
  vintageMissing: "warning",
  amountBelowZero: "warning",
  multipleDisagrees: "warning",
  // against what is known
  unknownPortfolio: "error",
  unknownManager: "error",
  unknownSeries: "error",
  unknownDeal: "error",
  unknownAsset: "error",
  seriesKindDiffers: "error",
  frequencyDiffers: "error",
  currencyMismatch: "error",
} as const satisfies Record<string, ProblemLevel>;

export type ProblemCode = keyof typeof problemLevels;

export function problem(
  code: ProblemCode,
  row: number | null = null,
  column: string | null = null,
  facts: Record<string, string | number> = {},
): Problem {
  return { level: problemLevels[code], code, row, column, facts };
}

export const hasErrors = (problems: readonly Problem[]) => problems.some(({ level }) => level === "error");
