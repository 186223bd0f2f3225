import { deferralSchedule } from "../../pay/deferral";
import { deferralCheck } from "../../pay/deferral-check";
import { DEFERRAL_REQUIREMENTS, type DeferralRegime } from "../../pay/deferral-rules";
import { exact, ZERO } from "../../pay/exact";
import { deferralRule } from "../pay/deferral-rule";
import type { SchemePay } from "../scheme-definition";
import { type ClauseFinding, finding, notApplicable, type RuleCase } from "./clause-finding";
import type { ClauseDemand } from "./regime-clauses";

/** A demand that only a scheme with pay can meet. */
export type PayDemand = Extract<
  ClauseDemand,
  {
    kind:
      | "payMatrix"
      | "ownMoney"
      | "salaryMultiple"
      | "solvencyGate"
      | "malus"
      | "clawbackOnRestatement"
      | "clawbackYears"
      | "clawbackEvents"
      | "clawbackFromLeavers"
      | "carryEscrow"
      | "carryGiveback"
      | "deferral";
  }
>;

/** Tries a demand on pay. @throws InvalidInputError as the pay functions do */
export function payFindings(demand: PayDemand, pay: SchemePay, example: RuleCase): readonly ClauseFinding[] {
  const { award, clawback, matrix, ownMoney, malus } = pay;
  switch (demand.kind) {
    case "payMatrix": {
      const fits = matrix !== null && matrix.farBelow <= demand.farBelow && matrix.leastCut >= demand.leastCut;
      return [finding(fits, demand.leastCut, matrix?.leastCut ?? null, "share", "pay.matrix")];
    }
    case "ownMoney": {
      const fits = (ownMoney?.shareOfPay ?? 0) >= demand.atLeast && (ownMoney?.holdYears ?? 0) >= demand.holdYears;
      return [finding(fits, demand.atLeast, ownMoney?.shareOfPay ?? null, "share", "pay.ownMoney")];
    }
    case "salaryMultiple": {
      if (award.kind === "carry") return [notApplicable("pay.award")];
      const most = mostOfSalary(award, example);
      return [
        finding(most !== null && most <= demand.atMost, demand.atMost, most, "multiple", "pay.award.capOfSalary"),
      ];
    }
    case "solvencyGate": {
      const level = (figure: string) =>
        Math.max(
          0,
          ...pay.gates
            .filter((gate) => gate.figure === figure && gate.factorWhenMissed < 1)
            .map(({ atLeast }) => atLeast),
        );
      const [comprehensive, core] = [level("comprehensiveSolvencyRatio"), level("coreSolvencyRatio")];
      const fits = comprehensive >= demand.comprehensive && core >= demand.core;
      return [
        finding(fits, `${demand.comprehensive} / ${demand.core}`, `${comprehensive} / ${core}`, "text", "pay.gates"),
      ];
    }
    case "malus":
      return [
        finding(
          malus.length > 0,
          null,
          malus.length === 0 ? null : malus.map(({ event }) => event).join(", "),
          "text",
          "pay.malus",
        ),
      ];
    case "clawbackOnRestatement": {
      const years = clawback?.onRestatement ? clawback.lookBackYears : null;
      return [finding(years !== null && years >= demand.years, demand.years, years, "years", "pay.clawback")];
    }
    case "clawbackYears": {
      const years = clawback?.lookBackYears ?? null;
      return [
        finding(
          years !== null && years >= demand.atLeast,
          demand.atLeast,
          years,
          "years",
          "pay.clawback.lookBackYears",
        ),
      ];
    }
    case "clawbackEvents": {
      const named = new Set((clawback?.events ?? []).filter(({ share }) => share > 0).map(({ event }) => event));
      const found = demand.events.filter((event) => named.has(event));
      return [
        finding(
          found.length === demand.events.length,
          demand.events.join(", "),
          found.join(", "),
          "text",
          "pay.clawback.events",
        ),
      ];
    }
    case "clawbackFromLeavers":
      return [
        finding(
          clawback?.appliesToLeavers === true,
          null,
          clawback === null ? null : String(clawback.appliesToLeavers),
          "text",
          "pay.clawback.appliesToLeavers",
        ),
      ];
    case "carryEscrow":
      return award.kind === "carry" && award.style === "dealByDeal"
        ? [
            finding(
              award.escrowShare >= demand.atLeast,
              demand.atLeast,
              award.escrowShare,
              "share",
              "pay.award.escrowShare",
            ),
          ]
        : [notApplicable("pay.award")];
    case "carryGiveback": {
      if (award.kind !== "carry") return [notApplicable("pay.award")];
      const terms = award.giveback;
      const fits = terms !== null && terms.taxRate === 0 && terms.withinYears <= demand.withinYears;
      return [finding(fits, demand.withinYears, terms?.withinYears ?? null, "years", "pay.award.giveback")];
    }
    case "deferral":
      return award.kind === "carry" ? [notApplicable("pay.award")] : deferralFindings(demand.regime, pay, example);
  }
}

function deferralFindings(regime: DeferralRegime, pay: SchemePay, example: RuleCase): readonly ClauseFinding[] {
  const requirement = DEFERRAL_REQUIREMENTS.find((row) => row.regime === regime);
  if (requirement === undefined) return [notApplicable("pay.deferral")];
  const { deferral, instrument } = pay;
  const settlementYear = 0;
  const schedule = deferralSchedule(
    example.award,
    deferral === null
      ? { rule: { kind: "share", share: 0 }, settlementYear, years: 1, countsYear0: true }
      : {
          rule: deferralRule(deferral.rule, example.grade),
          settlementYear,
          years: deferral.years,
          countsYear0: deferral.countsYear0,
          firstInstalment: deferral.firstInstalment,
          ...(deferral.instalmentWeights !== null && { instalmentWeights: deferral.instalmentWeights }),
        },
  );
  const inUnits = instrument.kind === "cash" ? ZERO : (schedule.deferredShare ?? ZERO).times(instrument.share);
  const clauses = deferralCheck(example.award, schedule, requirement, {
    isTop: example.isTop,
    instrumentShare: inUnits,
  });
  return clauses.map(({ clause, required, actual, passes }) => ({
    status: passes ? "pass" : "fail",
    aspect: clause,
    required: required.toDecimalPlaces(6).toString(),
    actual: actual.toDecimalPlaces(6).toString(),
    unit: clause === "years" ? "years" : "share",
    path: clause === "instruments" ? "pay.instrument" : "pay.deferral",
  }));
}

/** Most that can be earned, in multiples of the base salary; null where nothing limits it or a figure is not known. */
function mostOfSalary(
  award: Exclude<SchemePay["award"], { kind: "carry" }>,
  { target: agreed, salary }: RuleCase,
): number | null {
  const byTarget = (() => {
    const target = award.kind === "score" ? (agreed ?? award.target) : null;
    if (award.kind !== "score" || target === null || salary === null) return null;
    const top = Math.max(...award.multiples.map(({ score }) => score));
    const base = exact(salary, "salary");
    return base.isZero()
      ? null
      : exact(target, "target")
          .times(Math.min(award.cap ?? top, top))
          .div(base)
          .toNumber();
  })();
  const limits = [award.capOfSalary, byTarget].filter((value) => value !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}
