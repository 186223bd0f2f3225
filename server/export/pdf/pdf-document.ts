/** A document as plain data: what is said is decided here, how it is drawn in draw-pdf.ts. */
export interface PdfDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly PdfBlock[];
  /** Stands on every page, before the page number. */
  readonly footer: readonly string[];
}

export type PdfBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: "table";
      readonly heading: readonly string[];
      /** Of the columns, in parts of the whole. */
      readonly widths: readonly number[];
      /** The last columns are figures and stand right; see draw-pdf.ts. */
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: "tree";
      readonly rows: readonly {
        readonly level: number;
        readonly title: string;
        readonly value: string;
        readonly notes: readonly string[];
      }[];
    };

/** Every character that the document shows: the font is cut down to these. */
export function charactersOf({ title, subtitle, blocks, footer }: PdfDocument): string {
  const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => i + 32));
  return [...new Set(ascii + JSON.stringify([title, subtitle, blocks, footer]))].join("");
}

/** Signs of formulas that the font of the document does not have, and how they are written instead. */
const WRITTEN: Readonly<Record<string, string>> = {
  Σ: "Sum ",
  σ: "sigma",
  μ: "mu",
  "√": "sqrt ",
  ᵢ: "_i",
  "₀": "_0",
  "₁": "_1",
  ₜ: "_t",
  "−": "-",
  "·": " x ",
  "÷": "/",
  "≥": ">=",
  "≤": "<=",
  "²": "^2",
  "→": "->",
};

/** The same document without signs that would print as an empty box; a point between names is no multiplication. */
export function printable({ title, subtitle, blocks, footer }: PdfDocument): PdfDocument {
  const names = ([title, subtitle, ...footer] as const).map((text) => written(text.replaceAll(" · ", "  |  ")));
  const [writtenTitle = "", writtenSubtitle = "", ...writtenFooter] = names;
  return {
    title: writtenTitle,
    subtitle: writtenSubtitle,
    blocks: JSON.parse(written(JSON.stringify(blocks))) as PdfDocument["blocks"],
    footer: writtenFooter,
  };
}

/** A quotation mark of Latin text is as wide as a Chinese character in this font, unless it is a straight one. */
const written = (text: string): string =>
  text
    .replaceAll(/[Σσμ√ᵢ₀₁ₜ−·÷≥≤²→]/gu, (sign) => WRITTEN[sign] ?? sign)
    .replaceAll(/“(?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d.])”/gu, "'")
    .replaceAll(/(?<=\p{Script=Latin})’/gu, "'");
