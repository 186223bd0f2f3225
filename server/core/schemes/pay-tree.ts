import { measured, unavailable } from "../measured";
import { Exact } from "../pay/exact";
import type { EvaluationNode, FigureInput } from "./evaluation";
import type { PayYear } from "./pay/pay-year";
import type { SchemeDefinition } from "./scheme-definition";

/** The derivation of a person's pay of a year, from the award down to the tranches. Money is exact in `amount`. */
export function payNode({ pay }: SchemeDefinition, year: PayYear): EvaluationNode {
  const { award, bank } = year;
  return {
    ...money("pay", year.paid, "paid = upfront + Σ vested", { year: year.year }, [
      input("upfront", year.upfront),
      input("vested", new Exact(year.paid).minus(year.upfront).toFixed()),
      input("clawedBack", year.clawedBack),
    ]),
    children: [
      award === null
        ? { ...money("payAward", "0", null, { reason: "noAward" }), value: unavailable("noScores") }
        : money(
            "payAward",
            award.amount,
            FORMULAS[pay?.award.kind ?? "score"],
            { reason: award.reason ?? "none", gates: award.missedGates.join(", ") },
            [
              ...known("targetPay", award.target),
              ...known("valueAdded", award.base),
              ...(award.multiple === null
                ? []
                : [{ name: "multiple", value: Number(award.multiple), unit: "multiple" } as const]),
              input("earned", award.earned),
              { name: "gateFactor", value: Number(award.gateFactor), unit: "share" },
              ...known("matrixMaximum", award.matrix?.maximum ?? null),
            ],
          ),
      money("payPool", year.declared, "declared = award · pool ÷ Σ awards", {}, known("award", award?.amount ?? null)),
      ...(bank === null
        ? []
        : [
            money("payBank", bank.closing, "closing = opening + interest + declared − adjusted − paid", {}, [
              input("opening", bank.opening),
              input("interest", bank.interest),
              input("declared", bank.declared),
              input("adjusted", bank.adjusted),
              input("paid", bank.paid),
            ]),
          ]),
      money("payDeferral", year.deferred, "granted = upfront + deferred", {}, [
        input("granted", year.granted),
        input("upfront", year.upfront),
      ]),
      ...year.vested.map(({ paid, amount, awardYear, vestsOn }) =>
        money("payTranche", paid, "paid = amount · (cash + units · index)", { awardYear }, [
          input("amount", amount),
          { name: "vestsOn", value: vestsOn, unit: "date" },
        ]),
      ),
      ...year.malus.map(({ event, on, cut }) =>
        money("payMalus", cut, "cut = share · unvested", { event }, [{ name: "eventOn", value: on, unit: "date" }]),
      ),
      ...year.clawbacks.map(({ cause, awardYear, on, awarded, restated, fromBank, fromUnvested, fromPaid }) =>
        money("payClawback", fromPaid, "recovered = awarded − restated", { cause, awardYear }, [
          ...known("awarded", awarded),
          ...known("restated", restated),
          input("fromBank", fromBank),
          input("fromUnvested", fromUnvested),
          { name: "eventOn", value: on, unit: "date" },
        ]),
      ),
    ],
  };
}

const FORMULAS = {
  score: "award = min(cap, max(floor, target · multiple)) · gates",
  valueAdded: "award = share · value added",
  carry: "award = part · carry",
} as const;

function money(
  key: string,
  amount: string,
  formula: string | null,
  facts: EvaluationNode["facts"],
  inputs: readonly FigureInput[] = [],
): EvaluationNode {
  return {
    key,
    facts,
    formula,
    unit: "money",
    value: measured(Number(amount)),
    amount,
    weight: null,
    effectiveWeight: null,
    inputs,
    sources: [],
    children: [],
  };
}

const input = (name: string, value: string): FigureInput => ({ name, value, unit: "money" });
const known = (name: string, value: string | null): FigureInput[] => (value === null ? [] : [input(name, value)]);
