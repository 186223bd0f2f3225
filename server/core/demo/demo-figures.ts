import { companyCapital } from "../capital/aggregate";
import { crossRulesAt } from "../capital/regimes/cross-rules";
import { addDays, addMonths, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import type { Cell } from "./demo-delivery";

const [FIRST_YEAR, LAST_YEAR] = [2014, 2025];

/** Yearly figures of a mid-sized life insurer, 2014 to 2025, as fractions. */
const yearly = {
  returnOnEquity: [0.118, 0.132, 0.105, 0.112, 0.071, 0.134, 0.108, 0.085, 0.046, 0.039, 0.078, 0.094],
  returnOnAssets: [0.0112, 0.0124, 0.0098, 0.0103, 0.0064, 0.0122, 0.0097, 0.0075, 0.004, 0.0033, 0.0065, 0.0078],
  liabilityCost: [0.036, 0.0358, 0.0352, 0.035, 0.0346, 0.0342, 0.0336, 0.033, 0.0322, 0.0314, 0.0302, 0.0291],
  guaranteedCost: [0.0342, 0.034, 0.0336, 0.0334, 0.033, 0.0327, 0.0322, 0.0316, 0.0309, 0.0301, 0.029, 0.028],
  inflation: [0.02, 0.014, 0.02, 0.016, 0.021, 0.029, 0.025, 0.009, 0.02, 0.002, 0.002, 0],
  investmentYield: [0.051, 0.058, 0.052, 0.051, 0.045, 0.052, 0.053, 0.049, 0.041, 0.039, 0.037, 0.036],
  comprehensiveInvestmentYield: [0.062, 0.064, 0.046, 0.05, 0.036, 0.061, 0.059, 0.046, 0.028, 0.033, 0.055, 0.041],
  fundReturn: [0.055, 0.06, 0.049, 0.051, 0.038, 0.058, 0.057, 0.047, 0.031, 0.035, 0.046, 0.041],
  fundReturnOverDebtCost: [
    0.019, 0.0242, 0.0138, 0.016, 0.0034, 0.0238, 0.0234, 0.014, -0.0012, 0.0036, 0.0158, 0.0119,
  ],
  fundProfitMargin: [0.21, 0.24, 0.19, 0.2, 0.11, 0.23, 0.2, 0.15, 0.04, 0.05, 0.13, 0.16],
  riskWeight: [0.34, 0.35, 0.36, 0.36, 0.35, 0.37, 0.38, 0.38, 0.36, 0.35, 0.36, 0.37],
} as const;

/** Yield of short government paper at quarter ends, by year: four quarters each. */
const riskFreeByYear: Readonly<Record<number, readonly number[]>> = {
  2014: [0.031, 0.032, 0.033, 0.032],
  2015: [0.031, 0.025, 0.023, 0.023],
  2016: [0.021, 0.023, 0.022, 0.025],
  2017: [0.028, 0.034, 0.034, 0.037],
  2018: [0.033, 0.032, 0.029, 0.026],
  2019: [0.024, 0.026, 0.025, 0.024],
  2020: [0.018, 0.021, 0.026, 0.025],
  2021: [0.026, 0.024, 0.024, 0.022],
  2022: [0.021, 0.02, 0.019, 0.021],
  2023: [0.022, 0.019, 0.021, 0.021],
  2024: [0.017, 0.015, 0.014, 0.011],
  2025: [0.015, 0.014, 0.014, 0.013],
  2026: [0.013, 0.013, 0.012],
};

/** Comprehensive and core solvency ratio by year: the new rules of 2022 took much of the core capital out. */
const solvencyByYear: Readonly<Record<number, readonly [number, number]>> = {
  2014: [2.24, 1.46],
  2015: [2.28, 1.48],
  2016: [2.22, 1.45],
  2017: [2.19, 1.43],
  2018: [2.06, 1.38],
  2019: [2.17, 1.43],
  2020: [2.2, 1.44],
  2021: [2.12, 1.4],
  2022: [1.94, 1.26],
  2023: [1.9, 1.22],
  2024: [2.01, 1.29],
  2025: [2.08, 1.33],
  2026: [2.02, 1.3],
};

export interface DemoFigures {
  readonly on: PlainDate;
  /** How long after its day it arrives: quarterly figures with the solvency report, yearly ones with the accounts. */
  readonly label: "quarter" | "year";
  readonly row: Cell[];
}

/** Values of the managers' books at a quarter end, CNY. */
export interface BookValues {
  readonly listed: number;
  readonly unlisted: number;
  readonly bonds: number;
}

const BN = 1e9;
/** Charges per CNY of listed and unlisted equity, as a first estimate of the equity module. */
const [LISTED_CHARGE, UNLISTED_CHARGE] = [0.34, 0.46];

/**
 * Figures of the institution: solvency every quarter, profit, cost and yields every year.
 *
 * @param books values at a quarter end; null before the first
 */
export function demoFigures(books: (quarterEnd: PlainDate) => BookValues | null): DemoFigures[] {
  const figures: DemoFigures[] = [];
  const equityOf = new Map<number, number>();
  for (let on = "2014-09-30"; on <= "2026-09-30"; on = endOfMonth(addMonths(addDays(on, 1), 2))) {
    const year = Number(on.slice(0, 4));
    const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
    const add = (name: string, value: number | string) => {
      const cells: Cell[] = typeof value === "string" ? [on, name, null, value] : [on, name, value, null];
      figures.push({ on, label: "quarter", row: cells });
    };
    add("riskFree", riskFreeByYear[year]?.[quarter - 1] ?? 0.012);
    const values = books(on);
    if (values === null) continue;
    const money = solvencyMoney(values, on);
    const [comprehensive, core] = solvencyByYear[year]!;
    const actual = Math.round(comprehensive * money.minimumCapital);
    const coreCapital = Math.round(core * money.minimumCapital);
    equityOf.set(year, coreCapital);
    add("insurerKind", "life");
    add("riskRating", comprehensive >= 1.95 ? "AA" : "A");
    add("comprehensiveSolvencyRatio", ratio(actual, money.minimumCapital));
    add("coreSolvencyRatio", ratio(coreCapital, money.minimumCapital));
    add("actualCapital", actual);
    add("coreCapital", coreCapital);
    add("totalAssets", money.totalAssets);
    add("equityAssets", Math.round(values.listed + values.unlisted));
    add("liabilityValue", Math.round(money.totalAssets * 0.87));
    add("liabilityDuration", 16);
    add("assetDuration", 5.39);
    for (const [name, amount] of Object.entries(money.modules)) add(name, amount);
    add("taxRate", 0.25);
    add("costOfCapital", 0.09);
    add("targetSolvencyRatio", 1.8);
    add("portfolioBeta", 1.05);
    const level = indexLevel(on);
    add("equityIndexLevel", level);
    add("equityIndexAverage", Math.round(mean([0, -12, -24, -36].map((back) => indexLevel(addMonths(on, back))))));
  }
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const on = `${year}-12-31`;
    const add = (name: string, value: number) => figures.push({ on, label: "year", row: [on, name, value, null] });
    for (const [name, values] of Object.entries(yearly)) add(name, values[year - FIRST_YEAR]!);
    const equity = equityOf.get(year);
    const totalAssets = figures.find(({ row }) => row[0] === on && row[1] === "totalAssets")?.row[2];
    if (equity === undefined || typeof totalAssets !== "number") continue;
    add("equity", equity);
    add("netIncome", Math.round(equity * yearly.returnOnEquity[year - FIRST_YEAR]!));
    add("netInvestmentIncome", Math.round(totalAssets * yearly.investmentYield[year - FIRST_YEAR]!));
  }
  return figures;
}

/** Total assets, and minimum capital of what lies outside the managers' books; all by rule of thumb from the books. */
function solvencyMoney({ listed, unlisted, bonds }: BookValues, on: PlainDate) {
  const equityCharge = LISTED_CHARGE * listed + UNLISTED_CHARGE * unlisted;
  const totalAssets = Math.round(bonds + (listed + unlisted) / 0.2);
  const modules = {
    lifeInsuranceCapital: Math.round(0.62 * equityCharge),
    otherRateCapital: Math.round(0.7 * equityCharge),
    otherCreditCapital: Math.round(0.22 * equityCharge),
    otherPropertyCapital: Math.round(0.03 * equityCharge),
    otherFxCapital: Math.round(0.01 * equityCharge),
  };
  const rules = crossRulesAt(on < "2022-03-31" ? "2022-03-31" : on);
  const { minimumCapital } = companyCapital(
    {
      insurer: "life",
      marketSubModules: {
        rate: modules.otherRateCapital / BN,
        equity: equityCharge / BN,
        property: (modules.otherPropertyCapital + 0.9e9) / BN,
        fx: modules.otherFxCapital / BN,
      },
      otherModules: {
        life_insurance: modules.lifeInsuranceCapital / BN,
        credit: (modules.otherCreditCapital + 0.018 * bonds) / BN,
      },
      totalAssetsBnCny: totalAssets / BN,
    },
    rules,
  );
  return { totalAssets, modules, minimumCapital: minimumCapital * BN };
}

const ratio = (capital: number, minimum: number) => Math.round((capital / minimum) * 10_000) / 10_000;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A broad index at year ends, for the symmetric adjustment; in between the line between the two. */
const indexAtYearEnd = [2330, 3533, 3731, 3310, 4030, 3010, 4096, 5211, 4940, 3871, 3431, 3934, 4350, 4480];

function indexLevel(on: PlainDate): number {
  const place = Math.max(0, Number(on.slice(0, 4)) - 2014 + Number(on.slice(5, 7)) / 12);
  const [before, way] = [Math.floor(place), place - Math.floor(place)];
  const [from, to] = [indexAtYearEnd[before] ?? 4350, indexAtYearEnd[before + 1] ?? 4480];
  return Math.round(from + (to - from) * way);
}

/** What liabilities are expected to cost and assets to bring over forty years, seen from the end of a year. */
export function demoExpectedFlows(year: number, liabilities: number): Cell[][] {
  const rows: Cell[][] = [];
  const add = (side: "asset" | "liability", name: string, flowYear: number, amount: number) =>
    rows.push([side, name, `${flowYear}-12-31`, (Math.round(amount * 100) / 100).toFixed(2), "CNY"]);
  for (let ahead = 1; ahead <= 40; ahead++) {
    const flowYear = year + ahead;
    // Long promises: small at first, largest after some twenty years.
    add("liability", "Traditional life 传统寿险", flowYear, liabilities * 0.034 * hump(ahead, 21, 12));
    add("liability", "Participating life 分红险", flowYear, liabilities * 0.022 * hump(ahead, 14, 10));
    add("liability", "Annuities 年金险", flowYear, liabilities * 0.02 * hump(ahead, 27, 11));
    if (ahead <= 30) add("asset", "Bonds 债券", flowYear, liabilities * 0.085 * hump(ahead, 4, 6));
    if (ahead <= 10)
      add("asset", "Deposits and plans 存款与债权计划", flowYear, liabilities * 0.03 * hump(ahead, 2, 4));
    add("asset", "Dividends and rents 股息与租金", flowYear, liabilities * 0.009 * 1.02 ** ahead);
  }
  return rows;
}

const hump = (ahead: number, middle: number, width: number) => Math.exp(-(((ahead - middle) / width) ** 2) / 2);
