import "server-only";

/** Names of every kind of long work; tasks.ts says what each does. */
export type JobKind =
  | "calculateCycle"
  | "restateCycle"
  | "proposeRestatement"
  | "demoCycles"
  | "cycleReport"
  | "prepareImport"
  | "loadImport"
  | "snapshot"
  | "replay";
