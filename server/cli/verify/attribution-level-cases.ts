import { z } from "zod";
import { contribution } from "@/server/core/attribution/contribution";
import { type GroupEffects, hierarchicalAttribution } from "@/server/core/attribution/hierarchical-attribution";
import {
  interactionPlaces,
  itemAt,
  keyOf,
  numbers,
  PRINTED_WEIGHTS,
  returnList,
  segmentsOf,
} from "./attribution-case-options";
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

/** The peer joins the names of a path with hyphens. */
const byPath = (groups: readonly GroupEffects[], effect: "allocation" | "selection" | "interaction") =>
  Object.fromEntries(groups.map((group) => [group.path.join("-"), group[effect]]));

const hierarchical = caseKind({
  name: "hierarchical attribution",
  input: z.strictObject({
    securities: z.array(z.string()),
    portfolio_weights: numbers,
    benchmark_weights: numbers,
    portfolio_returns: returnList,
    benchmark_returns: returnList,
    hierarchy: z.record(z.string(), z.array(z.string())),
    decision_order: z.array(z.string()),
    approach: z.enum(["arithmetic", "geometric"]),
    anchored: z.boolean(),
    interaction: keyOf(interactionPlaces).default("in-selection"),
  }),
  compute(input) {
    const count = input.securities.length;
    const segments = segmentsOf({
      categories: input.securities,
      portfolioWeights: input.portfolio_weights,
      benchmarkWeights: input.benchmark_weights,
      portfolioReturns: input.portfolio_returns,
      benchmarkReturns: input.benchmark_returns,
    });
    const result = hierarchicalAttribution(
      segments.map((segment, i) => ({
        ...segment,
        path: input.decision_order.map((level) => {
          const names = input.hierarchy[level];
          if (!names) throw new UnsupportedCaseError(`no level ${level} in the hierarchy`);
          return itemAt(names, i, count);
        }),
      })),
      {
        approach: input.approach,
        anchored: input.anchored,
        interaction: interactionPlaces[input.interaction],
        unheld: "zeroReturn",
        weightTolerance: PRINTED_WEIGHTS,
      },
    );
    const eachLevel = (effect: "allocation" | "selection" | "interaction") =>
      Object.fromEntries(result.levels.map(({ groups }, level) => [`Level ${level + 1}`, byPath(groups, effect)]));
    const allocations = result.levels.map(({ allocation }, level) => [`Level ${level + 1} Allocation`, allocation]);
    const geometric = input.approach === "geometric";
    const shown = result.interaction === null ? {} : { Interaction: result.interaction };
    return {
      "Excess returns": { [geometric ? "Geometric" : "Arithmetic"]: result.activeReturn },
      "Multi-level attribution": { ...Object.fromEntries(allocations), Selection: result.selection, ...shown },
      "Allocation at each level": eachLevel("allocation"),
      "Selection at each level": eachLevel("selection"),
      "Interaction at each level": result.interaction === null ? undefined : eachLevel("interaction"),
    };
  },
});

const contributionCase = caseKind({
  name: "linked contribution",
  input: z.strictObject({
    categories: z.array(z.string()),
    period_ends: z.array(z.string()),
    weights: z.array(numbers),
    returns: z.array(returnList),
    weights_are: z.literal("start of each period").optional(),
    linking: z.enum(["k_t = ln(1+R_t)/R_t over k = ln(1+R)/R", "Carino", "logarithmic"]),
  }),
  compute(input) {
    const count = input.period_ends.length;
    const periods = input.period_ends.map((_, t) => {
      const weights = itemAt(input.weights, t, count);
      const returns = itemAt(input.returns, t, count);
      itemAt(weights, 0, input.categories.length);
      return { weights, returns };
    });
    const result = contribution(periods, PRINTED_WEIGHTS);
    return {
      contribution: [...result.contributions],
      contribution_by_period: result.byPeriod.map((row) => [...row]),
      return_by_period: [...result.periodReturns],
      total_return: result.totalReturn,
    };
  },
});

export const attributionLevelCases: CaseKind[] = [hierarchical, contributionCase];
