/** The people of the demo institution, and what their records are made to show. Figures follow the ranges of the field. */

export const DEMO_SEED = "longview demo institution";
export const DEMO_FIRST_MONTH = "2014-10-31";
export const DEMO_LAST_MONTH = "2026-09-30";

/** Whose record a visitor should open first: the best over ten years, the worst this quarter. */
export const DEMO_STAR_CODE = "M05";

export interface DemoManager {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly isExternal: boolean;
  readonly desk: string;
  readonly style: string;
}

const desks = {
  bonds: "Fixed income 固定收益部",
  equity: "Listed equity 权益投资部",
  tech: "Technology growth 科技成长部",
  private: "Private equity 股权投资部",
  external: "External mandates 委外投资部",
} as const;

const person = (code: string, name: string, nameZh: string, desk: keyof typeof desks, style: string): DemoManager => ({
  code,
  name,
  nameZh,
  isExternal: desk === "external",
  desk: desks[desk],
  style,
});

export const demoManagers: readonly DemoManager[] = [
  person("M01", "Chen Yun", "陈筠", "bonds", "Core bonds 核心债券"),
  person("M02", "Liu Haibo", "刘海波", "bonds", "Core bonds 核心债券"),
  person("M03", "Xu Ming", "徐鸣", "bonds", "Core bonds 核心债券"),
  person("M04", "Harbour Fixed Income", "海港固收", "external", "Core bonds 核心债券"),
  person("M05", "Zhao Rui", "赵睿", "equity", "Listed equity 上市权益"),
  person("M06", "Sun Jing", "孙菁", "equity", "Listed equity 上市权益"),
  person("M07", "Wang Lei", "王磊", "equity", "Listed equity 上市权益"),
  person("M08", "Li Na", "李娜", "equity", "Listed equity 上市权益"),
  person("M09", "He Qiang", "何强", "tech", "Listed tech growth 上市科技成长"),
  person("M10", "Granite Peak Equity", "花岗岩权益", "external", "Listed equity 上市权益"),
  person("M11", "Zhou Wei", "周维", "tech", "Listed tech growth 上市科技成长"),
  person("M12", "Wu Di", "吴迪", "tech", "Listed tech growth 上市科技成长"),
  person("M13", "Northern Light Technology", "北辰科技投资", "external", "Listed tech growth 上市科技成长"),
  person("M14", "Ma Chao", "马超", "equity", "Multi-asset 多资产"),
  person("M15", "Gao Yuan", "高远", "private", "Direct deals 直接投资"),
  person("M16", "Lin Yue", "林越", "private", "Direct deals 直接投资"),
  person("M17", "Fang Zhou", "方舟", "private", "Direct deals 直接投资"),
  person("M18", "Qingsong Ventures", "青松创投", "external", "Venture funds 创投基金"),
  person("M19", "Yuanhang Capital", "远航资本", "external", "Venture funds 创投基金"),
  person("M20", "Haichuan Growth Partners", "海川成长", "external", "Growth funds 成长基金"),
  person("M21", "Boyuan Growth", "博远成长", "external", "Growth funds 成长基金"),
  person("M22", "Kunlun Life Science Fund", "昆仑生命科学基金", "external", "Venture funds 创投基金"),
  person("M23", "Tang Yi", "唐奕", "private", "Fund of funds 母基金"),
  person("M24", "Shen Jiahui", "沈嘉慧", "private", "Fund of funds 母基金"),
];

/** A listed portfolio: how its active return is drawn. Yearly figures; the last quarter is set, the rest is luck around skill. */
export interface LiquidStory {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly assetClass: "coreBonds" | "listedEquity" | "listedTechGrowth";
  readonly desk: string;
  readonly style: string;
  readonly benchmark: string;
  readonly startMonth: string;
  readonly trackingError: number;
  readonly informationRatio: number;
  /** Active return of the last three months together. */
  readonly lastQuarter: number;
  /** Value in CNY at the start. */
  readonly startValue: number;
  /** Whether weights and returns by sector are delivered. */
  readonly hasSegments: boolean;
}

const liquid = (
  code: string,
  [name, nameZh]: readonly [string, string],
  assetClass: LiquidStory["assetClass"],
  benchmark: string,
  [trackingError, informationRatio, lastQuarter]: readonly [number, number, number],
  startValue: number,
  startMonth = DEMO_FIRST_MONTH,
): LiquidStory => ({
  code,
  name,
  nameZh,
  assetClass,
  desk: assetClass === "coreBonds" ? desks.bonds : assetClass === "listedEquity" ? desks.equity : desks.tech,
  style: {
    coreBonds: "Core bonds 核心债券",
    listedEquity: "Listed equity 上市权益",
    listedTechGrowth: "Listed tech growth 上市科技成长",
  }[assetClass],
  benchmark,
  startMonth,
  trackingError,
  informationRatio,
  lastQuarter,
  startValue,
  hasSegments: assetClass !== "coreBonds" && benchmark !== "BM-MIX",
});

export const liquidStories: readonly LiquidStory[] = [
  liquid("P01", ["Core bonds A", "核心债券一号"], "coreBonds", "BM-BOND", [0.009, 1.05, 0.0012], 12e9),
  liquid("P02", ["Core bonds B", "核心债券二号"], "coreBonds", "BM-BOND", [0.006, 0.1, -0.003], 9e9),
  liquid("P03", ["Core bonds index-near", "核心债券近指数"], "coreBonds", "BM-BOND", [0.002, -0.2, 0.0002], 15e9),
  liquid("P04", ["Core bonds external", "委外债券"], "coreBonds", "BM-BOND", [0.008, 0.3, -0.0085], 6e9, "2017-01-31"),
  liquid("P05", ["Long-horizon equity", "长周期权益"], "listedEquity", "BM-BROAD", [0.06, 0.95, -0.13], 3.2e9),
  liquid("P05B", ["Dividend equity", "红利权益"], "listedEquity", "BM-DIV", [0.04, 0.8, -0.05], 1.1e9, "2019-01-31"),
  liquid("P06", ["Momentum equity", "动量权益"], "listedEquity", "BM-BROAD", [0.11, 1.4, 0.11], 0.9e9, "2025-01-31"),
  liquid("P07", ["Value equity", "价值权益"], "listedEquity", "BM-BROAD", [0.055, -0.55, 0.032], 2.4e9),
  liquid("P08", ["Core equity", "核心权益"], "listedEquity", "BM-BROAD", [0.05, 0.45, -0.03], 2.8e9),
  liquid(
    "P09",
    ["Technology leaders", "科技龙头"],
    "listedTechGrowth",
    "BM-TECH",
    [0.08, 0.3, 0.008],
    1.2e9,
    "2021-05-31",
  ),
  liquid("P10", ["External equity", "委外权益"], "listedEquity", "BM-BROAD", [0.05, 0.75, -0.024], 2e9, "2016-01-31"),
  liquid(
    "P11",
    ["Hard technology", "硬科技"],
    "listedTechGrowth",
    "BM-TECH",
    [0.09, 0.55, -0.055],
    0.8e9,
    "2016-07-31",
  ),
  liquid("P12", ["Digital growth", "数字成长"], "listedTechGrowth", "BM-TECH", [0.09, -0.3, 0.04], 1e9, "2018-01-31"),
  liquid(
    "P13",
    ["External technology", "委外科技"],
    "listedTechGrowth",
    "BM-TECH",
    [0.1, -0.35, -0.018],
    0.7e9,
    "2019-01-31",
  ),
  liquid("P14", ["Multi-asset", "多资产"], "listedEquity", "BM-MIX", [0.035, -0.35, 0.005], 3.5e9, "2015-01-31"),
];

/** A private fund: how its money comes and goes. Yearly growth, in three stretches of its life. */
export interface FundStory {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly assetClass: "ventureFund" | "growthFund" | "fundOfFunds";
  readonly style: string;
  readonly vintageYear: number;
  /** CNY. */
  readonly commitment: number;
  /** Growth per year in the first three years, in the next four, and after. */
  readonly growth: readonly [number, number, number];
  readonly noise: number;
  /** Share of the mark before that each mark keeps: 0 honest, 0.8 smoothed. */
  readonly smoothing: number;
}

const fund = (
  code: string,
  [name, nameZh]: readonly [string, string],
  assetClass: FundStory["assetClass"],
  vintageYear: number,
  commitment: number,
  growth: FundStory["growth"],
  noise = 0.05,
  smoothing = 0,
): FundStory => ({
  code,
  name,
  nameZh,
  assetClass,
  style: {
    ventureFund: "Venture funds 创投基金",
    growthFund: "Growth funds 成长基金",
    fundOfFunds: "Fund of funds 母基金",
  }[assetClass],
  vintageYear,
  commitment,
  growth,
  noise,
  smoothing,
});

export const fundStories: readonly FundStory[] = [
  fund("F18", ["Qingsong Deep Tech II", "青松硬科技二期"], "ventureFund", 2024, 600e6, [0.02, 0.2, 0.15], 0.008),
  fund("F21A", ["Boyuan Ventures I", "博远创投一期"], "ventureFund", 2017, 400e6, [-0.04, 0.24, 0.14], 0.05),
  fund("F19", ["Yuanhang Frontier", "远航前沿"], "ventureFund", 2022, 500e6, [-0.24, -0.2, 0], 0.03),
  fund("F20", ["Haichuan Growth III", "海川成长三期"], "growthFund", 2016, 800e6, [0.04, 0.26, 0.14], 0.05),
  fund("F21", ["Boyuan Growth II", "博远成长二期"], "growthFund", 2018, 700e6, [0.03, 0.17, 0.1], 0.05),
  fund("F22", ["Kunlun Life Science", "昆仑生命科学"], "ventureFund", 2019, 450e6, [0.04, 0.13, 0.1], 0.08, 0.85),
  fund("F23A", ["Fund of funds 2015", "母基金2015"], "fundOfFunds", 2015, 1000e6, [0.02, 0.19, 0.12], 0.04),
  fund("F23B", ["Fund of funds 2019", "母基金2019"], "fundOfFunds", 2019, 1200e6, [0.01, 0.16, 0.1], 0.04),
  fund("F24", ["Fund of funds 2021", "母基金2021"], "fundOfFunds", 2021, 900e6, [-0.01, 0.11, 0.1], 0.03),
];

export interface DemoAssignment {
  readonly manager: string;
  readonly portfolio: string;
  readonly credit: "decision" | "holding";
  readonly share: number;
  readonly from: string;
  readonly until: string | null;
}

const answers = (
  manager: string,
  portfolio: string,
  from: string,
  until: string | null = null,
  share = 1,
): DemoAssignment => ({ manager, portfolio, credit: "holding", share, from, until });

/** Who answered for what. P08 changed hands in the middle of a cycle; F24 is shared. */
export const demoAssignments: readonly DemoAssignment[] = [
  answers("M01", "P01", "2014-10-01"),
  answers("M02", "P02", "2014-10-01"),
  answers("M03", "P03", "2014-10-01"),
  answers("M04", "P04", "2017-01-01"),
  answers("M05", "P05", "2014-10-01"),
  answers("M05", "P05B", "2019-01-01"),
  answers("M06", "P06", "2025-01-01"),
  answers("M07", "P07", "2014-10-01"),
  answers("M09", "P08", "2014-10-01", "2021-04-30"),
  answers("M08", "P08", "2021-05-01"),
  answers("M09", "P09", "2021-05-01"),
  answers("M10", "P10", "2016-01-01"),
  answers("M11", "P11", "2016-07-01"),
  answers("M12", "P12", "2018-01-01"),
  answers("M13", "P13", "2019-01-01"),
  answers("M14", "P14", "2015-01-01"),
  answers("M15", "D15", "2017-01-01"),
  answers("M16", "D16", "2019-01-01"),
  answers("M17", "D17", "2018-01-01"),
  answers("M18", "F18", "2024-01-01"),
  answers("M21", "F21A", "2017-01-01"),
  answers("M19", "F19", "2022-01-01"),
  answers("M20", "F20", "2016-01-01"),
  answers("M21", "F21", "2018-01-01"),
  answers("M22", "F22", "2019-01-01"),
  answers("M23", "F23A", "2015-01-01"),
  answers("M23", "F23B", "2019-01-01"),
  answers("M23", "F24", "2021-01-01", null, 0.4),
  answers("M24", "F24", "2021-01-01", null, 0.6),
];
