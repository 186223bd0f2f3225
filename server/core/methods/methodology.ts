import type { MethodCard, MethodSubject } from "./method-card";
import { methodSubjects } from "./method-card";

const subjectNames: Record<MethodSubject, string> = {
  returns: "Returns 收益",
  risk: "Risk 风险",
  evidence: "Evidence 证据",
  attribution: "Attribution 归因",
  privateEquity: "Private markets 私募市场",
  yield: "Investment yield 投资收益率",
  capital: "Solvency capital 偿付能力资本",
  liabilities: "Liabilities 负债",
  schemes: "Schemes 考核方案",
  pay: "Pay 薪酬",
};

const list = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : `\n**${heading}**\n${lines.map((line) => `- ${line}`).join("\n")}\n`;

/** Names that are the same in both languages stand once. */
const both = ({ en, zh }: { en: string; zh: string }) => (en === zh ? en : `${en} ${zh}`);

function cardText(card: MethodCard): string {
  return [
    `### ${card.name.en} · ${card.name.zh}\n`,
    `${card.answers.en}  \n${card.answers.zh}\n`,
    `\`\`\`\n${card.formula}\n\`\`\``,
    list(
      "Inputs",
      card.inputs.map(({ symbol, meaning }) => `\`${symbol}\`: ${both(meaning)}`),
    ),
    list("Conventions", card.conventions.map(both)),
    list("Alternatives", card.alternatives.map(both)),
    list("Not available when", card.unavailable.map(both)),
    list("Where tools disagree", card.disagreements.map(both)),
    list("Sources", card.sources),
    `\nComputed by \`${card.code}\`; card \`${card.id}\`.\n`,
  ].join("\n");
}

/** `docs/methodology.md`: every method card, by subject, in both languages. */
export function methodologyText(cards: readonly MethodCard[]): string {
  const parts = methodSubjects.flatMap((subject) => {
    const own = cards.filter((card) => card.subject === subject);
    return own.length === 0 ? [] : [`## ${subjectNames[subject]}\n`, ...own.map(cardText)];
  });
  return [
    "# Methodology\n",
    "Every measure of Longview with its formula, conventions and sources. Written from the method cards in `server/core/methods/`",
    "by `npm run -s longview -- methods`; do not edit by hand.\n",
    ...parts,
  ].join("\n");
}
