import type { Provenance } from "../capital/regimes/dated-rule";
import type { DeferralBand } from "./deferral";

export type DeferralRegime =
  | "chinaInsurers2012"
  | "chinaStateFinancialFirms2022"
  | "chinaPublicFunds2025Draft"
  | "fsbStandards2009"
  | "solvencyTwoUk"
  | "crdFive"
  | "aifmd"
  | "ukBanks2025";

/** What a pay rule asks of deferral, as a minimum. */
export interface DeferralRequirement extends Provenance {
  readonly regime: DeferralRegime;
  /** Least share deferred; for chairs, general managers, the most senior or very high pay `topShare` where it is higher. */
  readonly share: number;
  readonly topShare: number | null;
  /** Shares by marginal bands instead, in the currency of the rule. */
  readonly bands: readonly DeferralBand[] | null;
  readonly years: number;
  /** Whether the year of settlement is the first of these years. */
  readonly countsYear0: boolean;
  /** Least share of variable pay in units or other instruments; null where the rule asks for none. */
  readonly instrumentShare: number | null;
}

const none = { topShare: null, bands: null, countsYear0: false, instrumentShare: null, validTo: null } as const;

/** Deferral asked by the pay rules that Longview knows; every row is dated, sourced and can be replaced. */
export const DEFERRAL_REQUIREMENTS: readonly DeferralRequirement[] = [
  {
    ...none,
    regime: "chinaInsurers2012",
    share: 0.4,
    topShare: 0.5,
    years: 3,
    countsYear0: true,
    validFrom: "2013-01-01",
    source: "保监发〔2012〕63号",
    sourceDate: "2012-07-19",
    sourceClass: "primary",
    confidence: "high",
    article: "13",
  },
  {
    ...none,
    regime: "chinaStateFinancialFirms2022",
    share: 0.4,
    years: 3,
    validFrom: "2022-08-01",
    source: "财金〔2022〕87号",
    sourceDate: "2022-08-01",
    sourceClass: "secondary",
    confidence: "high",
    note: "The day in August 2022 was not seen.",
  },
  {
    ...none,
    regime: "chinaPublicFunds2025Draft",
    share: 0.4,
    years: 3,
    validFrom: "2025-12-05",
    source: "AMAC 基金管理公司绩效考核管理指引 (draft)",
    sourceDate: "2025-12-05",
    sourceClass: "secondary",
    confidence: "medium",
    note: "The final text of 17 April 2026 was not seen.",
  },
  {
    ...none,
    regime: "fsbStandards2009",
    share: 0.4,
    topShare: 0.6,
    years: 3,
    instrumentShare: 0.5,
    validFrom: "2009-09-25",
    source: "FSB Implementation Standards",
    sourceDate: "2009-09-25",
    sourceClass: "memory",
    confidence: "high",
  },
  {
    ...none,
    regime: "solvencyTwoUk",
    share: 0.4,
    years: 3,
    validFrom: "2016-08-01",
    source: "PRA SS10/16 on DR 2015/35 Art. 275",
    sourceDate: "2016-08-01",
    sourceClass: "primary",
    confidence: "high",
    note: "Below 40% is very unlikely to be accepted; Art. 275 itself says a substantial portion.",
  },
  {
    ...none,
    regime: "crdFive",
    share: 0.4,
    topShare: 0.6,
    years: 4,
    instrumentShare: 0.5,
    validFrom: "2020-12-29",
    source: "Directive 2019/878 (CRD V)",
    sourceDate: "2019-05-20",
    sourceClass: "memory",
    confidence: "high",
    article: "94",
  },
  {
    ...none,
    regime: "aifmd",
    share: 0.4,
    topShare: 0.6,
    years: 3,
    instrumentShare: 0.5,
    validFrom: "2013-07-22",
    source: "Directive 2011/61 (AIFMD) Annex II",
    sourceDate: "2011-06-08",
    sourceClass: "primary",
    confidence: "high",
    note: "Three years unless the life of the fund is shorter.",
  },
  {
    ...none,
    regime: "ukBanks2025",
    share: 0.4,
    bands: [
      { upTo: 660_000, rate: 0.4 },
      { upTo: null, rate: 0.6 },
    ],
    years: 4,
    instrumentShare: 0.5,
    validFrom: "2025-10-16",
    source: "PRA PS21/25 and FCA PS25/15",
    sourceDate: "2025-10-15",
    sourceClass: "secondary",
    confidence: "high",
  },
];
