import type { z } from "zod";
import { sumBy } from "../../sum";
import type { decisionShape } from "./decision-shape";
import type { measureShape } from "./measure-shape";
import type { payShape } from "./pay-shape";
import type { toleranceShape } from "./tolerance-shape";

type Path = readonly (string | number)[];

interface Problem {
  readonly path: Path;
  readonly code: string;
}

/** The parts of a definition that depend on each other. */
interface Checked {
  readonly measures: readonly z.infer<typeof measureShape>[];
  readonly decision: z.infer<typeof decisionShape>;
  readonly tolerance: z.infer<typeof toleranceShape> | null;
  readonly pay?: z.infer<typeof payShape> | undefined;
}

/** What the fields of a definition cannot say one by one: where they contradict each other. */
export function schemeProblems({ measures, decision, tolerance, pay }: Checked): readonly Problem[] {
  return [
    ...measureProblems(measures),
    ...decisionProblems(decision),
    ...toleranceProblems(tolerance),
    ...(pay === undefined ? [] : payProblems(pay)),
  ];
}

function measureProblems(measures: Checked["measures"]): Problem[] {
  const problems: Problem[] = [];
  const ids = measures.map(({ id }) => id);
  ids.forEach((id, i) => {
    if (ids.indexOf(id) !== i) problems.push({ path: ["measures", i, "id"], code: "measureNamedTwice" });
  });
  const books = [...new Set(measures.map(({ book }) => book))];
  if (books.includes("whole") && books.length > 1)
    problems.push({ path: ["measures"], code: "wholeBookMixedWithParts" });
  for (const book of books) {
    const members = measures.filter((item) => item.book === book);
    if (!sumsToOne(members.map(({ weight }) => weight)))
      problems.push({ path: ["measures"], code: "weightsDoNotSumToOne" });
  }
  measures.forEach((measure, i) => {
    problems.push(...curveProblems(measure.curve, ["measures", i, "curve"]));
    if (measure.kind === "cycle" && !sumsToOne(measure.parts.map(({ weight }) => weight)))
      problems.push({ path: ["measures", i, "parts"], code: "weightsDoNotSumToOne" });
    if (measure.kind === "cycle" && measure.of.kind === "indicator" && measure.against.kind === "benchmark")
      problems.push({ path: ["measures", i, "against"], code: "indicatorHasNoBenchmark" });
    if (
      measure.kind === "fundResult" &&
      (measure.result === "dpi" || measure.result === "rvpi") &&
      (measure.against.kind === "corridor" || measure.against.kind === "quartile")
    )
      problems.push({ path: ["measures", i, "against"], code: "noCorridorOfResult" });
  });
  return problems;
}

function decisionProblems({ aheadFrom, behindBelow, actions }: Checked["decision"]): Problem[] {
  const problems: Problem[] = behindBelow <= aheadFrom ? [] : [{ path: ["decision"], code: "thresholdsCross" }];
  actions?.rules.forEach(({ breach, below, after, withinQuarters }, i) => {
    const path = ["decision", "actions", "rules", i];
    if ((breach === "scoreBelow") !== (below !== undefined))
      problems.push({ path: [...path, "below"], code: breach === "scoreBelow" ? "scoreMissing" : "scoreWithoutUse" });
    if (withinQuarters !== null && withinQuarters < after)
      problems.push({ path: [...path, "withinQuarters"], code: "windowShorterThanCount" });
  });
  return problems;
}

function toleranceProblems(tolerance: Checked["tolerance"]): Problem[] {
  return (tolerance?.deals?.classes ?? []).flatMap(({ paperLossWeight }, i) => {
    const path = ["tolerance", "deals", "classes", i, "paperLossWeight"];
    const outside = paperLossWeight.some(({ score }) => score < 0 || score > 1);
    return [...curveProblems(paperLossWeight, path), ...(outside ? [{ path, code: "shareOutOfRange" }] : [])];
  });
}

function payProblems({ award, deferral, bank, highWaterMark }: NonNullable<Checked["pay"]>): Problem[] {
  const problems: Problem[] = [];
  const at = (path: Path, code: string) => problems.push({ path: ["pay", ...path], code });
  if (award.kind === "score") {
    problems.push(...curveProblems(award.multiples, ["pay", "award", "multiples"]));
    if (award.multiples.some(({ score }) => score < 0)) at(["award", "multiples"], "negativeMultiple");
    if (award.floor !== null && award.cap !== null && award.cap < award.floor) at(["award", "cap"], "floorAboveCap");
  }
  if (award.kind === "valueAdded" && bank === null && !highWaterMark) at(["bank"], "valueAddedNeedsBank");
  if (award.kind === "carry" && award.catchUpShare > 0 && award.catchUpShare <= award.carry)
    at(["award", "catchUpShare"], "catchUpNotAboveCarry");
  if (bank !== null && bank.payout.numerator > bank.payout.denominator) at(["bank", "payout"], "shareOutOfRange");
  if (deferral !== null) {
    const instalments = Math.max(0, deferral.years - (deferral.countsYear0 ? 1 : 0) - deferral.firstInstalment + 1);
    if (instalments === 0) at(["deferral", "years"], "noInstalments");
    const weights = deferral.instalmentWeights;
    if (weights !== null && weights.length !== instalments)
      at(["deferral", "instalmentWeights"], "wrongNumberOfWeights");
    if (weights?.every((weight) => weight === 0)) at(["deferral", "instalmentWeights"], "noWeights");
    const { rule } = deferral;
    if (rule.kind === "marginalBands" || rule.kind === "wholeBands") {
      const ends = rule.bands.map(({ upTo }) => (upTo === null ? Number.POSITIVE_INFINITY : Number(upTo)));
      if (ends.at(-1) !== Number.POSITIVE_INFINITY || ends.some((end, i) => i > 0 && !(end > ends[i - 1]!)))
        at(["deferral", "rule", "bands"], "bandsNotInOrder");
    }
  }
  return problems;
}

function curveProblems(points: readonly { x: number }[], path: Path): Problem[] {
  const falls = points.some((point, k) => k > 0 && point.x < points[k - 1]!.x);
  const crowded = points.some((point, k) => k > 1 && point.x === points[k - 2]!.x);
  return [
    ...(falls ? [{ path, code: "pointsNotInOrder" }] : []),
    ...(crowded ? [{ path, code: "tooManyPointsAtOnePlace" }] : []),
  ];
}

const sumsToOne = (weights: readonly number[]): boolean => Math.abs(sumBy(weights, (weight) => weight) - 1) <= 1e-9;
