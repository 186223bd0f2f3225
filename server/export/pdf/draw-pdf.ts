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
    fontFamily: "Noto",
    fontSize: 9.5,
    color: "#1f2937",
  },
  title: { fontSize: 18, fontWeight: 700, color: "#111827" },
  subtitle: { marginTop: 4, marginBottom: 14, color: "#6b7280" },
  heading: { marginTop: 14, marginBottom: 5, fontSize: 11, fontWeight: 700, color: "#111827" },
  text: { marginBottom: 5, lineHeight: 1.2 },
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderColor: "#d1d5db", paddingVertical: 3 },
  name: { flex: 1, color: "#6b7280", paddingRight: 8 },
  value: { flex: 2, textAlign: "right" },
  cell: { flex: 1, textAlign: "right" },
  firstCell: { flex: 1, textAlign: "left" },
  note: { fontSize: 7.5, color: "#6b7280", marginTop: 1 },
  footer: { position: "absolute", bottom: 24, left: 48, right: 48, fontSize: 7, color: "#6b7280" },
});

/** The font in two weights, cut down to the characters of the document: whole, it would cost seconds a page. */
async function registerFont(characters: string): Promise<void> {
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
  Font.register({ family: "Noto", fonts: weights });
  // Chinese breaks between any two characters (the empty part keeps a hyphen away); Latin words are never hyphenated.
  Font.registerHyphenationCallback((word) =>
    /[\u2e80-\u9fff]/.test(word) ? [...word].flatMap((character) => [character, ""]) : [word],
  );
}

/** A document as PDF bytes: searchable text, embedded font, footer and page number on every page. */
export async function drawPdf(given: PdfDocument): Promise<Uint8Array> {
  const document = printable(given);
  await registerFont(charactersOf(document));
  const page = h(
    Page,
    { size: "A4", style: styles.page },
    h(Text, { style: styles.title }, document.title),
    h(Text, { style: styles.subtitle }, document.subtitle),
    ...document.blocks.map((block, i) => drawBlock(block, i)),
    h(
      View,
      { style: styles.footer, fixed: true },
      ...document.footer.map((line) => h(Text, { key: line }, line)),
      h(Text, { render: ({ pageNumber, totalPages }) => `${pageNumber} / ${totalPages}` }),
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
                  style: [i === 0 ? styles.firstCell : styles.cell, line === 0 ? { fontWeight: 700 as const } : {}],
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
          h(
            View,
            { key: `${i}-${title}`, style: [styles.row, { paddingLeft: level * 10 }], wrap: false },
            h(
              View,
              { style: { flex: 3, paddingRight: 8 } },
              h(Text, {}, title),
              ...notes.map((note) => h(Text, { key: note, style: styles.note }, note)),
            ),
            h(Text, { style: styles.cell }, value),
          ),
        ),
      );
  }
}
