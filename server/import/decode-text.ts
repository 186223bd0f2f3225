import { type Problem, problem } from "./problem.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "gb18030";

export type Decoded = { text: string; encoding: Encoding } | { problem: Problem };

/**
 * Bytes to text: a byte order mark decides; else strict UTF-8; else GB18030, which Excel writes in China (GBK and GB2312
 * are parts of it). Bytes that are neither, or hold control characters, are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { problem: problem("emptyFile") };
  const marked = markOf(bytes);
  try {
    const encoding = marked ?? (isUtf8(bytes) ? "utf-8" : "gb18030");
    const label = encoding === "utf-8-bom" ? "utf-8" : encoding;
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what tells junk from text
    if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return { problem: problem("notText") };
    return text.trim() === "" ? { problem: problem("emptyFile") } : { text, encoding };
  } catch {
    return { problem: problem("notText") };
  }
}

function markOf([first, second, third]: Uint8Array): Encoding | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8-bom";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
