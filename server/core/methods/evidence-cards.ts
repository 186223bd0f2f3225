import type { Bilingual, MethodCard } from "./method-card";

const both = (en: string, zh: string): Bilingual => ({ en, zh });
type Notes = Partial<Pick<MethodCard, "inputs" | "conventions" | "alternatives" | "unavailable" | "disagreements">>;
const input = (symbol: string, en: string, zh: string): MethodCard["inputs"][number] => ({
  symbol,
  meaning: both(en, zh),
});

const card = (
  id: string,
  name: Bilingual,
  answers: Bilingual,
  formula: string,
  code: string,
  source: string,
  notes: Notes,
): MethodCard => ({
  id,
  subject: "evidence",
  name,
  answers,
  formula,
  inputs: [],
  conventions: [],
  alternatives: [],
  unavailable: [],
  disagreements: [],
  ...notes,
  sources: [source],
  code: `server/core/${code}.ts`,
});

const active = input("a", "active returns per period, fractions", "各期主动收益（小数）");
const returns = input("r", "returns per period, fractions", "各期收益率（小数）");
const perYear = input("k", "periods per year", "每年期数");
const count = input("n", "number of periods", "期数");
const ratio = input("IR", "information ratio per year", "年化信息比率");
const yearlySharpe = input("SR", "true Sharpe ratio per year", "真实年化夏普比率");
const years = input("T", "years", "年数");
const observed = [
  input("SR, SR*", "Sharpe ratio and the one to beat, per period", "每期夏普比率与基准夏普比率"),
  input("S, K", "skewness and full kurtosis (normal = 3)", "偏度与峰度（正态为 3）"),
  count,
];
const tooFew = both("Too few periods", "期数不足");
const alike = both("Every period is alike", "各期数值完全相同");
const noVariance = both("The moments leave no positive variance", "各阶矩导致方差不为正");
const independent = both("Normal and independent returns that add up.", "收益服从正态、相互独立且可加。");
const grinold = "Grinold and Kahn (2000), Active Portfolio Management, chapters 5 and 12";
const textbook = "Textbook probability; stated in full with the code";
const meter = "evidence/evidence-meter";

export const evidenceCards: readonly MethodCard[] = [
  card(
    "active-return-interval",
    both("Confidence interval of the active return", "主动收益的置信区间"),
    both("Between which bounds the true active return is likely to lie.", "真实主动收益可能落在哪个区间。"),
    "mean(a) × k ± t quantile((1 + c) ÷ 2, n − 1) × standard error × k",
    meter,
    grinold,
    {
      inputs: [active, perYear, count, input("c", "confidence, 0.95 by default", "置信水平，默认 0.95")],
      conventions: [
        both("Student t: volatility is estimated from the record.", "采用学生 t 分布：波动率由业绩记录估计。"),
      ],
      alternatives: [both("Newey–West standard error; bootstrap interval", "Newey–West 标准误；自助法区间")],
      unavailable: [tooFew, alike],
    },
  ),
  card(
    "evidence-information-ratio",
    both("Information ratio and t-statistic of the evidence", "业绩证明力的信息比率与 t 统计量"),
    both("How large the active return is beside its own noise.", "主动收益相对自身波动有多大。"),
    "information ratio = mean(a) × k ÷ (sd(a) × sqrt(k))\nt = mean(a) ÷ standard error",
    meter,
    grinold,
    {
      inputs: [active, perYear],
      conventions: [both("Arithmetic mean; sd with n − 1.", "算术均值；标准差除数为 n − 1。")],
      unavailable: [tooFew, alike],
      disagreements: [
        both(
          "PerformanceAnalytics divides the difference of geometric returns instead.",
          "PerformanceAnalytics 以几何收益之差作分子。",
        ),
      ],
    },
  ),
  card(
    "years-needed",
    both("Years needed and still needed", "所需年限与尚需年限"),
    both("How long such a record must be before it proves anything.", "这样的业绩需要多少年才足以证明能力。"),
    "years needed = years of record × (proof t ÷ |t|)²\nstill needed = max(0, years needed − years of record)",
    meter,
    grinold,
    {
      inputs: [
        input("t", "t-statistic of the active return", "主动收益的 t 统计量"),
        input("proof t", "t that counts as proof, 2 by default", "视为证明的 t 值，默认 2"),
      ],
      conventions: [
        both("With a negative t: years to prove absence of skill.", "t 为负时，表示证明缺乏能力所需年限。"),
      ],
      unavailable: [tooFew, alike, both("The mean active return is exactly 0", "平均主动收益恰为 0")],
    },
  ),
  card(
    "probability-of-skill",
    both("Probability of skill", "具备能力的概率"),
    both(
      "How likely true skill is above zero, given the prior and the record.",
      "结合先验与业绩记录，真实能力大于零的可能性。",
    ),
    "w = sd² ÷ (sd² + se²)\nmean = w × observed + (1 − w) × prior mean\nposterior sd = sd × se ÷ sqrt(sd² + se²)\nprobability = Φ(mean ÷ posterior sd)",
    "evidence/skill-posterior",
    "Gelman et al. (2013), Bayesian Data Analysis, 2.5",
    {
      inputs: [
        input("sd", "spread of the prior of the information ratio, per year", "信息比率先验的离散程度（年化）"),
        input(
          "se",
          "standard error of the observed ratio: 1 ÷ sqrt(years) when independent",
          "观测比率的标准误；独立时为 1 ÷ sqrt(年数)",
        ),
      ],
      conventions: [
        both(
          "The prior is an assumption the institution states and edits; the default centre is 0, the spread depends on style.",
          "先验是由机构设定并可修改的假设；默认均值为 0，离散程度因策略而异。",
        ),
      ],
      unavailable: [tooFew, alike],
    },
  ),
  card(
    "probabilistic-sharpe",
    both("Probabilistic Sharpe ratio", "概率夏普比率"),
    both(
      "How likely the true Sharpe ratio is above another, by the record alone.",
      "仅凭业绩记录，真实夏普比率高于基准值的可能性。",
    ),
    "Φ((SR − SR*) × sqrt(n − 1) ÷ sqrt(1 − S × SR + (K − 1) ÷ 4 × SR²))",
    "evidence/probabilistic-sharpe",
    "Bailey and Lopez de Prado (2012), The Sharpe ratio efficient frontier, Journal of Risk 15(2), 3-44",
    {
      inputs: observed,
      unavailable: [tooFew, noVariance],
      disagreements: [both("PerformanceAnalytics ignores kurtosis by default.", "PerformanceAnalytics 默认忽略峰度。")],
    },
  ),
  card(
    "minimum-track-record",
    both("Minimum track record", "最短业绩记录"),
    both("How many periods it takes to be confident of the Sharpe ratio.", "需要多少期才能对夏普比率有把握。"),
    "1 + (1 − S × SR + (K − 1) ÷ 4 × SR²) × (z ÷ (SR − SR*))²",
    "evidence/probabilistic-sharpe",
    "Bailey and Lopez de Prado (2012), The Sharpe ratio efficient frontier, Journal of Risk 15(2), 3-44",
    {
      inputs: observed.slice(0, 2),
      conventions: [both("Confidence 0.95 by default; the result is in periods.", "置信水平默认 0.95；结果以期数计。")],
      unavailable: [both("The ratio to beat is not beaten", "未超过基准夏普比率"), noVariance],
    },
  ),
  card(
    "deflated-sharpe",
    both("Deflated Sharpe ratio", "紧缩夏普比率"),
    both("Whether a Sharpe ratio still counts after so many trials.", "考虑多次尝试后，夏普比率是否仍有意义。"),
    "SR* = sd × ((1 − γ) × z(1 − 1 ÷ N) + γ × z(1 − 1 ÷ (N × e)))\nthen the probabilistic Sharpe ratio against SR*",
    "evidence/probabilistic-sharpe",
    "Bailey and Lopez de Prado (2014), The deflated Sharpe ratio, Journal of Portfolio Management 40(5), 94-107",
    {
      inputs: [
        ...observed,
        input(
          "N, sd",
          "independent trials, and spread of their Sharpe ratios per period",
          "独立尝试次数及其每期夏普比率的离散程度",
        ),
      ],
      conventions: [
        both(
          "Where the spread is not known, the standard error of the ratio itself.",
          "离散程度未知时，取该比率自身的标准误。",
        ),
      ],
      unavailable: [tooFew, noVariance],
      disagreements: [both("mlfinlab uses the population sd of the trials.", "mlfinlab 采用各次尝试的总体标准差。")],
    },
  ),
  card(
    "lo-scaling",
    both("Lo's scaling of the Sharpe ratio", "夏普比率的 Lo 换算"),
    both("The Sharpe ratio of a year when periods depend on each other.", "各期相互关联时的年化夏普比率。"),
    "η(q) = q ÷ sqrt(q + 2 Σ_{k=1..q−1} (q − k) × ρ(k))\nyearly = per period × η(q)",
    "evidence/lo-sharpe",
    "Lo (2002), The statistics of Sharpe ratios, Financial Analysts Journal 58(4), 36-52",
    {
      inputs: [
        returns,
        input("q", "periods per year", "每年期数"),
        input("ρ(k)", "autocorrelation at lag k", "滞后 k 期自相关系数"),
      ],
      alternatives: [both("sqrt(q) for independent returns", "收益独立时用 sqrt(q)")],
      unavailable: [tooFew, alike, noVariance],
      disagreements: [
        both("noniid.sm's LoSharpe does not follow Lo's formula.", "noniid.sm 的 LoSharpe 与 Lo 的公式不符。"),
      ],
    },
  ),
  card(
    "newey-west",
    both("Newey–West standard error", "Newey–West 标准误"),
    both("How uncertain a mean is when periods depend on each other.", "各期相互关联时，均值的不确定性有多大。"),
    "(X'X)⁻¹ [G0 + Σ_{l=1..L} (1 − l ÷ (L + 1)) (Gl + Gl')] (X'X)⁻¹\nGl = Σ_t x(t) e(t) e(t−l) x(t−l)'",
    "statistics/robust-covariance",
    "Newey and West (1987), Econometrica 55(3), 703-708",
    {
      inputs: [input("x, e", "regressors and residuals", "解释变量与残差"), input("L", "number of lags", "滞后期数")],
      conventions: [
        both(
          "Bartlett weights, no prewhitening; the evidence meter multiplies by n ÷ (n − k), k coefficients.",
          "Bartlett 权重，不作预白化；业绩证明力评估另乘以 n ÷ (n − k)，k 为系数个数。",
        ),
      ],
      alternatives: [
        both("Automatic lags: floor(4 (n ÷ 100)^(2/9))", "自动滞后期数：floor(4 (n ÷ 100)^(2/9))"),
        both("White errors: no lags", "White 标准误：不含滞后"),
      ],
      unavailable: [both("More lags than the record has periods: refused", "滞后期数不少于业绩期数：拒绝计算")],
      disagreements: [
        both(
          "R's sandwich prewhitens by default; statsmodels leaves out n ÷ (n − k) unless asked.",
          "R 的 sandwich 默认作预白化；statsmodels 默认不乘 n ÷ (n − k)。",
        ),
      ],
    },
  ),
  card(
    "bootstrap-interval",
    both("Bootstrap interval", "自助法区间"),
    both(
      "The same bounds by resampling the record, with no assumed distribution.",
      "通过对业绩记录重抽样得到的区间，无须假定分布。",
    ),
    "draw blocks of mean length n^(1/3) until n periods are filled\ninterval = quantiles (1 − c) ÷ 2 and (1 + c) ÷ 2 of the draws",
    "statistics/bootstrap",
    "Politis and Romano (1994), The stationary bootstrap, Journal of the American Statistical Association 89, 1303-1313",
    {
      inputs: [active, count],
      conventions: [
        both(
          "Stationary bootstrap: geometric lengths, blocks wrap around.",
          "平稳自助法：区块长度服从几何分布，首尾相接。",
        ),
      ],
      unavailable: [tooFew, alike],
    },
  ),
  card(
    "unsmooth-geltner",
    both("Geltner unsmoothing", "Geltner 去平滑"),
    both("What returns would be had marks not leaned on the mark before.", "若估值不依赖前次估值，收益会是怎样。"),
    "unsmoothed(t) = (r(t) − ρ × r(t−1)) ÷ (1 − ρ)",
    "evidence/unsmooth-geltner",
    "Geltner (1993), Estimating market values from appraised values, Journal of Real Estate Research 8(3), 325-345",
    {
      inputs: [returns, input("ρ", "first autocorrelation of the whole series", "全序列一阶自相关系数")],
      conventions: [both("The first period is dropped.", "舍去首期。")],
      unavailable: [tooFew, alike],
    },
  ),
  card(
    "getmansky-lo-makarov",
    both("Getmansky–Lo–Makarov smoothing", "Getmansky–Lo–Makarov 平滑模型"),
    both("How reported returns spread the true ones over time.", "报告收益如何将真实收益分摊到各期。"),
    "reported(t) = θ0 true(t) + θ1 true(t−1) + …\nθ = (1, a1, …, aq) ÷ (1 + a1 + … + aq)\nindex = Σ θ²",
    "evidence/unsmooth-getmansky",
    "Getmansky, Lo and Makarov (2004), Journal of Financial Economics 74(3), 529-609",
    {
      inputs: [
        returns,
        input(
          "a1 … aq",
          "moving-average coefficients, by maximum likelihood; q is 2 by default",
          "极大似然估计的移动平均系数，q 默认 2",
        ),
      ],
      conventions: [both("θ is not constrained.", "不对 θ 施加约束。")],
      unavailable: [tooFew, alike, both("The coefficients cancel", "系数相互抵消")],
      disagreements: [
        both(
          "PerformanceAnalytics constrains θ and differs where a coefficient is negative.",
          "PerformanceAnalytics 约束 θ，系数为负时结果不同。",
        ),
      ],
    },
  ),
  card(
    "smoothing-signs",
    both("Signs of smoothing", "平滑迹象"),
    both("Whether reported returns look smoother than true ones.", "报告收益是否比真实收益更平滑。"),
    "Ljung–Box: Q = n(n + 2) Σ ρ(k)² ÷ (n − k)\nunchanged share = periods with r = 0 ÷ n\nkink: z = (below − (further below + above) ÷ 2) ÷ sqrt(n pb(1 − pb) + n(pf + pa)(1 − pf − pa) ÷ 4)",
    "evidence/smoothing-signs",
    "Bollen and Pool (2009), Journal of Finance 64(5), 2257-2288",
    {
      inputs: [
        returns,
        count,
        input("pb, pf, pa", "shares in the bin below 0, further below and above", "零下方、更下方与零上方区间的占比"),
      ],
      conventions: [
        both("A sign is a question to the manager, not a verdict.", "迹象是向经理提出的问题，而非结论。"),
        both(
          "Flags: probability below 0.01, unchanged share of 0.1 or more; both can be set.",
          "提示条件：概率低于 0.01、未变动占比达到 0.1，均可调整。",
        ),
      ],
      unavailable: [
        tooFew,
        alike,
        both(
          "The kink: fewer than 36 moves, or 5 in the three bins",
          "零点断层：非零收益不足 36 期，或三个区间内不足 5 期",
        ),
      ],
    },
  ),
  card(
    "stale-marks",
    both("Stale marks", "陈旧估值"),
    both("Whether an investment is carried at an old or unchanged mark.", "投资是否沿用陈旧或长期未变的估值。"),
    "stale: days since the last mark > limit\nfrozen: same value over two marks or more for > limit days",
    "evidence/stale-marks",
    "Rule of the product; stated in full with the code",
    {
      inputs: [input("limit", "allowed age in days", "允许的估值天数")],
      conventions: [both("Marks after the day asked about are left out.", "截止日之后的估值不计入。")],
      unavailable: [both("There is no mark: counts as stale", "没有估值：视为陈旧")],
    },
  ),
  card(
    "loss-probability",
    both("Probability of a loss", "亏损概率"),
    both("How often a manager of given skill shows a loss.", "具备既定能力的经理出现亏损的可能性。"),
    "Φ(−SR × sqrt(T))\ncompounding: Φ(−(drift − volatility² ÷ 2) × sqrt(T) ÷ volatility)",
    "evidence/loss-probability",
    textbook,
    { inputs: [yearlySharpe, years], conventions: [independent] },
  ),
  card(
    "power-of-test",
    both("Years to find skill, and power", "识别能力所需年限与检验功效"),
    both("How likely a test finds real skill, and how long it takes.", "检验能识别真实能力的可能性，以及所需时间。"),
    "years = ((z(1 − α) + z(power)) ÷ IR)²\npower = Φ(IR × sqrt(T) − z(1 − α));  two-sided: α ÷ 2, plus the far tail",
    "evidence/years-needed",
    textbook,
    {
      inputs: [ratio, years, input("α", "significance of the test", "检验的显著性水平")],
      alternatives: [both("Volatility estimated from the record: non-central t", "波动率由记录估计：非中心 t 分布")],
      unavailable: [both("Years: the ratio is 0 or below", "所需年限：比率小于等于 0")],
    },
  ),
  card(
    "loss-band",
    both("Loss band (triple penance)", "亏损容忍带（三倍恢复法则）"),
    both("How deep and how long a skilled manager may be under water.", "具备能力的经理可能亏损多深、多久。"),
    "band(t) = mean × t − z × volatility × sqrt(t)\nmaximum loss = (z × volatility)² ÷ (4 × mean)\ntime to bottom = (z × volatility ÷ (2 × mean))²;  back at 0 after 4 × that",
    "evidence/loss-band",
    "Bailey and Lopez de Prado (2015), Stop-outs under serial correlation and the triple penance rule, Journal of Risk 18(2)",
    {
      inputs: [
        input("mean, volatility", "per year; mean = Sharpe ratio × volatility", "年化；均值 = 夏普比率 × 波动率"),
      ],
      conventions: [independent],
      unavailable: [both("The Sharpe ratio is 0 or below", "夏普比率小于等于 0")],
    },
  ),
  card(
    "hit-probability",
    both("Probability of few hits", "命中不足的概率"),
    both(
      "How often a good investor in rare outcomes has little to show.",
      "投资稀有成功的优秀投资者仍少有斩获的可能性。",
    ),
    "Σ_{k=0..hits} C(deals, k) × p^k × (1 − p)^(deals − k)",
    "evidence/hit-probability",
    textbook,
    {
      inputs: [input("p", "probability that a deal is a hit", "单个项目成功的概率")],
      conventions: [both("Independent deals.", "各项目相互独立。")],
    },
  ),
  card(
    "imitation-bound",
    both("Imitation bound", "模仿上界"),
    both(
      "How likely an unskilled manager can fake the record by selling tail risk.",
      "无能力的经理通过卖出尾部风险伪造业绩的可能性上限。",
    ),
    "total excess = (1 + yearly excess)^T − 1\nprobability ≤ 1 ÷ (1 + total excess)",
    "evidence/imitation-bound",
    "Foster and Young (2010), Gaming performance fees by portfolio managers, Quarterly Journal of Economics 125(4)",
    { inputs: [input("yearly excess", "excess return per year, fraction", "年超额收益（小数）"), years] },
  ),
  card(
    "backtest-overfitting",
    both("Probability of backtest overfitting", "回测过拟合概率"),
    both(
      "How often the best series of one half of time falls behind in the other.",
      "一半时间内最优的策略在另一半落入下半区的频率。",
    ),
    "each choice of half the blocks: winner by mean ÷ sd, w = rank ÷ (N + 1)\nprobability = share of choices with ln(w ÷ (1 − w)) ≤ 0",
    "evidence/backtest-overfitting",
    "Bailey, Borwein, Lopez de Prado and Zhu (2017), Journal of Computational Finance 20(4), 39-69",
    {
      inputs: [
        input("N", "series of the same length", "等长序列数量"),
        input("rank", "of the winner out of sample", "优胜者的样本外排名"),
      ],
      conventions: [
        both(
          "An even number of blocks; population sd; the earliest periods left over are dropped.",
          "区块数为偶数；总体标准差；舍去最早的余期。",
        ),
      ],
      unavailable: [tooFew, both("Fewer than two series", "不足两个序列"), alike],
    },
  ),
];
