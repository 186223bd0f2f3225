import { type ImportKind, importKinds } from "./import-kinds.ts";
import { templateExamples } from "./template-examples.ts";

export type TemplateLanguage = "en" | "zh-CN";

const CHINESE = /\p{Script=Han}/u;

/** The heading of a column in a language; codes and attributes are headings as they are. */
function headingOf(kind: ImportKind, name: string, language: TemplateLanguage): string {
  const field = importKinds[kind].find((one) => one.name === name);
  const chinese = field?.aliases.find((alias) => CHINESE.test(alias));
  if (language === "zh-CN" && chinese !== undefined) return chinese;
  return name.replace(/[A-Z]/g, (letter) => (field ? `_${letter.toLowerCase()}` : letter));
}

/** A file to start from, as CSV text with a byte order mark so that Excel reads its characters. */
export function importTemplate(kind: ImportKind, language: TemplateLanguage): string {
  const examples = templateExamples[kind];
  const names = Object.keys(examples[0]);
  const lines = [
    names.map((name) => headingOf(kind, name, language)),
    ...examples.map((example) => names.map((name) => example[name] ?? "")),
  ];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}
