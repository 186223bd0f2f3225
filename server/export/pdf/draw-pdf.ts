import fs from "node:fs/promises";
import { createRequire } from "node:module";
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from "@react-pdf/renderer";
import { createElement as h, type ReactElement } from "react";
import subsetFont from "subset-font";
import { charactersOf, type PdfBlock, type PdfDocument, printable } from "./pdf-document.ts";

const styles = StyleSheet.create({
  page: {
    paddingTop: 48,
    paddingBottom: 64,
    paddingHorizontal: 48,
    fontSize: 9.5,
    color: "#1f2937",
  },
  title: { fontSize: 18, fontWeight: 700, color: "#111827" },
  subtitle: { marginTop: 4, marginBottom: 14, color: "#6b7280" },
  heading: { marginTop: 14, marginBottom: 5, fontSize: 11, fontWeight: 700, color: "#111827" },
  text: { marginBottom: 5 },
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderColor: "#d1d5db", paddingVertical: 3 },
  name: { flex: 1, color: "#6b7280", paddingRight: 8 },
  value: { flex: 2, textAlign: "right" },
  cell: { flex: 1, textAlign: "right" },
  node: { borderBottomWidth: 0.5, borderColor: "#d1d5db", paddingVertical: 3 },
  running: { position: "absolute", top: 24, left: 48, right: 48, fontSize: 7, color: "#6b7280" },
  note: { fontSize: 7.5, color: "#6b7280", marginTop: 1 },
  footer: { position: "absolute", bottom: 24, left: 48, right: 48, fontSize: 7, color: "#6b7280" },
  number: { position: "absolute", right: 0, bottom: 0 },
});

let drawn = 0;

/** Chinese breaks between any two characters, not inside a figure or a Latin word, and not before a closing sign. */
const UNBROKEN = /(?:[\p{Script=Latin}\d.,%/-]+|[（《“]*.)[、，。；：！？）》”%]*/gu;

/** The font in two weights, cut down to the characters of the document: whole, it would cost seconds a page. */
async function registerFont(characters: string): Promise<string> {
  const folder = createRequire(import.meta.url)
    .resolve("@fontsource/noto-sans-sc/package.json")
    .replace("package.json", "files/");
  const weights = await Promise.all(
    ([400, 700] as const).map(async (fontWeight) => {
      const parts = ["chinese-simplified", "latin"].map(
        (part) => `${folder}noto-sans-sc-${part}-${fontWeight}-normal.woff2`,
      );
      const font = await subsetFont(await fs.readFile(parts[0]!), characters, { targetFormat: "truetype" });
      return { src: `data:font/ttf;base64,${font.toString("base64")}`, fontWeight };
    }),
  );
  // A family per document: one drawn before in this process would lend its own characters.
  const family = `Noto ${++drawn}`;
  Font.register({ family, fonts: weights });
  // Latin words are never hyphenated (the empty part keeps a hyphen away).
  Font.registerHyphenationCallback((word) =>
    /[\u2e80-\u9fff]/.test(word) ? (word.match(UNBROKEN) ?? [word]).flatMap((part) => [part, ""]) : [word],
  );
  return family;
}

/** A document as PDF bytes: searchable text, embedded font, footer and page number on every page. */
export async function drawPdf(given: PdfDocument): Promise<Uint8Array> {
  const document = printable(given);
  const fontFamily = await registerFont(charactersOf(document));
  const page = h(
    Page,
    { size: "A4", style: [styles.page, { fontFamily }] },
    h(Text, {
      style: styles.running,
      fixed: true,
      render: ({ pageNumber }) => (pageNumber === 1 ? "" : `${document.title}  |  ${document.subtitle}`),
    }),
    h(Text, { style: styles.title }, document.title),
    h(Text, { style: styles.subtitle }, document.subtitle),
    ...document.blocks.map((block, i) => drawBlock(block, i)),
    h(
      View,
      { style: styles.footer, fixed: true },
      ...document.footer.map((line) => h(Text, { key: line }, line)),
      h(Text, { style: styles.number, render: ({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}` }),
    ),
  );
  return renderToBuffer(h(Document, { title: document.title, subject: document.subtitle }, page));
}

function drawBlock(block: PdfBlock, key: number): ReactElement {
  switch (block.kind) {
    case "heading":
      return h(Text, { key, style: styles.heading, minPresenceAhead: 40 }, block.text);
    case "text":
      return h(Text, { key, style: styles.text }, block.text);
    case "facts":
      return h(
        View,
        { key },
        ...block.rows.map(([name, value]) =>
          h(
            View,
            { key: name, style: styles.row, wrap: false },
            h(Text, { style: styles.name }, name),
            h(Text, { style: styles.value }, value),
          ),
        ),
      );
    case "table":
      return h(
        View,
        { key },
        ...[block.heading, ...block.rows].map((cells, line) =>
          h(
            View,
            { key: `${line}-${cells.join()}`, style: styles.row, wrap: false },
            ...cells.map((cell, i) =>
              h(
                Text,
                {
                  key: `${block.heading[i]}`,
                  style: {
                    flex: block.widths[i] ?? 1,
                    paddingRight: 8,
                    // Names and files stand left, the last two columns are figures.
                    textAlign: i > 0 && i >= cells.length - 2 ? "right" : "left",
                    ...(line === 0 ? { fontWeight: 700 as const } : {}),
                  },
                },
                cell,
              ),
            ),
          ),
        ),
      );
    case "tree":
      return h(
        View,
        { key },
        ...block.rows.map(({ level, title, value, notes }, i) =>
          // Only the line of title and value is kept in one piece: notes may be longer than a page.
          h(
            View,
            { key: `${i}-${title}`, style: [styles.node, { paddingLeft: level * 10 }] },
            h(
              View,
              { style: { flexDirection: "row" }, wrap: false, minPresenceAhead: 16 },
              h(Text, { style: { flex: 3, paddingRight: 8 } }, title),
              h(Text, { style: styles.cell }, value),
            ),
            ...notes.map((note) => h(Text, { key: note, style: styles.note }, note)),
          ),
        ),
      );
  }
}
