import type { DealRules } from "./deal-facts";

export const CONCENTRATIONS = ["company", "domain", "stage", "vintage"] as const;
export type ConcentrationBy = (typeof CONCENTRATIONS)[number];

export interface ConcentrationRow {
  readonly by: ConcentrationBy;
  readonly key: string;
  readonly deals: number;
  readonly amount: number;
  /** Of all the money still at work; the rows of one kind sum to 1. */
  readonly share: number;
  readonly limit: number;
  readonly isBreach: boolean;
}

export interface ConcentratedDeal {
  readonly company: string;
  readonly domain: string;
  readonly stage: string;
  readonly vintage: string;
  /** Money paid in for what is still held. */
  readonly amount: number;
}

/** Money still at work by company, domain, stage and vintage, largest first, against the limits. */
export function bookConcentration(deals: readonly ConcentratedDeal[], rules: DealRules): ConcentrationRow[] {
  const total = deals.reduce((sum, { amount }) => sum + amount, 0);
  if (!(total > 0)) return [];
  const limits = {
    company: rules.companyLimit,
    domain: rules.domainLimit,
    stage: rules.stageLimit,
    vintage: rules.vintageLimit,
  };
  return CONCENTRATIONS.flatMap((by) => {
    const groups = new Map<string, { deals: number; amount: number }>();
    for (const deal of deals) {
      const group = groups.get(deal[by]) ?? { deals: 0, amount: 0 };
      group.deals++;
      group.amount += deal.amount;
      groups.set(deal[by], group);
    }
    return [...groups]
      .map(([key, group]) => {
        const share = group.amount / total;
        return { by, key, ...group, share, limit: limits[by], isBreach: share > limits[by] };
      })
      .sort((a, b) => b.share - a.share);
  });
}
