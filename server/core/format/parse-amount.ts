const PLAIN = /^\d{1,15}(\.\d{1,2})?$/;
const GROUPED = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/;

/**
 * An amount of money as a person types it, in cents at most: "1234.5", "1,234.50", in full-width characters or with spaces
 * around it. Both languages write a point before the cents and commas between thousands; a comma anywhere else may be
 * meant as a point, and is refused.
 *
 * @param isSigned whether a minus may stand before it
 * @returns text of an exact decimal; null where it is not such an amount
 */
export function parseAmount(typed: string, { isSigned = false } = {}): string | null {
  const text = typed.normalize("NFKC").trim();
  if (isSigned && /^[-−]/.test(text)) {
    const size = parseAmount(text.slice(1));
    return size === null || Number(size) === 0 ? size : `-${size}`;
  }
  if (PLAIN.test(text)) return text;
  const plain = text.replaceAll(",", "");
  return GROUPED.test(text) && PLAIN.test(plain) ? plain : null;
}
