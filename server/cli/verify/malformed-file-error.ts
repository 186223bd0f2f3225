/** A case file or a data file of a case that cannot be read as what it should be. */
export class MalformedFileError extends Error {
  override readonly name = "MalformedFileError";
}
