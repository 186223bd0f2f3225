import { sumBy } from "../sum";
import {
  type AggregatedInsurer,
  type CompanyCapital,
  type CompanyRisks,
  companyCapital,
  type OtherModules,
} from "./aggregate";
import { allocatedCapital, type CapitalAllocation } from "./allocate-capital";
import { type CapitalBook, type CapitalHolding, type CapitalLine, capitalBook } from "./capital-book";
import type { CrossRules } from "./regimes/cross-rules";
import { type MarketSubModule, marketSubModules } from "./regimes/cross-tables";
import type { ClampReading } from "./risk-factor";
import { type RiskRating, type SolvencyPosition, solvencyPosition } from "./solvency-position";

/** The institution around the book. Money in CNY; null where it is not known. */
export interface CapitalInstitution {
  readonly insurer: AggregatedInsurer;
  readonly totalAssets: number | null;
  readonly actualCapital: number | null;
  readonly coreCapital: number | null;
  readonly riskRating: RiskRating;
  /** Minimum capital of what is not in the book. */
  readonly otherMarket: Readonly<Partial<Record<MarketSubModule, number>>>;
  readonly otherModules: OtherModules;
  readonly taxRate: number;
}

/** One asset with its share of the company's minimum capital, by both ways of sharing out. */
export interface AllocatedLine extends CapitalLine {
  readonly allocated: number;
  readonly allocatedProportionally: number;
}

/** Where the company stands: book, aggregation, allocation and ratios. */
export interface CapitalPosition {
  readonly book: CapitalBook;
  readonly lines: readonly AllocatedLine[];
  readonly company: CompanyCapital;
  readonly allocation: CapitalAllocation;
  /** Amounts that were aggregated: book and other together. */
  readonly marketAmounts: Readonly<Record<MarketSubModule, number>>;
  readonly moduleAmounts: OtherModules;
  readonly actualCapital: number | null;
  readonly coreCapital: number | null;
  /** null where actual or core capital is not known. */
  readonly solvency: SolvencyPosition | null;
}

const BN = 1e9;

/** What the company's minimum capital is aggregated from. Without known total assets there is no relief by size. */
export const marketRisks = (
  { insurer, totalAssets, otherModules }: CapitalInstitution,
  marketAmounts: Readonly<Record<MarketSubModule, number>>,
  credit: number,
): CompanyRisks => ({
  insurer,
  marketSubModules: marketAmounts,
  otherModules: { ...otherModules, credit },
  totalAssetsBnCny: (totalAssets ?? Number.MAX_VALUE) / BN,
});

/**
 * The whole way from holdings to solvency ratios. Credit charges of the book are added to those outside arithmetically:
 * no correlation between spread and default risk was read.
 *
 * @throws InvalidInputError as capitalBook, companyCapital, solvencyPosition
 * @see C-ROSS II Rules 2, 7, 8, 9
 */
export function capitalPosition(
  holdings: readonly CapitalHolding[],
  institution: CapitalInstitution,
  date: string,
  rules: CrossRules,
  clamp?: ClampReading,
): CapitalPosition {
  const { insurer, totalAssets, actualCapital, coreCapital, riskRating, otherMarket, otherModules } = institution;
  const book = capitalBook(holdings, date, rules, { insurer, totalAssets, clamp });
  const marketAmounts = Object.fromEntries(
    marketSubModules.map((module) => [module, (otherMarket[module] ?? 0) + book.byRisk[module]]),
  ) as Record<MarketSubModule, number>;
  const moduleAmounts: OtherModules = { ...otherModules, credit: (otherModules.credit ?? 0) + book.byRisk.credit };
  const risks = marketRisks(institution, marketAmounts, moduleAmounts.credit ?? 0);
  const company = companyCapital(risks, rules);
  const allocation = allocatedCapital(risks, rules);
  const lines = book.lines.map(
    (line): AllocatedLine => ({
      ...line,
      allocated: sumBy(
        Object.entries(line.charges),
        ([risk, amount]) => amount * allocation.marginal[risk as MarketSubModule],
      ),
      allocatedProportionally: line.charge * allocation.proportional,
    }),
  );
  return {
    book,
    lines,
    company,
    allocation,
    marketAmounts,
    moduleAmounts,
    actualCapital,
    coreCapital,
    solvency:
      actualCapital === null || coreCapital === null
        ? null
        : solvencyPosition({ actualCapital, coreCapital, minimumCapital: company.minimumCapital, riskRating }, rules),
  };
}
