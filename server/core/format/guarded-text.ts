/** Text that a spreadsheet would run as a formula is made text by a leading apostrophe; numbers written as text are left. */
export const guardedText = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text)) ? `'${text}` : text;
