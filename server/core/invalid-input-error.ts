/**
 * The one error the core throws: a code for programs, facts for the reader.
 * `app/_messages/` turns `code` and `facts` into a sentence in the reader's language.
 */
export class InvalidInputError extends Error {
  constructor(
    readonly code: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = "InvalidInputError";
  }
}
