/** Thrown by a case kind for an option or a size that the product does not know: the case is unsupported, never passed. */
export class UnsupportedCaseError extends Error {
  override readonly name = "UnsupportedCaseError";
}
