import { own } from "./compare";

/**
 * Cases often carry, beside the full value, the figure as its source prints it: a field that begins with `published`,
 * with a tolerance of its own. Such a field asks for the same figure again:
 *
 *   published: { ks_pme: 1.14 }, published_4dp: { allocation: 0.0095 }   the fields of these names
 *   published_year3_net_return: 0.1415                                   the field `year3_net_return`
 *   published: 0.494, published_rounded_4dp: 0.1261                      the one other single number the case asks for
 *
 * A kind that answers a `published` field itself is not overruled.
 *
 * @returns the answer with the published fields it can give added
 */
export function withPublishedFigures(
  answer: Readonly<Record<string, unknown>>,
  expectedNames: readonly string[],
  namesBelow: (field: string) => readonly string[],
): Record<string, unknown> {
  const completed: Record<string, unknown> = { ...answer };
  const isPublished = (name: string) => name.startsWith("published");
  for (const name of expectedNames.filter(isPublished)) {
    if (own(completed, name) !== undefined) continue;
    const below = namesBelow(name);
    const suffix = name.slice("published_".length);
    if (below.length > 0) completed[name] = Object.fromEntries(below.map((field) => [field, own(answer, field)]));
    else if (Object.hasOwn(answer, suffix)) completed[name] = answer[suffix];
    else
      completed[name] = theOneNumber(
        answer,
        expectedNames.filter((other) => !isPublished(other)),
      );
  }
  return completed;
}

function theOneNumber(answer: Readonly<Record<string, unknown>>, names: readonly string[]): number | undefined {
  const numbers = names.map((name) => own(answer, name)).filter((value) => typeof value === "number");
  return numbers.length === 1 ? numbers[0] : undefined;
}
