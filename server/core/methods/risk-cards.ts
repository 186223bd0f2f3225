import type { Bilingual, MethodCard } from "./method-card";

const both = (en: string, zh: string): Bilingual => ({ en, zh });
const input = (symbol: string, en: string, zh: string): MethodCard["inputs"][number] => ({
  symbol,
  meaning: { en, zh },
});

const returns = input("r", "returns per period, fractions", "各期收益率（小数）");
const benchmark = input("b", "returns of the benchmark over the same periods, fractions", "同期基准收益率（小数）");
const riskFree = input(
  "f",
  "risk-free return per period, one number or one per period",
  "每期无风险收益率：单一数值或逐期数值",
);
const count = input("n", "number of periods", "期数");
const perYear = input("k", "periods per year: 12 for months, 4 for quarters", "每年期数：月度为 12，季度为 4");
const target = input(
  "MAR",
  "least acceptable return per period, fraction; 0 by default",
  "每期最低可接受收益率（小数），默认 0",
);
const yearly = input("R", "annualised geometric return, fraction per year", "年化几何收益率（小数/年）");
const confidence = input("c", "confidence: 0.95 looks at the worst 5% of periods", "置信水平：0.95 指最差的 5% 时期");

const fewerThanTwo = both("Fewer than two periods", "不足两期");
const noPeriods = both("There are no periods", "没有任何一期");
const noVariation = both("Every period is alike", "各期数值完全相同");
const noDownside = both("No period is below the target", "没有任何一期低于目标收益");
const noDrawdown = both("The value never fell below a peak", "净值从未低于前期高点");
const wealthNotPositive = both("A period loses more than everything", "某期亏损超过全部本金");
const lossesNegative = both(
  "Results are returns per period: a loss is negative.",
  "结果以每期收益率表示，亏损为负数。",
);
const vendorsPositive = both("Many reports show the loss as a positive number.", "许多报告以正数列示损失。");
const bacon = "Bacon (2008), Practical Portfolio Performance Measurement and Attribution, chapter 4";
const peers = "Peter Carl and Brian Peterson, PerformanceAnalytics for R";
const relativeCode = "server/core/risk/relative-risk.ts";

export const riskCards: readonly MethodCard[] = [
  {
    id: "volatility",
    subject: "risk",
    name: both("Volatility", "波动率"),
    answers: both("How far returns usually stray from their mean in a year.", "一年之中收益通常偏离均值多远。"),
    formula: "volatility = sqrt(Σ (r − mean)² ÷ (n − 1)) × sqrt(k)",
    inputs: [returns, count, perYear],
    conventions: [
      both("Sample standard deviation, divisor n − 1.", "样本标准差，除数为 n − 1。"),
      both("A series that never varies has volatility 0.", "从不变动的序列波动率为 0。"),
    ],
    alternatives: [
      both(
        "With serially correlated returns sqrt(k) is wrong; see Lo's scaling.",
        "收益存在序列相关时不宜乘以 sqrt(k)，见 Lo 换算。",
      ),
    ],
    unavailable: [fewerThanTwo],
    sources: [bacon],
    disagreements: [
      both(
        "Some tools divide by n; here n is used only for Gaussian and modified value at risk and shortfall, specific risk and M-squared.",
        "部分工具除以 n；本产品仅在正态与修正 VaR、ES、特有风险与 M² 中使用 n。",
      ),
    ],
    code: "server/core/risk/volatility.ts",
  },
  {
    id: "sharpe-ratio",
    subject: "risk",
    name: both("Sharpe ratio", "夏普比率"),
    answers: both(
      "How much return above cash a manager earned for each unit of volatility.",
      "每承担一单位波动，获得多少超过无风险利率的收益。",
    ),
    formula:
      "excess = r − f\nper period = mean(excess) ÷ sd(excess)\narithmetic = mean(excess) × k ÷ (sd(excess) × sqrt(k))\ngeometric  = (Π(1 + excess)^(k ÷ n) − 1) ÷ (sd(excess) × sqrt(k))",
    inputs: [returns, riskFree, perYear, count],
    conventions: [
      both(
        "The excess is taken per period, then annualised; sd with n − 1.",
        "先逐期计算超额收益再年化；标准差除数为 n − 1。",
      ),
      both("Arithmetic is the default.", "默认采用算术口径。"),
    ],
    alternatives: [both("Geometric; per period, not annualised", "几何口径；不年化的每期口径")],
    unavailable: [
      fewerThanTwo,
      noVariation,
      both(
        "For the geometric one: a period whose excess return loses more than everything",
        "几何口径下：某期超额收益低于 −100%",
      ),
    ],
    sources: ["Sharpe (1994), Journal of Portfolio Management 21(1), 49-58"],
    disagreements: [
      both(
        "PerformanceAnalytics 2.1 is arithmetic by default, before 2.1 geometric.",
        "PerformanceAnalytics 自 2.1 版起默认算术口径，此前为几何口径。",
      ),
      both("Others take the annualised return less the annualised rate.", "另有做法以年化收益减年化无风险利率作分子。"),
    ],
    code: "server/core/risk/sharpe-ratio.ts",
  },
  {
    id: "adjusted-sharpe-ratio",
    subject: "risk",
    name: both("Adjusted Sharpe ratio", "调整夏普比率"),
    answers: both("The Sharpe ratio marked down for a long tail of losses.", "对左尾风险作扣减后的夏普比率。"),
    formula: "SR × (1 + S ÷ 6 × SR − (K − 3) ÷ 24 × SR²)",
    inputs: [
      input("SR", "Sharpe ratio per year", "年化夏普比率"),
      input(
        "S, K",
        "population skewness and full kurtosis of the period returns",
        "各期收益的总体偏度与峰度（正态为 3）",
      ),
    ],
    conventions: [both("On the annual ratio, arithmetic by default.", "以年化比率计算，默认算术口径。")],
    alternatives: [both("On the geometric Sharpe ratio", "以几何口径夏普比率计算")],
    unavailable: [fewerThanTwo, noVariation],
    sources: ["Pezier and White (2006), ICMA Centre discussion paper"],
    disagreements: [
      both(
        "PerformanceAnalytics uses its default Sharpe ratio, so its figure changed with version 2.1.",
        "PerformanceAnalytics 沿用其默认夏普口径，故 2.1 版前后数值不同。",
      ),
    ],
    code: "server/core/risk/sharpe-ratio.ts",
  },
  {
    id: "downside-deviation",
    subject: "risk",
    name: both("Downside deviation", "下行标准差"),
    answers: both("How far returns fall below what is acceptable.", "收益低于可接受水平的幅度有多大。"),
    formula: "sqrt(mean of max(MAR − r, 0)²)\nsemi-deviation: MAR = mean(r)\nper year: × sqrt(k)",
    inputs: [returns, target, perYear],
    conventions: [both("The mean is over all periods (full).", "对全部期数取平均（full）。")],
    alternatives: [both("Over the periods below the target only (subset)", "仅对低于目标的期数取平均（subset）")],
    unavailable: [noPeriods, both("Subset: no period is below the target", "subset 口径下没有任何一期低于目标")],
    sources: ["Sortino and Price (1994), Journal of Investing 3(3), 59-64"],
    disagreements: [
      both(
        "Full divides by all n, subset by the count below the target.",
        "full 除以全部期数，subset 除以低于目标的期数。",
      ),
    ],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "sortino-ratio",
    subject: "risk",
    name: both("Sortino ratio", "索提诺比率"),
    answers: both(
      "How much return over the target was earned per unit of shortfall risk.",
      "每单位下行风险换来多少超过目标的收益。",
    ),
    formula: "(mean(r) − MAR) ÷ sqrt(mean of max(MAR − r, 0)²)\nper year: × sqrt(k)",
    inputs: [returns, target, perYear],
    conventions: [both("Downside deviation over all periods.", "下行标准差对全部期数取平均。")],
    alternatives: [
      both("Per period or per year", "每期口径或年化口径"),
      both("Kappa: the same with another order than 2", "Kappa 比率：阶数不取 2"),
    ],
    unavailable: [noPeriods, noDownside],
    sources: [
      "Sortino and Price (1994), Journal of Investing 3(3), 59-64",
      "Kaplan and Knowles (2004), Kappa: a generalized downside risk-adjusted performance measure",
    ],
    disagreements: [
      both(
        "empyrical annualises it, PerformanceAnalytics does not.",
        "empyrical 将其年化，PerformanceAnalytics 不年化。",
      ),
    ],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "upside-potential-ratio",
    subject: "risk",
    name: both("Upside potential ratio", "上行潜力比率"),
    answers: both(
      "How much gain over the target came with each unit of shortfall risk.",
      "每单位下行风险对应多少超过目标的收益潜力。",
    ),
    formula: "mean of max(r − MAR, 0) ÷ sqrt(mean of max(MAR − r, 0)²)",
    inputs: [returns, target],
    conventions: [
      both("Each mean is over its own side only (subset).", "分子分母各自仅对相应一侧的期数取平均（subset）。"),
    ],
    alternatives: [both("Both over all periods (full)", "分子分母均对全部期数取平均（full）")],
    unavailable: [
      noPeriods,
      noDownside,
      both("Subset: no period is above the target", "subset 口径下没有任何一期高于目标"),
    ],
    sources: ["Sortino, van der Meer and Plantinga (1999), Journal of Portfolio Management 26(1), 50-58"],
    disagreements: [both("Full and subset differ widely.", "full 与 subset 两种口径差异较大。")],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "omega-ratio",
    subject: "risk",
    name: both("Omega ratio", "Omega 比率"),
    answers: both(
      "How large gains over the target are beside shortfalls below it.",
      "超过目标的收益总和是低于目标的缺口总和的多少倍。",
    ),
    formula: "Σ max(r − MAR, 0) ÷ Σ max(MAR − r, 0)",
    inputs: [returns, target],
    conventions: [both("From the returns themselves, no fitted distribution.", "直接由实际收益计算，不拟合分布。")],
    alternatives: [both("Omega less 1 (omega–Sharpe ratio)", "Omega 减 1（Omega–Sharpe 比率）")],
    unavailable: [noPeriods, noDownside],
    sources: ["Keating and Shadwick (2002), Journal of Performance Measurement 6(3), 59-84"],
    disagreements: [
      both("At target 0 it is also called the Bernardo–Ledoit ratio.", "目标为 0 时又称 Bernardo–Ledoit 比率。"),
    ],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "drawdown",
    subject: "risk",
    name: both("Drawdown", "回撤"),
    answers: both(
      "How far and how long the investment stood below its highest value.",
      "投资低于历史最高点的幅度与时长。",
    ),
    formula:
      "W(t) = Π(1 + r) up to t\nunderwater(t) = W(t) ÷ max(1, W(1), …, W(t)) − 1\nmax drawdown = −min underwater(t)\nlength = periods from first decline to recovery, both counted",
    inputs: [returns],
    conventions: [
      both("The start counts as a peak.", "起点视为高点。"),
      both(
        "The max drawdown is positive; the depth of a single drawdown is negative.",
        "最大回撤为正数；单次回撤的深度为负数。",
      ),
    ],
    alternatives: [both("Mean depth of all drawdowns", "全部回撤的平均深度")],
    unavailable: [
      both(
        "Length and recovery while the old peak is not reached again",
        "尚未恢复至前期高点时，没有回撤时长与恢复时间",
      ),
      both("Mean depth where there is no drawdown", "没有回撤时，没有平均深度"),
    ],
    sources: [bacon],
    disagreements: [
      both(
        "PerformanceAnalytics counts one period too many while a drawdown is not recovered; here the length is then empty.",
        "回撤尚未恢复时，PerformanceAnalytics 多计一期；本产品此时不给出时长。",
      ),
    ],
    code: "server/core/risk/drawdown.ts",
  },
  {
    id: "calmar-ratio",
    subject: "risk",
    name: both("Calmar ratio", "卡玛比率"),
    answers: both("How much return a year was earned for the deepest fall.", "年化收益是最大回撤的多少倍。"),
    formula: "R ÷ max drawdown",
    inputs: [yearly, input("max drawdown", "deepest fall, positive fraction", "最大回撤（正小数）")],
    conventions: [both("Over the whole history.", "采用全部历史。")],
    alternatives: [both("Sterling ratio: 10% added to the drawdown", "斯特林比率：回撤加 10%")],
    unavailable: [noPeriods, noDrawdown, wealthNotPositive],
    sources: [peers, bacon],
    disagreements: [both("Some tools look at the last 36 months only.", "部分工具仅取最近 36 个月。")],
    code: "server/core/risk/drawdown.ts",
  },
  {
    id: "sterling-ratio",
    subject: "risk",
    name: both("Sterling ratio", "斯特林比率"),
    answers: both(
      "Return a year for the deepest fall, with a margin added to the fall.",
      "年化收益与加上安全边际的最大回撤之比。",
    ),
    formula: "R ÷ (max drawdown + 10%)",
    inputs: [yearly, input("max drawdown", "deepest fall, positive fraction", "最大回撤（正小数）")],
    conventions: [
      both("Whole history; the margin is 10% unless another is given.", "采用全部历史；边际默认 10%，可另行指定。"),
    ],
    alternatives: [both("Calmar ratio: no margin", "卡玛比率：不加边际")],
    unavailable: [noPeriods, wealthNotPositive],
    sources: [peers, bacon],
    disagreements: [
      both("Some take the mean of yearly drawdowns instead of the deepest.", "部分做法以各年回撤均值代替最大回撤。"),
    ],
    code: "server/core/risk/drawdown.ts",
  },
  {
    id: "ulcer-pain-index",
    subject: "risk",
    name: both("Ulcer and pain index", "溃疡指数与痛苦指数"),
    answers: both("How deep below its peak the investment stood on average.", "投资平均处于高点之下多深。"),
    formula:
      "ulcer index = sqrt(mean of underwater(t)²)\npain index = mean of |underwater(t)|\nMartin ratio = (R − F) ÷ ulcer index\npain ratio = (R − F) ÷ pain index",
    inputs: [
      input(
        "underwater",
        "fall below the running peak at each period's end, fraction",
        "各期末相对历史高点的跌幅（小数）",
      ),
      yearly,
      input("F", "risk-free rate per year, fraction", "年化无风险利率（小数）"),
    ],
    conventions: [both("Over all periods; the running peak starts at 1.", "对全部期数取平均；历史高点自 1 起算。")],
    alternatives: [],
    unavailable: [
      noPeriods,
      both(
        "The ratios: no drawdown, or a period loses more than everything",
        "两项比率：没有回撤，或某期亏损超过全部本金",
      ),
    ],
    sources: [peers, bacon],
    disagreements: [],
    code: "server/core/risk/drawdown.ts",
  },
  {
    id: "historical-value-at-risk",
    subject: "risk",
    name: both("Historical value at risk and expected shortfall", "历史法在险价值与预期损失"),
    answers: both(
      "What a bad period looked like, and the mean of those that were worse.",
      "差的时期亏损多少，以及更差时期的平均亏损。",
    ),
    formula: "VaR = quantile of r at 1 − c\nES = mean of the r ≤ VaR",
    inputs: [returns, confidence],
    conventions: [lossesNegative, both("Quantile type 7 (linear interpolation).", "分位数采用第 7 类（线性插值）。")],
    alternatives: [
      both("Another quantile type", "其他分位数类型"),
      both(
        "Mean of the worst floor((n − 1)(1 − c)) + 1 returns (empyrical)",
        "最差 floor((n − 1)(1 − c)) + 1 期的平均（empyrical）",
      ),
    ],
    unavailable: [noPeriods],
    sources: [peers, "empyrical (Quantopian), conditional value at risk"],
    disagreements: [
      both(
        "Other quantile types differ in the third decimal on ten years of months.",
        "以十年月度数据计，分位数类型不同会使结果在第三位小数上有差异。",
      ),
      vendorsPositive,
    ],
    code: "server/core/risk/value-at-risk.ts",
  },
  {
    id: "gaussian-value-at-risk",
    subject: "risk",
    name: both("Gaussian value at risk and expected shortfall", "正态法在险价值与预期损失"),
    answers: both("What a bad period would be if returns were normal.", "若收益服从正态分布，差的时期会亏损多少。"),
    formula: "z = normal quantile at 1 − c\nVaR = mean + z × sd\nES = mean − sd × φ(z) ÷ (1 − c)",
    inputs: [returns, confidence, input("φ", "normal density", "标准正态密度")],
    conventions: [lossesNegative, both("sd with divisor n.", "标准差除数为 n。")],
    alternatives: [both("Historical; modified (Cornish–Fisher)", "历史法；修正法（Cornish–Fisher）")],
    unavailable: [fewerThanTwo, noVariation],
    sources: [peers],
    disagreements: [
      both("With n − 1 the figure is slightly larger.", "若除数用 n − 1，损失数值略大。"),
      vendorsPositive,
    ],
    code: "server/core/risk/value-at-risk.ts",
  },
  {
    id: "modified-value-at-risk",
    subject: "risk",
    name: both("Modified value at risk", "修正在险价值"),
    answers: both(
      "What a bad period would be, allowing for skewed and fat-tailed returns.",
      "考虑偏态与厚尾后，差的时期会亏损多少。",
    ),
    formula:
      "z = normal quantile at 1 − c\nz' = z + (z² − 1)S ÷ 6 + (z³ − 3z)K ÷ 24 − (2z³ − 5z)S² ÷ 36\nVaR = mean + z' × sd",
    inputs: [returns, confidence, input("S, K", "population skewness and excess kurtosis", "总体偏度与超额峰度")],
    conventions: [lossesNegative, both("sd with divisor n.", "标准差除数为 n。")],
    alternatives: [both("Historical; Gaussian", "历史法；正态法")],
    unavailable: [fewerThanTwo, noVariation],
    sources: ["Favre and Galeano (2002), Journal of Alternative Investments 5(2), 21-25"],
    disagreements: [
      vendorsPositive,
      both("Modified expected shortfall is not offered: implementations differ.", "不提供修正预期损失：各实现不一致。"),
    ],
    code: "server/core/risk/value-at-risk.ts",
  },
  {
    id: "skewness-kurtosis",
    subject: "risk",
    name: both("Skewness and kurtosis", "偏度与峰度"),
    answers: both(
      "Whether returns lean to one side, and how often extremes come.",
      "收益是否偏向一侧，以及极端值出现得有多频繁。",
    ),
    formula:
      "skewness = m3 ÷ m2^(3/2);  kurtosis = m4 ÷ m2²;  excess = kurtosis − 3\nG1 = skewness × sqrt(n(n − 1)) ÷ (n − 2)\nG2 = (n − 1) ÷ ((n − 2)(n − 3)) × ((n + 1) × excess + 6)",
    inputs: [input("m2, m3, m4", "central moments with divisor n", "中心矩，除数为 n"), count],
    conventions: [both("Kurtosis is full: 3 for a normal distribution.", "峰度为完整口径：正态分布为 3。")],
    alternatives: [both("Fisher's G1 and G2, Excel's SKEW and KURT", "Fisher 的 G1 与 G2，即 Excel 的 SKEW 与 KURT")],
    unavailable: [
      both("Fewer than two periods, three for G1, four for G2", "不足两期；G1 须三期，G2 须四期"),
      noVariation,
    ],
    sources: ["Joanes and Gill (1998), The Statistician 47(1), 183-189"],
    disagreements: [
      both(
        'PerformanceAnalytics\' "sample" skewness mixes n and n − 1.',
        "PerformanceAnalytics 的 sample 偏度混用 n 与 n − 1。",
      ),
    ],
    code: "server/core/risk/distribution-shape.ts",
  },
  {
    id: "beta",
    subject: "risk",
    name: both("Beta", "贝塔系数"),
    answers: both("How strongly the portfolio moves with its benchmark.", "组合随基准变动的敏感程度。"),
    formula:
      "beta = cov(r − f, b − f) ÷ var(b − f)\nbull (bear) beta: the same over periods with b − f > 0 (< 0)\nsystematic risk = beta × sd(b − f) × sqrt(k)",
    inputs: [returns, benchmark, riskFree, perYear],
    conventions: [
      both("Excess returns; covariance and variance with n − 1.", "采用超额收益；协方差与方差除数为 n − 1。"),
    ],
    alternatives: [both("Bull and bear beta", "牛市贝塔与熊市贝塔")],
    unavailable: [fewerThanTwo, both("The benchmark never varies", "基准从不变动")],
    sources: [bacon],
    disagreements: [
      both("Some tools use returns without taking off the risk-free rate.", "部分工具不扣除无风险收益率。"),
    ],
    code: relativeCode,
  },
  {
    id: "regression-alpha",
    subject: "risk",
    name: both("Alpha of the regression", "回归阿尔法"),
    answers: both(
      "What the portfolio earned a period beyond what its beta explains.",
      "剔除贝塔可解释部分后，组合每期多赚多少。",
    ),
    formula: "alpha = mean(r − f) − beta × mean(b − f)\ncompounded = (1 + alpha)^k − 1",
    inputs: [returns, benchmark, riskFree, perYear],
    conventions: [both("Intercept of the regression of excess returns, per period.", "超额收益回归的截距，每期口径。")],
    alternatives: [both("Compounded to a year; Jensen's alpha", "复利至一年；詹森阿尔法")],
    unavailable: [fewerThanTwo, both("The benchmark never varies", "基准从不变动")],
    sources: [bacon],
    disagreements: [
      both(
        "empyrical compounds it to a year (252 days); PerformanceAnalytics leaves it per period.",
        "empyrical 复利至一年（252 日）；PerformanceAnalytics 保留每期口径。",
      ),
    ],
    code: relativeCode,
  },
  {
    id: "jensen-alpha",
    subject: "risk",
    name: both("Jensen's alpha and appraisal ratio", "詹森阿尔法与评估比率"),
    answers: both(
      "What the portfolio earned a year beyond the return its beta calls for.",
      "组合年化收益超出其贝塔应得收益多少。",
    ),
    formula: "Jensen alpha = Rp − Rf − beta × (Rb − Rf)\nappraisal ratio = Jensen alpha ÷ specific risk",
    inputs: [
      input(
        "Rp, Rb, Rf",
        "annualised geometric returns of portfolio, benchmark, risk-free",
        "组合、基准与无风险资产的年化几何收益率",
      ),
      input("beta", "beta of excess returns", "超额收益贝塔"),
    ],
    conventions: [both("From annualised geometric returns.", "以年化几何收益计算。")],
    alternatives: [both("Intercept of the regression", "回归截距")],
    unavailable: [
      fewerThanTwo,
      both("The benchmark never varies", "基准从不变动"),
      wealthNotPositive,
      both("Appraisal ratio: specific risk is 0", "评估比率：特有风险为 0"),
    ],
    sources: [bacon],
    disagreements: [
      both(
        "With a risk-free series PerformanceAnalytics forgets to subtract it in the appraisal ratio.",
        "使用无风险序列时，PerformanceAnalytics 的评估比率漏减无风险收益。",
      ),
    ],
    code: relativeCode,
  },
  {
    id: "treynor-ratio",
    subject: "risk",
    name: both("Treynor ratio", "特雷诺比率"),
    answers: both(
      "How much return above cash was earned for each unit of market risk.",
      "每单位市场风险换来多少超额收益。",
    ),
    formula: "annualised geometric return of (r − f) ÷ beta",
    inputs: [returns, riskFree, input("beta", "beta of excess returns", "超额收益贝塔"), perYear],
    conventions: [both("The excess is taken per period, then annualised.", "先逐期计算超额收益再年化。")],
    alternatives: [],
    unavailable: [fewerThanTwo, both("The benchmark never varies, or beta is 0", "基准从不变动，或贝塔为 0")],
    sources: [bacon],
    disagreements: [],
    code: relativeCode,
  },
  {
    id: "benchmark-correlation",
    subject: "risk",
    name: both("Correlation and R²", "相关系数与 R²"),
    answers: both(
      "How closely the portfolio follows its benchmark, and how much of it the benchmark explains.",
      "组合与基准走势有多接近，基准能解释其多大比例。",
    ),
    formula:
      "correlation = cov(r, b) ÷ (sd(r) × sd(b))\nR² = explained share of the variance of (r − f), regressed on (b − f)",
    inputs: [returns, benchmark, riskFree],
    conventions: [
      both("Correlation of the returns themselves; R² of excess returns.", "相关系数采用收益本身；R² 采用超额收益。"),
    ],
    alternatives: [],
    unavailable: [
      both("Fewer than two periods, three for R²", "不足两期；R² 须三期"),
      both("Either series never varies", "任一序列从不变动"),
    ],
    sources: [bacon],
    disagreements: [],
    code: relativeCode,
  },
  {
    id: "tracking-error",
    subject: "risk",
    name: both("Tracking error", "跟踪误差"),
    answers: both(
      "How far the portfolio usually strays from its benchmark in a year.",
      "一年之中组合通常偏离基准多远。",
    ),
    formula: "sd(r − b) × sqrt(k)",
    inputs: [returns, benchmark, perYear],
    conventions: [both("Arithmetic differences per period; sd with n − 1.", "逐期算术差；标准差除数为 n − 1。")],
    alternatives: [],
    unavailable: [fewerThanTwo, both("Every difference is alike", "各期差值完全相同")],
    sources: [bacon],
    disagreements: [
      both("Others use geometric differences, or the residuals of a regression.", "另有做法采用几何差或回归残差。"),
    ],
    code: relativeCode,
  },
  {
    id: "active-premium-information-ratio",
    subject: "risk",
    name: both("Active premium and information ratio", "主动溢价与信息比率"),
    answers: both(
      "How much a year the portfolio was ahead of its benchmark, and how much for each unit of straying.",
      "组合每年领先基准多少，以及每单位偏离换来多少领先。",
    ),
    formula: "active premium = Rp − Rb\ninformation ratio = active premium ÷ tracking error",
    inputs: [
      input("Rp, Rb", "annualised geometric returns", "年化几何收益率"),
      input("tracking error", "sd(r − b) × sqrt(k), fraction per year", "跟踪误差（小数/年）"),
    ],
    conventions: [both("Difference of annualised geometric returns.", "取两项年化几何收益之差。")],
    alternatives: [
      both("Mean / sd of the differences, per period", "差值的均值 ÷ 标准差，每期口径"),
      both("The evidence meter uses the arithmetic mean × k.", "业绩证明力评估采用算术均值 × k。"),
    ],
    unavailable: [fewerThanTwo, both("Every difference is alike", "各期差值完全相同"), wealthNotPositive],
    sources: [bacon],
    disagreements: [
      both(
        "empyrical's excess Sharpe is mean / sd of daily differences, not annualised.",
        "empyrical 的超额夏普为日差值的均值 ÷ 标准差，未年化。",
      ),
    ],
    code: relativeCode,
  },
  {
    id: "specific-risk",
    subject: "risk",
    name: both("Specific and total risk", "特有风险与总风险"),
    answers: both(
      "How much of the portfolio's risk its benchmark does not explain.",
      "组合风险中基准无法解释的部分有多大。",
    ),
    formula:
      "specific risk = sd_n(residuals of (r − f) on (b − f)) × sqrt(k)\ntotal risk = sqrt(systematic risk² + specific risk²)",
    inputs: [
      returns,
      benchmark,
      riskFree,
      perYear,
      input("systematic risk", "beta × sd(b − f) × sqrt(k)", "系统风险：贝塔 × 基准超额收益的年化标准差"),
    ],
    conventions: [
      both("Specific risk with divisor n, systematic risk with n − 1.", "特有风险除数为 n，系统风险除数为 n − 1。"),
    ],
    alternatives: [],
    unavailable: [fewerThanTwo, both("The benchmark never varies", "基准从不变动")],
    sources: [bacon],
    disagreements: [
      both(
        "With a risk-free series PerformanceAnalytics forgets to subtract it.",
        "使用无风险序列时，PerformanceAnalytics 漏减无风险收益。",
      ),
    ],
    code: relativeCode,
  },
  {
    id: "m-squared",
    subject: "risk",
    name: both("M-squared", "M² 测度"),
    answers: both(
      "What the portfolio would have earned at the risk of its benchmark.",
      "若风险与基准相同，组合会获得多少收益。",
    ),
    formula: "(Rp − Rf) × sd_n(b) ÷ sd_n(r) + Rf",
    inputs: [
      input("Rp, Rf", "annualised geometric returns", "年化几何收益率"),
      input("sd_n", "standard deviation with divisor n", "标准差，除数为 n"),
      benchmark,
    ],
    conventions: [
      both(
        "Both deviations with divisor n; the result is a return per year.",
        "两个标准差除数均为 n；结果为年化收益率。",
      ),
    ],
    alternatives: [],
    unavailable: [fewerThanTwo, both("The portfolio never varies", "组合从不变动"), wealthNotPositive],
    sources: [bacon],
    disagreements: [
      both(
        "With a risk-free series PerformanceAnalytics' MSquared fails.",
        "使用无风险序列时，PerformanceAnalytics 的 MSquared 会报错。",
      ),
    ],
    code: relativeCode,
  },
  {
    id: "capture-cumulative",
    subject: "risk",
    name: both("Capture, cumulative", "捕获率（累计口径）"),
    answers: both(
      "How much of the benchmark's rises and falls the portfolio took part in.",
      "组合参与了基准上涨与下跌的多大比例。",
    ),
    formula: "up   = (Π(1 + r) − 1) ÷ (Π(1 + b) − 1) over periods with b > 0\ndown = the same over periods with b ≤ 0",
    inputs: [returns, benchmark],
    conventions: [both("A benchmark return of zero counts as down.", "基准收益为零计入下跌期。")],
    alternatives: [
      both("Annualised capture", "年化口径捕获率"),
      both("Share of such periods with the same sign; batting averages", "同向期数占比；胜率"),
    ],
    unavailable: [
      both(
        "No periods of that side, or the benchmark's return over them is 0",
        "没有相应一侧的期数，或基准在其间收益为 0",
      ),
    ],
    sources: [peers, bacon],
    disagreements: [
      both(
        "PerformanceAnalytics is cumulative; empyrical and many vendors annualise: quite different numbers.",
        "PerformanceAnalytics 为累计口径；empyrical 与许多供应商年化，数值差异很大。",
      ),
    ],
    code: "server/core/risk/capture.ts",
  },
  {
    id: "capture-annualized",
    subject: "risk",
    name: both("Capture, annualised", "捕获率（年化口径）"),
    answers: both(
      "The same share of rises and falls, with both sides stretched to a year.",
      "同样衡量参与涨跌的比例，但分子分母均年化。",
    ),
    formula:
      "up   = annualised return of r ÷ the same of b, over periods with b > 0\ndown = the same over periods with b < 0",
    inputs: [returns, benchmark, perYear],
    conventions: [
      both("Geometric; zero counts as neither up nor down.", "几何年化；基准收益为零既不计上涨也不计下跌。"),
    ],
    alternatives: [both("Cumulative capture", "累计口径捕获率")],
    unavailable: [both("No periods of that side", "没有相应一侧的期数"), wealthNotPositive],
    sources: ["empyrical (Quantopian), capture ratios"],
    disagreements: [
      both(
        "Annualising a few months stretches them: far from the cumulative figure.",
        "对少数月份年化会放大数值，与累计口径相差甚远。",
      ),
    ],
    code: "server/core/risk/capture.ts",
  },
  {
    id: "manipulation-proof-performance",
    subject: "risk",
    name: both("Manipulation-proof performance (MPPM)", "防操纵业绩指标（MPPM）"),
    answers: both(
      "What certain yearly excess an investor would take for the record; options, leverage and smoothing cannot raise it.",
      "投资者愿以多高的确定年超额收益换取该业绩；期权、杠杆与平滑均无法抬高它。",
    ),
    formula: "ln(mean of ((1 + r) ÷ (1 + f))^(1 − ρ)) × k ÷ (1 − ρ)\nat ρ = 1: mean of ln((1 + r) ÷ (1 + f)) × k",
    inputs: [returns, riskFree, perYear, input("ρ", "risk aversion; 2 to 4 are usual", "风险厌恶系数，通常取 2 至 4")],
    conventions: [both("An annual rate, continuously compounded.", "连续复利年率。")],
    alternatives: [both("ρ of 2, 3 or 4", "ρ 取 2、3 或 4")],
    unavailable: [noPeriods, both("A return of −100% or less", "收益率小于等于 −100%")],
    sources: ["Goetzmann, Ingersoll, Spiegel and Welch (2007), Review of Financial Studies 20(5), 1503-1546"],
    disagreements: [],
    code: "server/core/risk/manipulation-proof.ts",
  },
];
