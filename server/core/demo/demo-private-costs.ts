import { Exact, ZERO } from "../pay/exact";
import type { CostOn } from "./demo-capital";
import type { Cell } from "./demo-delivery";

/** Costs of private holdings by their flows: what was called less what came back. */
export function privateCosts(flows: readonly (readonly Cell[])[]): CostOn {
  const paid = new Map<string, { readonly on: string; readonly amount: Exact }[]>();
  for (const [portfolio, deal, on, kind, amount] of flows) {
    if (kind !== "call" && kind !== "distribution") continue;
    const key = `${portfolio} ${deal ?? ""}`;
    const known = paid.get(key) ?? [];
    known.push({ on: String(on), amount: new Exact(String(amount)).times(kind === "call" ? 1 : -1) });
    paid.set(key, known);
  }
  return (portfolio, deal, on) => {
    const until = (paid.get(`${portfolio} ${deal ?? ""}`) ?? []).filter((flow) => flow.on <= on);
    const cost = until.reduce((sum, { amount }) => sum.plus(amount), ZERO);
    return (cost.lt(0) ? ZERO : cost).toFixed(2);
  };
}
