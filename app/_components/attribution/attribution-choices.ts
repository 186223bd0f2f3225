/** The switches of the attribution page, as they stand in the address. Absent means the default. */
export const attributionChoices = {
  model: ["brinsonFachler", "brinsonHoodBeebower"],
  approach: ["arithmetic", "geometric"],
  interaction: ["separate", "inSelection", "inAllocation"],
  linking: ["carino", "menchero", "grap", "frongello", "daviesLaker"],
  unheld: ["otherSideReturn", "zeroReturn"],
} as const;

export type AttributionSwitch = keyof typeof attributionChoices;
export const attributionSwitches = Object.keys(attributionChoices) as AttributionSwitch[];

type Choices = { [S in AttributionSwitch]: (typeof attributionChoices)[S][number] };

type Params = { get(name: string): string | null };

/** The question the address asks; a value it does not know is the default. */
export function attributionQuestionFrom(params: Params) {
  const chosen = Object.fromEntries(
    attributionSwitches.map((name) => {
      const options: readonly string[] = attributionChoices[name];
      const value = params.get(name);
      return [name, value && options.includes(value) ? value : options[0]];
    }),
  ) as Choices;
  return {
    ...chosen,
    portfolio: params.get("portfolio") ?? undefined,
    breakdown: params.get("breakdown") ?? undefined,
    from: params.get("from") ?? undefined,
    to: params.get("to") ?? undefined,
    knownAsOf: params.get("knownAsOf") ?? undefined,
  };
}

/** Where the workbook of an attribution is; see ExcelButton. */
export function attributionExportPath(question: ReturnType<typeof attributionQuestionFrom>): string {
  const given = Object.entries(question).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `attribution?${new URLSearchParams(given)}`;
}
