import { input, say } from "./bilingual";
import type { Bilingual, MethodCard } from "./method-card";

const flows = input(
  "amount, contributions, distributions",
  "flows from the investor's side, money: put in negative, received positive; contributions and distributions are their sizes",
  "投资者视角的现金流（金额）：投入为负、收回为正；出资与分配取其绝对值",
);
const nav = input("nav", "net asset value left at the end, money", "期末剩余净资产价值（金额）");
const multiple = input(
  "index multiple",
  "index at the end / index at the flow, total return index",
  "期末指数 / 现金流当日指数，采用全收益指数",
);
const time = input("t, T", "time of a flow and of the valuation, years or periods", "现金流与估值的时点（年或期）");
const deals = input(
  "invested, value",
  "paid for a deal; its proceeds and what is left, money",
  "项目投入；项目回收与剩余价值（金额）",
);
const noRoot = say(
  "No rate: flows of one sign, or a value that never reaches zero",
  "无解：现金流仅有一个方向，或净现值恒不为零",
);
const severalRoots: Bilingual = say(
  "Where several rates solve the equation, the one whose ln(1 + rate) is closest to zero, with a warning.",
  "存在多个解时，取 ln(1 + 收益率) 最接近零者，并予以提示。",
);
const dayCount = say("ACT/365F unless another day count is named.", "除另行指定外采用 ACT/365F。");
const nothingPaidIn = say("Nothing paid in", "尚未实缴出资");
const otherPmes = say("KS-PME, Long–Nickels, PME+, mPME, direct alpha", "KS-PME、Long–Nickels、PME+、mPME、直接 alpha");
const lastFlow = say(
  "pyxirr's PME+ and Long–Nickels replace the last flow by a net asset value; here the value is added to it. They agree where that flow is 0.",
  "pyxirr 的 PME+ 与 Long–Nickels 以期末净值替换最后一笔现金流，此处为两者相加；该笔现金流为 0 时结果一致。",
);

export const privateEquityCards: readonly MethodCard[] = [
  {
    id: "fund-multiples",
    subject: "privateEquity",
    name: say("Multiples: DPI, RVPI, TVPI", "倍数：DPI、RVPI、TVPI"),
    answers: say(
      "For each unit paid in: what has come back, what is still on paper, and both together.",
      "每一单位实缴资本：已收回多少、账面尚存多少、合计多少。",
    ),
    formula: "DPI  = distributed / paidIn\nRVPI = nav / paidIn\nTVPI = (distributed + nav) / paidIn",
    inputs: [
      input("paidIn, distributed", "capital paid in and distributed to date, money", "累计实缴与累计分配（金额）"),
      nav,
    ],
    conventions: [
      say(
        "On the capital invested in a deal the ratio of both is called MOIC.",
        "以单个项目的投入资本为分母时，TVPI 称为 MOIC。",
      ),
      say(
        "The value is the sum of each holding's latest mark on or before the date.",
        "净值为各持仓在截至日及之前最近一次估值之和。",
      ),
    ],
    alternatives: [
      say("Recallable distributions reduce paid-in, or count as distributions", "可召回分配可冲减实缴，亦可计为分配"),
    ],
    unavailable: [nothingPaidIn],
    sources: ["INSEAD GPEI (2019), Measuring Private Equity Fund Performance"],
    disagreements: [
      say(
        "Updog lets recallable distributions reduce paid-in; others count them as distributions.",
        "Updog 以可召回分配冲减实缴，其他工具将其计为分配。",
      ),
    ],
    code: "server/core/private-equity/multiples.ts",
  },
  {
    id: "pooled-irr",
    subject: "privateEquity",
    name: say("Pooled IRR", "合并内部收益率（Pooled IRR）"),
    answers: say("What several funds earned per year as if they were one.", "将多只基金视为一只时的年收益率。"),
    formula: "sum of all funds' amount_k × (1 + rate)^(−t_k) + sum of nav × (1 + rate)^(−T) = 0",
    inputs: [flows, nav, time],
    conventions: [
      say(
        "Values count as received on the as-of date; later flows are left out.",
        "净值视同在截至日收回；其后的现金流不计。",
      ),
      severalRoots,
      dayCount,
    ],
    alternatives: [say("Horizon IRR; multiples", "区间内部收益率；倍数")],
    unavailable: [
      noRoot,
      say(
        "Flows span less than a year: the return of the time itself is shown",
        "现金流跨度不足一年：改为列示区间收益率",
      ),
    ],
    sources: ["GIPS Standards for Firms (2020), glossary: money-weighted return", "Microsoft Excel: XIRR"],
    disagreements: [say("asrsMethods solves the rate to about four decimals.", "asrsMethods 的求解精度约为四位小数。")],
    code: "server/core/private-equity/pooled-return.ts",
  },
  {
    id: "horizon-irr",
    subject: "privateEquity",
    name: say("Horizon IRR", "区间内部收益率（Horizon IRR）"),
    answers: say(
      "What a fund earned per year between two dates, as if bought and sold at its values.",
      "假设按期初净值买入、按期末净值卖出，基金在两个日期之间的年收益率。",
    ),
    formula: "−nav_0 + sum of amount_k × (1 + rate)^(−t_k) + nav_T × (1 + rate)^(−T) = 0",
    inputs: [
      input("nav_0, nav_T", "net asset value when the horizon begins and ends, money", "区间期初与期末净值（金额）"),
      flows,
      time,
    ],
    conventions: [
      say(
        "Flows on the first day are in that value already; those after it, up to and including the last day, count.",
        "首日现金流已含于期初净值；其后至末日（含）的现金流计入。",
      ),
      severalRoots,
      dayCount,
    ],
    alternatives: [say("Pooled IRR since inception", "成立以来的合并内部收益率")],
    unavailable: [
      noRoot,
      say("A horizon of less than a year: the return of the time itself is shown", "区间不足一年：改为列示区间收益率"),
    ],
    sources: ["GIPS Standards for Firms (2020), glossary: money-weighted return", "Microsoft Excel: XIRR"],
    disagreements: [],
    code: "server/core/private-equity/pooled-return.ts",
  },
  {
    id: "ks-pme",
    subject: "privateEquity",
    name: say("Kaplan–Schoar PME (KS-PME)", "Kaplan–Schoar 公开市场等价（KS-PME）"),
    answers: say(
      "Whether the fund made more of the money than the index would have: above 1 it did.",
      "同样的资金投入基金是否优于投入指数：大于 1 表示优于指数。",
    ),
    formula: "(sum of distributions × index multiple + nav) / (sum of contributions × index multiple)",
    inputs: [flows, multiple, nav],
    conventions: [say("Future-value form.", "采用终值形式。")],
    alternatives: [otherPmes],
    unavailable: [nothingPaidIn],
    sources: ["Kaplan and Schoar (2005), Journal of Finance 60(4), 1791-1823"],
    disagreements: [],
    code: "server/core/private-equity/ks-pme.ts",
  },
  {
    id: "long-nickels-pme",
    subject: "privateEquity",
    name: say("Long–Nickels PME (ICM)", "Long–Nickels 公开市场等价（ICM）"),
    answers: say(
      "What the fund's own flows would have earned in the index, and how far the fund is ahead.",
      "将基金的现金流投入指数可获得的收益率，以及基金领先的幅度。",
    ),
    formula:
      "indexNav  = −(sum of amount × index multiple)\nindexRate = IRR of the fund's flows with indexNav at the end\nspread    = IRR of the fund − indexRate",
    inputs: [flows, multiple, nav],
    conventions: [severalRoots],
    alternatives: [otherPmes],
    unavailable: [noRoot],
    sources: ["Long and Nickels (1996), A Private Investment Benchmark"],
    disagreements: [lastFlow],
    code: "server/core/private-equity/long-nickels-pme.ts",
  },
  {
    id: "pme-plus",
    subject: "privateEquity",
    name: say("PME+", "PME+（分配缩放法）"),
    answers: say(
      "What the index would have earned with distributions scaled so that it ends at the fund's value.",
      "将分配按比例缩放、使指数组合期末与基金净值一致时，指数可获得的收益率。",
    ),
    formula:
      "lambda    = (sum of contributions × index multiple − nav) / (sum of distributions × index multiple)\nindexRate = IRR of contributions, lambda × distributions, and the fund's nav at the end",
    inputs: [flows, multiple, nav],
    conventions: [say("One factor scales every distribution.", "所有分配使用同一缩放系数。")],
    alternatives: [otherPmes],
    unavailable: [say("Nothing distributed: there is nothing to scale", "尚无分配，无可缩放"), noRoot],
    sources: ["Rouvinez (2003), Private Equity Benchmarking with PME+, Venture Capital Journal"],
    disagreements: [
      lastFlow,
      say(
        "pyxirr's PME+ test uses an index value of 110 where the published 0.86 / 2.05% need 100; its tolerance of 0.1 hides it.",
        "pyxirr 的 PME+ 测试使用指数值 110，而公开结果 0.86 / 2.05% 需要 100；其 0.1 的容差掩盖了差异。",
      ),
    ],
    code: "server/core/private-equity/pme-plus.ts",
  },
  {
    id: "modified-pme",
    subject: "privateEquity",
    name: say("Modified PME (mPME)", "修正公开市场等价（mPME）"),
    answers: say(
      "What the index would have earned if it paid back the same share of itself as the fund did.",
      "指数组合按与基金相同的比例分配时可获得的收益率。",
    ),
    formula:
      "share     = distribution / (distribution + nav after it)\nindex nav = (index nav before × index growth + contribution) × (1 − share)",
    inputs: [
      flows,
      input("nav after it", "fund's value after each flow, money", "每笔现金流之后的基金净值（金额）"),
      input("index growth", "index at a row / index at the row before", "本期指数 / 上期指数"),
    ],
    conventions: [
      say(
        "Cambridge form; the last flow includes the index portfolio's remaining value.",
        "采用 Cambridge 形式；最后一笔现金流含指数组合剩余净值。",
      ),
    ],
    alternatives: [
      otherPmes,
      say(
        "Values from asset prices: nav = nav before × price growth − amount",
        "由资产价格推算净值：净值 = 前期净值 × 价格增长 − 现金流",
      ),
    ],
    unavailable: [noRoot],
    sources: ["Cambridge Associates (2013), Private Equity and Venture Capital Benchmarks: Using mPME"],
    disagreements: [say("pypme derives the fund's values from asset prices.", "pypme 由资产价格推算基金净值。")],
    code: "server/core/private-equity/modified-pme.ts",
  },
  {
    id: "direct-alpha",
    subject: "privateEquity",
    name: say("Direct alpha", "直接 alpha"),
    answers: say("What the fund earned per year beyond the index.", "基金每年超越指数的收益率。"),
    formula: "sum of (amount × index multiple) × (1 + alpha)^(−t) + nav × (1 + alpha)^(−T) = 0\nlog = ln(1 + alpha)",
    inputs: [flows, multiple, nav, time],
    conventions: [
      say(
        "Per year where times are years, per period where they are period numbers.",
        "时点以年计则为年化，以期数计则为每期。",
      ),
      severalRoots,
    ],
    alternatives: [say("The logarithm, ln(1 + alpha)", "对数形式 ln(1 + alpha)"), otherPmes],
    unavailable: [noRoot],
    sources: ["Gredil, Griffiths and Stucke (2014), Benchmarking Private Equity: The Direct Alpha Method"],
    disagreements: [
      say("asrsMethods and Gredil et al. report ln(1 + alpha).", "asrsMethods 与 Gredil 等报告 ln(1 + alpha)。"),
    ],
    code: "server/core/private-equity/direct-alpha.ts",
  },
  {
    id: "value-bridge",
    subject: "privateEquity",
    name: say("Value creation bridge", "价值创造桥"),
    answers: say(
      "How much of a deal's gain came from earnings, from the price paid for them, from debt and from the currency.",
      "项目收益中盈利增长、估值倍数、杠杆与汇率各贡献多少。",
    ),
    formula:
      "growth   = share × fx0 × (e1 − e0) × (m0 + m1) / 2\nmultiple = share × fx0 × (m1 − m0) × (e0 + e1) / 2\nleverage = share × fx0 × (netDebt0 − netDebt1 + cash)\ncurrency = share × ((fx1 − fx0) × equity1 + (fxCash − fx0) × cash)",
    inputs: [
      input(
        "e0, e1",
        "earnings at entry and exit (EBITDA, or revenue for young companies), company's currency",
        "进入与退出时的盈利（EBITDA，早期企业用收入），企业本币",
      ),
      input("m0, m1", "enterprise value over earnings", "企业价值 / 盈利倍数"),
      input(
        "netDebt0, netDebt1; cash",
        "net debt; money taken out less money put in, company's currency",
        "净债务；期间取出减投入的现金，企业本币",
      ),
      input(
        "fx0, fx1, fxCash",
        "fund's currency for one unit of the company's, at entry, exit and cash date",
        "进入、退出及现金发生时的汇率（每单位企业本币折基金货币）",
      ),
      input(
        "equity1",
        "equity at exit, e1 × m1 − netDebt1, company's currency",
        "退出时股权价值 e1 × m1 − netDebt1，企业本币",
      ),
      input("share", "share of the company that the fund owns, 0 to 1", "基金持股比例（0 至 1）"),
    ],
    conventions: [
      say("The combination effect is split evenly between growth and multiple.", "盈利与倍数的交叉影响由两者均分。"),
    ],
    alternatives: [],
    unavailable: [say("A share outside 0 to 1 is refused", "持股比例不在 0 至 1 之间时拒绝计算")],
    sources: [
      "Acharya, Gottschalg, Hahn and Kehoe (2013), Review of Financial Studies 26(2), for the split of operating, multiple and leverage effects",
    ],
    disagreements: [],
    code: "server/core/private-equity/value-bridge.ts",
  },
  {
    id: "deal-contribution",
    subject: "privateEquity",
    name: say("Contribution of deals", "项目贡献度"),
    answers: say(
      "What each deal adds to the pooled multiple and to the pooled rate of return.",
      "每个项目对合并倍数与合并内部收益率的贡献。",
    ),
    formula:
      "toMultiple = value / all invested\ntoGain     = gain / all invested\ntoRate     = integral from 0 to IRR of  D_i(r) / D(r) dr,   D = sum of all D_i\nD_i(r)     = gain × (present value of receipts / receipts)",
    inputs: [
      deals,
      input("gain", "value minus invested, money", "价值减投入（金额）"),
      input(
        "D_i(r)",
        "present value at the rate r of the deal's gain, spread over its receipts as they came",
        "按贴现率 r 计算的项目收益现值，收益按各笔回收的时间分布",
      ),
    ],
    conventions: [
      say(
        "The parts add up to the whole; fees can enter as one more deal, so that they add up to the net figures.",
        "各部分之和等于整体；费用可作为一个项目纳入，使合计等于净值口径。",
      ),
      say(
        "A deal that paid nothing back loses its money when it is written off or, if it never was, on the as-of date.",
        "无任何回收的项目在核销日确认损失；未核销的在截至日确认。",
      ),
      dayCount,
    ],
    alternatives: [say("Share of the gain", "按收益占比")],
    unavailable: [
      say(
        "Share of the rate: where the pooled rate has no root, several, or spans less than a year",
        "对收益率的贡献：合并收益率无解、多解或跨度不足一年",
      ),
      say(
        "Share of the rate: where the discounted gains of all deals cancel on the way",
        "对收益率的贡献：全部项目的贴现收益在积分途中相互抵销",
      ),
    ],
    sources: ["Aumann and Shapley (1974), Values of Non-Atomic Games"],
    disagreements: [],
    code: "server/core/private-equity/deal-contribution.ts",
  },
  {
    id: "loss-ratio",
    subject: "privateEquity",
    name: say("Loss ratio", "资本损失率"),
    answers: say(
      "How much of the capital met losses, and how much of it was lost.",
      "多少资本投向了亏损项目，其中又损失了多少。",
    ),
    formula:
      "capitalInLosers = sum of invested where value < invested / sum of invested\ncapitalLost     = sum of (invested − value) there / sum of invested",
    inputs: [deals],
    conventions: [
      say(
        "Both are shares of the capital invested in all deals; unrealised deals count at their value.",
        "两者均以全部项目投入资本为分母；未退出项目按估值计。",
      ),
    ],
    alternatives: [say("Number of losing deals over all deals", "亏损项目数占比")],
    unavailable: [say("No deals, or nothing paid in: refused", "无项目或无投入：拒绝计算")],
    sources: ["INSEAD GPEI (2019), Measuring Private Equity Fund Performance, for value over capital invested"],
    disagreements: [],
    code: "server/core/private-equity/loss-and-concentration.ts",
  },
  {
    id: "deal-concentration",
    subject: "privateEquity",
    name: say("Concentration of gains", "收益集中度"),
    answers: say("How far the result rests on a few deals.", "业绩在多大程度上依赖少数项目。"),
    formula:
      "shareOfNetGain = gain of the best deals / net gain of all\nshareOfGains   = gain of the best deals / gains of all winners\nGini           = 2 × (sum of rank × amount, ascending) / (n × sum) − (n + 1) / n",
    inputs: [
      deals,
      input("rank, amount, n", "rank and value of a deal, number of deals", "项目价值的升序名次、价值与项目数"),
    ],
    conventions: [
      say(
        "Deals are ranked by gain in money; above 1 of the net gain means that the others lost.",
        "按收益金额排序；占净收益超过 1 表示其余项目合计亏损。",
      ),
    ],
    alternatives: [say("The multiple of all deals without the best ones", "剔除最佳项目后的整体倍数")],
    unavailable: [
      say(
        "No net gain, no winners, no other deals, or no value: the figure that needs it",
        "无净收益、无盈利项目、无其余项目或无价值时，相应指标不可用",
      ),
    ],
    sources: ["Gini (1912), Variabilità e mutabilità"],
    disagreements: [],
    code: "server/core/private-equity/loss-and-concentration.ts",
  },
  {
    id: "pacing-takahashi-alexander",
    subject: "privateEquity",
    name: say("Commitment pacing (Takahashi–Alexander)", "承诺节奏预测（Takahashi–Alexander）"),
    answers: say(
      "How calls, distributions and value of a commitment are likely to run over its life.",
      "一笔承诺出资在存续期内的缴款、分配与净值大致如何演变。",
    ),
    formula:
      "contribution = rate(t) × (commitment − called so far)\ndistribution = max(yield, (t / life)^bow) × nav(t−1) × (1 + growth),   all of it in the last year\nnav          = nav(t−1) × (1 + growth) − distribution + contribution − fee",
    inputs: [
      input("commitment, fee", "money", "承诺金额、费用（金额）"),
      input("rate(t)", "share of what is not yet called; the last one goes on", "未缴承诺的缴款比例；末项沿用"),
      input("life, t", "years", "存续期、年份（年）"),
      input(
        "bow",
        "shape of the distribution rate: 1 is a straight line, more pays later",
        "分配曲线形状：1 为直线，越大分配越晚",
      ),
      input(
        "growth, yield",
        "growth of the value and lowest distribution rate per year, fractions",
        "年增长率与最低年分配率（小数）",
      ),
    ],
    conventions: [
      say(
        "All at year ends: a call earns nothing in its first year, and that of the last year is the value left.",
        "均发生在年末：当年缴款当年不产生收益，最后一年的缴款即期末剩余净值。",
      ),
      say("The fee is taken from the value and is never more than it.", "费用自净值扣除，且不超过净值。"),
    ],
    alternatives: [say("Without fees", "不计费用")],
    unavailable: [say("Assumptions outside their range are refused", "假设超出取值范围时拒绝计算")],
    sources: ["Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100"],
    disagreements: [],
    code: "server/core/private-equity/pacing.ts",
  },
  {
    id: "private-brinson",
    subject: "privateEquity",
    name: say("Attribution of private programmes", "私募组合 Brinson 归因"),
    answers: say(
      "How much of the lead in multiple came from the right vintages or strategies, and how much from the right managers.",
      "倍数领先中有多少来自年份或策略配置，有多少来自管理人选择。",
    ),
    formula: "allocation = (wp − wb) × (mb − Mb)\nselection  = wp × (mp − mb)\nsum of all = Mp − Mb",
    inputs: [
      input("wp, wb", "share of paid-in capital, portfolio and benchmark", "组合与基准的实缴资本占比"),
      input("mp, mb", "total value to paid-in of the segment", "分项的 TVPI"),
      input("Mp, Mb", "total value to paid-in of the whole", "整体的 TVPI"),
    ],
    conventions: [
      say("Selection includes interaction.", "选择效应含交互效应。"),
      say(
        "A segment that the portfolio does not hold has no selection; one that the benchmark does not hold is compared with the whole benchmark, so all of its effect is selection.",
        "组合未持有的分项没有选择效应；基准未持有的分项与整个基准相比，影响全部计入选择效应。",
      ),
      say(
        "Multiples are used because they add up over pooled flows; internal rates of return do not.",
        "采用倍数，因其在合并现金流下可加；内部收益率不可加。",
      ),
    ],
    alternatives: [],
    unavailable: [
      say(
        "Nothing paid in on one side, or value without paid-in capital: refused",
        "一侧无实缴，或有价值而无实缴：拒绝计算",
      ),
    ],
    sources: [
      "Brinson and Fachler (1985), Journal of Portfolio Management 11(3), 73-76, on paid-in shares and multiples",
    ],
    disagreements: [],
    code: "server/core/private-equity/private-brinson.ts",
  },
  {
    id: "j-curve-corridor",
    subject: "privateEquity",
    name: say("J-curve corridor", "J 曲线走廊"),
    answers: say(
      "Whether a young fund's figures are usual for its age.",
      "处于早期的基金，其表现在同龄基金中是否正常。",
    ),
    formula:
      "band(age) = quantiles (type 7) of the peers' IRR and TVPI at that age\nblended   = peerWeight × peers' quantile + (1 − peerWeight) × model's quantile",
    inputs: [
      input("age", "calendar year of the date minus vintage year, whole years", "截至日所在年份减成立年份（整年）"),
      input("IRR, TVPI", "peers' rate per year, fraction; multiple", "同类基金的内部收益率（年，小数）与倍数"),
      input("peerWeight", "weight of the peers against the model, 0 to 1", "同类分位数相对模型的权重（0 至 1）"),
    ],
    conventions: [
      say(
        "Where an age has too few peers, one year more on either side is pooled at a time, up to a limit; the band says which ages it holds.",
        "某一年龄的样本不足时，逐年向两侧合并相邻年龄，直至上限；走廊注明所含年龄。",
      ),
      say("Peers that have not started, or lack the figure, are left out.", "尚未起投或缺少该指标的同类基金不计入。"),
    ],
    alternatives: [
      say(
        "A blend with a model's corridor (a Takahashi–Alexander path with a band)",
        "与模型走廊（带区间的 Takahashi–Alexander 路径）加权混合",
      ),
    ],
    unavailable: [
      say("Too few peers even after pooling", "合并相邻年龄后样本仍不足"),
      say("A blend where only one of the two has a band", "混合时仅一方有走廊"),
    ],
    sources: ["Hyndman and Fan (1996), The American Statistician 50, 361-365"],
    disagreements: [],
    code: "server/core/private-equity/j-curve-corridor.ts",
  },
];
