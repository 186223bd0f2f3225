/** What a command of the shell is given: its words after its name, and where to write. */
export interface CommandIo {
  /** Ordinary output, a line at a time. */
  write(line: string): void;
  /** Problems and progress; kept apart so that output can be piped. */
  warn(line: string): void;
  /** The folder the person stands in: relative paths start here. */
  folder: string;
}

/** Runs a command to its end. @returns the exit code */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;
