import type { Bilingual, MethodCard } from "./method-card";

const weights: MethodCard["inputs"][number] = {
  symbol: "wp, wb",
  meaning: {
    en: "weight of a segment in portfolio and benchmark at the start of the period; each side sums to 1",
    zh: "期初分项在组合与基准中的权重，两侧各自合计为 1",
  },
};
const returns: MethodCard["inputs"][number] = {
  symbol: "rp, rb",
  meaning: {
    en: "return of the segment in portfolio and benchmark, fractions",
    zh: "分项在组合与基准中的收益率（小数）",
  },
};
const totals: MethodCard["inputs"][number] = {
  symbol: "R, B",
  meaning: { en: "return of the whole portfolio and benchmark", zh: "组合与基准的总收益率" },
};
const gapInWeights: Bilingual = {
  en: "A weight other than zero without a return, or weights that do not sum to 1",
  zh: "权重不为零但缺少收益，或权重合计不等于 1",
};
const oneOrLess: Bilingual = { en: "A return of −100% or less", zh: "收益率小于等于 −100%" };
const unheld: Bilingual = {
  en: "A segment without weight earned nothing there: the other side's return is taken (it then shows in allocation only), or a missing return counts as 0.",
  zh: "无权重的一侧没有收益：取另一侧的收益（影响只体现在配置效应），或将缺失收益按 0 计。",
};
const bacon = "Bacon (2008), Practical Portfolio Performance Measurement and Attribution, 2nd ed.";

const linked = (
  id: string,
  name: string,
  formula: string,
  source: string,
  notes: { conventions: Bilingual[]; disagreements?: Bilingual[]; refusesTotalLoss?: boolean },
): MethodCard => ({
  id,
  subject: "attribution",
  name: { en: `${name} linking`, zh: `${name} 跨期链接` },
  answers: {
    en: "How effects of single periods become effects of the whole time, so that they add up to the active return.",
    zh: "各期效应如何汇总为整个区间的效应，并使其合计等于主动收益。",
  },
  formula,
  inputs: [
    {
      symbol: "R_t, B_t",
      meaning: { en: "returns of portfolio and benchmark in period t", zh: "第 t 期组合与基准收益率" },
    },
    totals,
  ],
  conventions: notes.conventions,
  alternatives: [
    { en: "Carino, Menchero, GRAP, Frongello, Davies–Laker", zh: "Carino、Menchero、GRAP、Frongello、Davies–Laker" },
  ],
  unavailable: notes.refusesTotalLoss ? [oneOrLess] : [],
  sources: [source],
  disagreements: notes.disagreements ?? [],
  code: `server/core/attribution/${id}.ts`,
});

const plainSums: Bilingual = {
  en: "Effects summed over periods without linking, the R package pa's “arithmetic”, do not reconcile to the active return.",
  zh: "不作链接、直接加总各期效应（R 包 pa 的“arithmetic”），合计不等于主动收益。",
};
const sameTotals: Bilingual = {
  en: "GRAP and Frongello give the same totals, placed differently in time; Carino and Menchero give others.",
  zh: "GRAP 与 Frongello 的合计相同，仅时间分布不同；Carino 与 Menchero 的合计则不同。",
};

export const attributionCards: readonly MethodCard[] = [
  {
    id: "brinson-fachler",
    subject: "attribution",
    name: { en: "Brinson–Fachler attribution", zh: "Brinson–Fachler 归因" },
    answers: {
      en: "How much of the active return came from holding the right segments, and how much from doing well inside them.",
      zh: "主动收益中有多少来自配置了正确的分项，有多少来自分项内部的选择。",
    },
    formula:
      "allocation  = (wp − wb) × (rb − B)\nselection   = wb × (rp − rb)\ninteraction = (wp − wb) × (rp − rb)\nallocation + selection + interaction = R − B",
    inputs: [weights, returns, totals],
    conventions: [
      { en: "A segment is judged against the whole benchmark.", zh: "分项与整个基准相比。" },
      {
        en: "Interaction is shown apart unless it is folded into selection (top-down) or allocation (bottom-up).",
        zh: "交互效应默认单列，也可并入选择效应（自上而下）或配置效应（自下而上）。",
      },
    ],
    alternatives: [unheld, { en: "Brinson–Hood–Beebower", zh: "Brinson–Hood–Beebower" }],
    unavailable: [gapInWeights],
    sources: ["Brinson and Fachler (1985), Journal of Portfolio Management 11(3), 73-76", bacon],
    disagreements: [
      {
        en: "Weights here are at the start of each period. The sample data of R's PortfolioAttribution let them drift in the totals but not in the effects.",
        zh: "此处权重取各期期初。R 的 PortfolioAttribution 样例数据在总收益中令权重漂移，在效应中却固定不变。",
      },
      {
        en: "The R package pa takes a portfolio return of 0 for a category that is not held; taking the benchmark's moves the effect from selection to interaction.",
        zh: "R 包 pa 对未持有类别取组合收益 0；改取基准收益会使影响在选择效应与交互效应之间转移。",
      },
    ],
    code: "server/core/attribution/brinson-fachler.ts",
  },
  {
    id: "brinson-hood-beebower",
    subject: "attribution",
    name: { en: "Brinson–Hood–Beebower attribution", zh: "Brinson–Hood–Beebower 归因" },
    answers: {
      en: "The same three effects, with allocation judged against zero instead of the benchmark.",
      zh: "同样的三项效应，但配置效应以零而非基准为参照。",
    },
    formula: "allocation  = (wp − wb) × rb\nselection   = wb × (rp − rb)\ninteraction = (wp − wb) × (rp − rb)",
    inputs: [weights, returns],
    conventions: [
      {
        en: "Totals equal Brinson–Fachler's when weights sum to 1; single segments differ.",
        zh: "权重合计为 1 时总额与 Brinson–Fachler 相同，单个分项不同。",
      },
    ],
    alternatives: [unheld],
    unavailable: [gapInWeights],
    sources: ["Brinson, Hood and Beebower (1986), Financial Analysts Journal 42(4), 39-44", bacon],
    disagreements: [
      {
        en: "Selection at portfolio weights, wp × (rp − rb), already holds interaction; software that adds interaction to it counts it twice and misses the active return.",
        zh: "按组合权重计算的选择效应 wp × (rp − rb) 已含交互效应；有的软件再加一次交互效应，重复计算，合计便不等于主动收益。",
      },
    ],
    code: "server/core/attribution/brinson-hood-beebower.ts",
  },
  {
    id: "geometric-attribution",
    subject: "attribution",
    name: { en: "Geometric attribution", zh: "几何归因" },
    answers: {
      en: "The same question for ratios: effects that compound to the geometric active return.",
      zh: "以比率提问：各效应复合后等于几何主动收益。",
    },
    formula:
      "allocation = (wp − wb) × ((1 + rb) ÷ (1 + B) − 1)\nselection  = wp × (rp − rb) ÷ (1 + Q),  Q = Σ wp × rb\n(1 + A) × (1 + S) = (1 + R) ÷ (1 + B)",
    inputs: [
      weights,
      returns,
      totals,
      { symbol: "A, S", meaning: { en: "sums of allocation and of selection", zh: "配置效应与选择效应各自合计" } },
    ],
    conventions: [
      {
        en: "Interaction is always inside selection; periods compound.",
        zh: "交互效应始终包含在选择效应中；各期相乘。",
      },
      {
        en: "A segment's share of a compounded total is logarithmic, so that the parts add up.",
        zh: "分项在复合总额中的份额按对数分摊，使各部分相加等于总额。",
      },
    ],
    alternatives: [],
    unavailable: [gapInWeights, oneOrLess],
    sources: [`${bacon}, ch. 5`],
    disagreements: [
      {
        en: "“Geometric” in the R package pa is Davies–Laker: a difference of compounded notional funds, not a geometric active return.",
        zh: "R 包 pa 的“geometric”实为 Davies–Laker：复合名义基金之差，并非几何主动收益。",
      },
    ],
    code: "server/core/attribution/geometric-attribution.ts",
  },
  linked(
    "link-carino",
    "Carino",
    "linked = effect_t × k_t ÷ k\nk_t = (ln(1 + R_t) − ln(1 + B_t)) ÷ (R_t − B_t);  k the same of the whole time",
    "Carino (1999), Journal of Performance Measurement 3(4), 5-14",
    {
      disagreements: [plainSums],
      conventions: [
        { en: "Where R_t = B_t the factor is its limit, 1 ÷ (1 + R_t).", zh: "当 R_t = B_t 时取极限 1 ÷ (1 + R_t)。" },
      ],
      refusesTotalLoss: true,
    },
  ),
  linked(
    "link-menchero",
    "Menchero",
    "linked = effect_t × (M + a × (R_t − B_t))\nM = ((R − B) ÷ T) ÷ ((1 + R)^(1/T) − (1 + B)^(1/T))\na = (R − B − M × Σ(R_t − B_t)) ÷ Σ(R_t − B_t)²",
    "Menchero (2000), Journal of Performance Measurement 5(1), 36-42",
    {
      conventions: [
        { en: "When R = B, M is its limit, (1 + B)^((T−1)/T).", zh: "当 R = B 时，M 取极限 (1 + B)^((T−1)/T)。" },
      ],
      refusesTotalLoss: true,
    },
  ),
  linked(
    "link-grap",
    "GRAP",
    "linked = effect_t × Π(s < t)(1 + R_s) × Π(s > t)(1 + B_s)",
    "GRAP (1997), Synthèse des modèles d'attribution de performance, Paris",
    {
      conventions: [
        {
          en: "An effect grows with the portfolio before its period and with the benchmark after it.",
          zh: "效应在其之前随组合增长，在其之后随基准增长。",
        },
      ],
      disagreements: [sameTotals],
    },
  ),
  linked(
    "link-frongello",
    "Frongello",
    "linked_t = effect_t × Π(s < t)(1 + R_s) + B_t × Σ(s < t) linked_s",
    "Frongello (2002), Journal of Performance Measurement 6(3), 10-22",
    {
      conventions: [{ en: "Depends on the order of the periods.", zh: "结果取决于各期的先后顺序。" }],
      disagreements: [sameTotals],
    },
  ),
  linked(
    "link-davies-laker",
    "Davies–Laker",
    "allocation = II − I,  selection = III − I,  interaction = IV − III − II + I\nI–IV: benchmark, allocation, selection fund and portfolio, each compounded over the whole time",
    "Davies and Laker (2001), Journal of Performance Measurement 6(1), 12-23",
    {
      conventions: [{ en: "Totals only: there is no split by segment.", zh: "只有总额，没有分项拆分。" }],
      disagreements: [
        {
          en: "The R package pa calls it “geometric”, although it is an arithmetic difference of compounded funds.",
          zh: "R 包 pa 称之为“geometric”，但它其实是各复合基金收益的算术之差。",
        },
      ],
    },
  ),
  {
    id: "hierarchical-attribution",
    subject: "attribution",
    name: { en: "Hierarchical attribution", zh: "多层级归因" },
    answers: {
      en: "Attribution along a chain of decisions, each judged inside the one before it.",
      zh: "沿决策链条归因，每一层在上一层内部评价。",
    },
    formula:
      "allocation = (wp − wb × wp′ ÷ wb′) × (rb − rb′)\nselection  = wp × (rp − rb) at the last level\n′: the parent; the whole for level 1",
    inputs: [weights, returns],
    conventions: [
      {
        en: "A parent that the benchmark does not hold has no mix to anchor to: its children are judged with their whole portfolio weight.",
        zh: "基准未持有的上级没有可锚定的结构：其下级按全部组合权重评价。",
      },
      {
        en: "Over time the effects of every level are linked, and still add up to the active return of the whole time.",
        zh: "跨期时各层效应均作链接，合计仍等于整个区间的主动收益。",
      },
      {
        en: "Anchored to the parent's weight; all levels and selection add up to the active return.",
        zh: "锚定于上级权重；各层与选择效应合计等于主动收益。",
      },
    ],
    alternatives: [
      { en: "Not anchored: wb instead of wb × wp′ ÷ wb′", zh: "不锚定：以 wb 代替 wb × wp′ ÷ wb′" },
      { en: "Geometric: each divided by 1 + return of the level before", zh: "几何：各项除以 1 + 上一层收益" },
    ],
    unavailable: [gapInWeights],
    sources: ["Morningstar (2011), Equity Performance Attribution Methodology", `${bacon}, ch. 5`],
    disagreements: [
      {
        en: "R's PortfolioAttribution puts 0 for children of a parent that the benchmark does not hold; its groups then do not add up to their level.",
        zh: "R 的 PortfolioAttribution 对基准未持有的上级之下级取 0，因此各组合计不等于所在层级。",
      },
    ],
    code: "server/core/attribution/hierarchical-attribution.ts",
  },
  {
    id: "base-minus-local",
    subject: "attribution",
    name: { en: "Currency effect, base minus local", zh: "汇率效应（本位币减当地币）" },
    answers: {
      en: "What exchange rates did to the active return, as the difference of two attributions.",
      zh: "以两次归因之差衡量汇率对主动收益的影响。",
    },
    formula: "currency = wp × (rp − rp local) − wb × (rb − rb local) − (wp − wb) × (B − B local)",
    inputs: [weights, returns],
    conventions: [
      {
        en: "Local effects and currency add up to the active return in base currency.",
        zh: "当地币效应与汇率效应合计等于本位币主动收益。",
      },
    ],
    alternatives: [
      { en: "Ankrim–Hensel, Karnosky–Singer, Bacon geometric", zh: "Ankrim–Hensel、Karnosky–Singer、Bacon 几何法" },
    ],
    unavailable: [gapInWeights],
    sources: [`${bacon}, ch. 6`],
    disagreements: [],
    code: "server/core/attribution/base-minus-local.ts",
  },
  {
    id: "ankrim-hensel",
    subject: "attribution",
    name: { en: "Ankrim–Hensel currency attribution", zh: "Ankrim–Hensel 汇率归因" },
    answers: {
      en: "Splits currency into the forward premium, known beforehand, and the surprise that management earned.",
      zh: "把汇率收益拆成事先已知的远期升贴水，与管理所得的意外变动。",
    },
    formula:
      "c = S1 ÷ S0 − 1,  d = F ÷ S0 − 1,  e = c − d,  f = S1 ÷ F − 1\nallocation = (wp − wb) × (rb − c − L)\nselection = wb × (rp − rb),  interaction = (wp − wb) × (rp − rb)\ncurrency management = (wp − wb) × (e − E) + (fp − fb) × (f − E)\nforward premium = (wp − wb) × (d − D)",
    inputs: [
      weights,
      returns,
      {
        symbol: "S0, S1, F",
        meaning: {
          en: "spot at start and end, forward at start: base currency for one unit",
          zh: "期初、期末即期汇率与期初远期汇率（每单位外币的本位币数）",
        },
      },
      {
        symbol: "fp, fb",
        meaning: { en: "weights of forward contracts, each side summing to 0", zh: "远期合约权重，两侧各自合计为 0" },
      },
    ],
    conventions: [
      { en: "L, E, D are the benchmark's sums of rb − c, e and d.", zh: "L、E、D 为基准对 rb − c、e、d 的加权和。" },
      {
        en: "The effects add up to the active return in base currency, forward contracts included.",
        zh: "各效应合计等于本位币主动收益，含远期合约。",
      },
    ],
    alternatives: [],
    unavailable: [gapInWeights],
    sources: ["Ankrim and Hensel (1994), Financial Analysts Journal 50(2), 29-35"],
    disagreements: [],
    code: "server/core/attribution/ankrim-hensel.ts",
  },
  {
    id: "karnosky-singer",
    subject: "attribution",
    name: { en: "Karnosky–Singer currency attribution", zh: "Karnosky–Singer 汇率归因" },
    answers: {
      en: "Judges markets by what they earn over local cash and currencies by what their cash earns, so that hedging is a decision of its own.",
      zh: "市场以超过当地现金的收益评价，货币以其现金在本位币的收益评价，使对冲成为独立决策。",
    },
    formula:
      "premium      = local − cash;            simple returns: (local − cash) × (1 + currency return)\ncash in base = cash + currency return;  simple returns: (1 + cash) × (1 + currency return) − 1\nallocation, selection, interaction: Brinson on the premiums\ncurrency = (wp + fp − wb − fb) × (cash in base − that of the whole benchmark)",
    inputs: [
      weights,
      {
        symbol: "local, cash",
        meaning: {
          en: "local return of the market, local cash return, fractions",
          zh: "市场当地币收益率与当地现金收益率（小数）",
        },
      },
      {
        symbol: "fp, fb",
        meaning: { en: "forward weights, each side summing to 0", zh: "远期合约权重，两侧各自合计为 0" },
      },
    ],
    conventions: [
      {
        en: "Continuously compounded returns add; with simple ones the premium is measured in base currency.",
        zh: "连续复利收益可直接相加；采用简单收益时，超过现金的溢价以本位币计量。",
      },
    ],
    alternatives: [],
    unavailable: [gapInWeights],
    sources: [
      "Karnosky and Singer (1994), Global Asset Management and Performance Attribution, Research Foundation of the ICFA",
    ],
    disagreements: [],
    code: "server/core/attribution/karnosky-singer.ts",
  },
  {
    id: "geometric-currency",
    subject: "attribution",
    name: { en: "Geometric multi-currency attribution", zh: "几何多币种归因" },
    answers: {
      en: "Allocation, selection, hedging and currency as factors that compound to the geometric active return.",
      zh: "配置、选择、对冲与汇率各为一个因子，复合后等于几何主动收益。",
    },
    formula:
      "allocation = (wp − wb) × ((1 + hedged rb) ÷ (1 + local B) − 1)\nselection  = wp × (local rp − local rb) ÷ (1 + local Q)\nhedging    = (1 + local Q) ÷ (1 + H) − 1\ncurrency   = (1 + R) × (1 + local B) ÷ ((1 + local R) × (1 + B)) − 1",
    inputs: [
      weights,
      returns,
      {
        symbol: "hedged rb",
        meaning: { en: "benchmark return hedged into base currency", zh: "对冲为本位币后的基准收益率" },
      },
      {
        symbol: "Q",
        meaning: { en: "portfolio weights at benchmark returns", zh: "以组合权重计算的基准收益" },
      },
    ],
    conventions: [
      { en: "H = Σ (wp − wb) × hedged rb + wb × local rb", zh: "H = Σ (wp − wb) × 对冲后 rb + wb × 当地 rb" },
    ],
    alternatives: [],
    unavailable: [gapInWeights, oneOrLess],
    sources: [`${bacon}, ch. 6`],
    disagreements: [],
    code: "server/core/attribution/geometric-currency.ts",
  },
  {
    id: "campisi",
    subject: "attribution",
    name: { en: "Campisi fixed-income attribution", zh: "Campisi 固定收益归因" },
    answers: {
      en: "How much of a bond return was income, how much Treasury yields, spreads, and the choice of bonds.",
      zh: "债券收益中，票息、国债收益率变动、利差变动与个券选择各占多少。",
    },
    formula:
      "income    = yield × years\ntreasury  = −duration × dy + convexity ÷ 2 × dy²\nspread    = −duration × ds + convexity ÷ 2 × ds²\nselection = the rest of the return",
    inputs: [
      {
        symbol: "dy, ds",
        meaning: {
          en: "change of the Treasury yield and of the spread, fractions",
          zh: "国债收益率与利差的变动（小数）",
        },
      },
      weights,
    ],
    conventions: [
      {
        en: "Active effect of a part = wp × portfolio part − wb × benchmark part.",
        zh: "某部分的主动效应 = wp × 组合部分 − wb × 基准部分。",
      },
    ],
    alternatives: [],
    unavailable: [gapInWeights],
    sources: ["Campisi (2000), Journal of Performance Measurement 4(4), 14-25"],
    disagreements: [
      {
        en: "The effects of R's AttributionFixedIncome do not add up to the active return, on its own data either; here selection is the rest, so that they do.",
        zh: "R 的 AttributionFixedIncome 各效应合计不等于主动收益，用其自带数据亦然；此处以选择效应为余项，合计必相等。",
      },
    ],
    code: "server/core/attribution/campisi.ts",
  },
  {
    id: "contribution",
    subject: "attribution",
    name: { en: "Contribution to return", zh: "收益贡献" },
    answers: { en: "What each segment added to the compounded return.", zh: "每个分项对复合收益的贡献。" },
    formula: "contribution_i = Σ_t w_it × r_it × k_t ÷ k,  k_t = ln(1 + R_t) ÷ R_t",
    inputs: [weights, returns],
    conventions: [
      {
        en: "Logarithmic linking: contributions add up to the compounded return.",
        zh: "对数链接：各贡献相加等于复合收益。",
      },
    ],
    alternatives: [],
    unavailable: [gapInWeights, oneOrLess],
    sources: ["Carino (1999), Journal of Performance Measurement 3(4), 5-14"],
    disagreements: [],
    code: "server/core/attribution/contribution.ts",
  },
  {
    id: "factor-attribution",
    subject: "attribution",
    name: { en: "Factor attribution", zh: "因子归因" },
    answers: { en: "How much of the active return known factors explain.", zh: "已知因子能解释多少主动收益。" },
    formula: "R_t − B_t = alpha + Σ exposure_k × factor_kt + residual_t\ncontribution = Σ_t part_t × k_t ÷ k (Carino)",
    inputs: [{ symbol: "factor_kt", meaning: { en: "return of factor k in period t", zh: "因子 k 在第 t 期的收益" } }],
    conventions: [
      {
        en: "Ordinary least squares over the whole time; factors, alpha and residual add up.",
        zh: "对整个区间做普通最小二乘；因子、阿尔法与残差相加等于主动收益。",
      },
    ],
    alternatives: [],
    unavailable: [
      {
        en: "Fewer periods than coefficients, or factors that are combinations of each other",
        zh: "期数少于系数个数，或因子之间线性相关",
      },
    ],
    sources: ["Carhart (1997), Journal of Finance 52(1), 57-82"],
    disagreements: [],
    code: "server/core/attribution/factor-attribution.ts",
  },
  {
    id: "style-analysis",
    subject: "attribution",
    name: { en: "Returns-based style analysis", zh: "基于收益的风格分析" },
    answers: {
      en: "The passive mix of indices that moves most like the portfolio.",
      zh: "走势与组合最接近的被动指数组合。",
    },
    formula: "return_t = Σ weight_i × index_it + residual_t\nminimise Var(residual), weights ≥ 0, Σ weights = 1",
    inputs: [{ symbol: "index_it", meaning: { en: "return of index i in period t", zh: "指数 i 在第 t 期的收益" } }],
    conventions: [{ en: "No intercept; a weight at its bound is exactly 0.", zh: "无截距；处于边界的权重恰为 0。" }],
    alternatives: [{ en: "Sum of squares instead of the variance", zh: "以残差平方和代替方差" }],
    unavailable: [
      {
        en: "Fewer periods than indices, or indices that are combinations of each other",
        zh: "期数少于指数个数，或指数之间线性相关",
      },
    ],
    sources: ["Sharpe (1992), Journal of Portfolio Management 18(2), 7-19"],
    disagreements: [],
    code: "server/core/attribution/style-analysis.ts",
  },
  {
    id: "roll-up-holdings",
    subject: "attribution",
    name: { en: "From holdings to segments", zh: "由持仓汇总为分项" },
    answers: {
      en: "What a sector, country or currency weighed and earned, from the securities in it.",
      zh: "由各证券汇总行业、国家或币种的权重与收益率。",
    },
    formula: "weight of a side = Σ w\nreturn of a side = Σ (w × r) ÷ Σ w",
    inputs: [
      {
        symbol: "w, r",
        meaning: {
          en: "weight of a security at the start of the period, and its return, fractions",
          zh: "证券期初权重与收益率（小数）",
        },
      },
    ],
    conventions: [
      {
        en: "A side that does not hold the segment has no return there; the rule for unheld segments settles it.",
        zh: "未持有该分项的一侧没有收益，由未持有规则处理。",
      },
    ],
    alternatives: [
      {
        en: "A return of its own for each side, where the two are priced apart",
        zh: "两侧定价不同时，各自使用本侧收益",
      },
    ],
    unavailable: [
      {
        en: "Long and short positions that net to nothing but earn something: refused, group more widely",
        zh: "多空净额为零却有损益：拒绝计算，请采用更宽的分组",
      },
      { en: "A weight other than zero without a return", zh: "权重不为零但缺少收益" },
    ],
    sources: [`${bacon}, ch. 5`],
    disagreements: [],
    code: "server/core/attribution/roll-up-holdings.ts",
  },
];
