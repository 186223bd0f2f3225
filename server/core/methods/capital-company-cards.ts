import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const rule2 = "C-ROSS II Rule 2 (minimum capital), 30 Dec 2021 · 偿二代二期规则第2号";
const rule7 = "C-ROSS II Rule 7 (look-through), 30 Dec 2021 · 偿二代二期规则第7号";
const rule8 = "C-ROSS II Rule 8 (market risk), 30 Dec 2021 · 偿二代二期规则第8号";
const ratios = "C-ROSS II, solvency ratios and risk rating, 30 Dec 2021 · 偿付能力充足率与风险综合评级";
const longHold = "金规〔2025〕24号, 1 Dec 2025";

const shared = { subject: "capital", disagreements: [] } as const satisfies Partial<MethodCard>;
const noCharge = say("Nothing is charged", "没有资本占用");

/** From the charges of assets to the company, its ratios, and what patience costs in them. */
export const capitalCompanyCards: readonly MethodCard[] = [
  {
    ...shared,
    id: "aggregation-of-risks",
    name: say("From charges to the company", "由单项风险到公司最低资本"),
    answers: say(
      "How charges of different risks become the minimum capital of the company.",
      "各类风险资本如何合成为公司最低资本。",
    ),
    formula: "market = √(v M vᵀ)\nMC = relief × √(u C uᵀ),  u = (insurance, market, credit)",
    inputs: [
      input("v, M", "charges of the six market risks; their correlations", "六类市场风险资本及其相关系数矩阵"),
      input("u, C", "charges of the company's risks; their correlations", "公司各类风险资本及其相关系数矩阵"),
      input(
        "relief",
        "by total assets: life below 50 bn CNY 0.90, below 500 bn 0.95",
        "规模因子：人身险总资产 500 亿元以下 0.90，5000 亿元以下 0.95",
      ),
    ],
    conventions: [
      say(
        "Never above the sum of the parts; a negative correlation can bring it below the largest part.",
        "不超过各项之和；负相关可使其低于最大单项。",
      ),
      say(
        "Credit charges of the book are added to those outside it: no correlation between them was read.",
        "账内与账外信用风险直接相加：规则未见二者相关系数。",
      ),
    ],
    alternatives: [
      say("The plain sum, which the pages show as the charge of the book", "算术合计，页面以“资本要求合计”列示"),
    ],
    unavailable: [say("Total assets are not known: no relief is given", "总资产未知：不给予规模优惠")],
    sources: [rule2, rule8],
    code: "server/core/capital/aggregate.ts",
  },
  {
    ...shared,
    id: "allocation-of-capital",
    name: say("Sharing capital out", "资本分摊"),
    answers: say(
      "How much of the company's capital an asset, a deal or a manager uses.",
      "单项资产、项目或投资经理占用公司多少资本。",
    ),
    formula: "marginal: Σ charge × ∂MC ÷ ∂(charge of its risk)\nproportional: charge × MC ÷ Σ all charges",
    inputs: [
      input("charge", "of the asset by risk, money", "该资产按风险类别的资本要求（金额）"),
      input("MC", "minimum capital of the company", "公司最低资本"),
    ],
    conventions: [
      say(
        "Both ways sum to the whole; the pages show the marginal one (Euler) as the share and the other beside it.",
        "两种方法合计均等于整体；页面以边际（欧拉）法为“分摊额”，并列示比例法。",
      ),
      say(
        "A manager has the part of an asset that answers to the share of the assignment.",
        "投资经理按责任份额分得资产的相应部分。",
      ),
    ],
    alternatives: [say("In proportion to charges", "按资本要求比例分摊")],
    unavailable: [],
    sources: ["Tasche (1999), Risk contributions and performance measurement", rule2],
    code: "server/core/capital/allocate-capital.ts",
  },
  {
    ...shared,
    id: "return-on-capital",
    name: say("Return on capital", "资本回报率"),
    answers: say("What an asset earned on the capital that it ties up.", "资产在其占用资本上的回报。"),
    formula: "return on capital = (Δ value − Δ cost over twelve months) ÷ charge",
    inputs: [
      input("value, cost", "on the day and twelve months before, money", "当日与 12 个月前的价值与成本（金额）"),
      input("charge", "of the day, before diversification, money", "当日未分散资本要求（金额）"),
    ],
    conventions: [
      say(
        "Gains on paper; what was paid out in the year is not in the file of positions and not counted.",
        "为账面损益；年内现金分配不在持仓文件中，未计入。",
      ),
      say(
        "Of a group: the gains of its assets that have one, over the charges of the same assets.",
        "分组：仅用有损益数据的资产，分子分母口径一致。",
      ),
    ],
    alternatives: [say("Over the share of the company's capital", "以分摊资本为分母")],
    unavailable: [say("No value or cost of twelve months before", "缺少 12 个月前的价值或成本"), noCharge],
    sources: [rule2],
    code: "server/core/capital/capital-levers.ts",
  },
  {
    ...shared,
    id: "marginal-capital-of-tolerance",
    name: say("What another year of tolerance costs", "再容忍一年的资本成本"),
    answers: say(
      "What keeping the assets that are below cost for one more year costs in capital.",
      "继续持有浮亏资产一年要付出多少资本成本。",
    ),
    formula:
      "marginal capital = MC(company) − MC(company without them)\ncost of the year = cost of capital × required ratio × marginal capital\nreturn needed = cost of the year ÷ their value",
    inputs: [
      input("MC", "minimum capital after diversification and relief, money", "考虑分散与规模因子后的最低资本（金额）"),
      input(
        "cost of capital",
        "what the institution asks of a unit of capital a year, fraction",
        "机构对单位资本的年回报要求（小数）",
      ),
      input("required ratio", "solvency ratio that capital is held to, fraction", "目标偿付能力充足率（小数）"),
    ],
    conventions: [
      say(
        "Without the losers x of the listed book rises and with it k₁ of every other share, so that the marginal capital lies below the sum of their charges.",
        "剔除浮亏股票后 x 上升、其余股票的 k₁ 随之上升，故边际资本低于其资本要求之和。",
      ),
      say(
        "Of one deal or manager: without their own assets below cost alone. Such figures do not sum to that of the book.",
        "单个项目或经理：仅剔除其自身浮亏资产；各项合计不等于全账户数值。",
      ),
      say("Total assets stay: the money goes into cash.", "总资产不变：变现为现金。"),
    ],
    alternatives: [say("The sum of their charges, shown beside it", "其资本要求之和（并列展示）")],
    unavailable: [say("The asset is not below cost, or its cost is not known", "资产未浮亏，或成本未知")],
    sources: [rule8, rule2],
    code: "server/core/capital/tolerated-capital.ts",
  },
  {
    ...shared,
    id: "capital-given-back",
    name: say("What a paper loss does to capital", "浮亏对资本的影响"),
    answers: say(
      "How much of a paper loss comes back as lower minimum capital.",
      "浮亏中有多少以最低资本下降的形式“返还”。",
    ),
    formula: "surplus change = Δ actual capital − required ratio × Δ MC\nshare given back = Δ MC ÷ Δ book value",
    inputs: [input("Δ", "of the listed book, money", "上市股票账户的变动（金额）")],
    conventions: [
      say(
        "100 falling to 80: actual capital −20, minimum capital 35.00 → 26.88, so that surplus falls by 11.88 and 40.6% comes back.",
        "100 跌至 80：实际资本减 20，最低资本 35.00 → 26.88，盈余减少 11.88，返还 40.6%。",
      ),
      say("Before diversification and tax.", "未计分散效应与税。"),
    ],
    alternatives: [say("After tax, at a target ratio above the pass mark", "税后口径；或以高于达标线的目标充足率计算")],
    unavailable: [say("No value changes", "价值未变动")],
    sources: [rule8],
    code: "server/core/capital/marginal-capital.ts",
  },
  {
    ...shared,
    id: "capital-saved",
    name: say("Capital saved by looking through or holding longer", "穿透或长期持有节约的资本"),
    answers: say(
      "What showing what lies below, or patience, is worth in capital.",
      "披露底层资产或长期持有可节约多少资本。",
    ),
    formula: "looking through: EX × 0.60 − Σ EXᵢ × RFᵢ\nholding longer: EX × (RF now − RF once longer than the mark)",
    inputs: [
      input("EXᵢ, RFᵢ", "parts below the product, each with its loading for layers", "产品底层各部分及其层级附加"),
    ],
    conventions: [
      say(
        "An opaque fund of 100 with unlisted shares one layer below: 60.00 → 45.10.",
        "100 的不可穿透基金，下一层为未上市股权：60.00 → 45.10。",
      ),
      say("At today's value and k₁.", "按当日价值与 k₁ 计算。"),
    ],
    alternatives: [say("After diversification, on the what-if desk", "情景推演页给出分散后结果")],
    unavailable: [
      say("Nothing to look through, or holding longer changes nothing", "无可穿透内容，或长期持有不影响因子"),
    ],
    sources: [rule7, longHold],
    code: "server/core/capital/capital-levers.ts",
  },
  {
    ...shared,
    id: "solvency-ratios",
    name: say("Solvency ratios and what a breach means for pay", "偿付能力充足率与薪酬后果"),
    answers: say(
      "Whether the insurer passes, and what follows for pay if not.",
      "保险公司是否达标；不达标时薪酬受何限制。",
    ),
    formula: "comprehensive = actual capital ÷ MC ≥ 100%\ncore = core capital ÷ MC ≥ 50%",
    inputs: [
      input("actual, core capital", "reported by the institution, money", "实际资本、核心资本（机构报告，金额）"),
      input("MC", "minimum capital of the company", "公司最低资本"),
    ],
    conventions: [
      say(
        "The risk rating must be B or better; watched below 60% core or 120% comprehensive.",
        "风险综合评级须为 B 类及以上；核心低于 60% 或综合低于 120% 列入重点关注。",
      ),
      say(
        "Below a pass mark the regulator must limit pay of directors and executives and dividends, and may order pay to be recovered.",
        "低于达标线时，监管应当限制董事、高管薪酬和分红，并可责令追回薪酬。",
      ),
    ],
    alternatives: [
      say("The ratios that the institution reports, used for the equity cap", "机构报告的充足率（用于权益上限）"),
    ],
    unavailable: [
      say("Actual or core capital is not reported, or nothing is charged", "未报告实际资本或核心资本，或没有资本要求"),
    ],
    sources: [ratios],
    code: "server/core/capital/solvency-position.ts",
  },
  {
    ...shared,
    id: "mandatory-stress",
    name: say("If listed equities fall", "上市权益下跌压力"),
    answers: say(
      "What falls of 20% and 30% do to the solvency ratios.",
      "股票下跌 20% 与 30% 时偿付能力充足率如何变化。",
    ),
    formula:
      "capital after = capital − fall × Σ book value × (1 − tax)\nMC after: computed anew, with the new x and k₁",
    inputs: [
      input(
        "fall",
        "−20% macro scenario, −30% sensitivity, on directly held listed A-shares",
        "宏观情景 −20%、敏感性 −30%，作用于直接持有的 A 股",
      ),
      input("tax", "rate at which the loss lowers tax, fraction", "损失抵税税率（小数）"),
    ],
    conventions: [say("Costs, total assets and all other risks stay.", "成本、总资产与其他风险不变。")],
    alternatives: [say("Any other move, on the what-if desk", "情景推演页可设其他幅度")],
    unavailable: [say("Actual or core capital is not reported", "未报告实际资本或核心资本")],
    sources: [ratios],
    code: "server/core/capital/what-if.ts",
  },
  {
    ...shared,
    id: "equity-cap",
    name: say("Cap on equity by solvency", "权益类资产比例上限"),
    answers: say(
      "How much more may go into equity at this solvency ratio.",
      "在当前偿付能力水平下还可配置多少权益类资产。",
    ),
    formula: "room = cap(comprehensive ratio) × total assets − equity assets",
    inputs: [
      input(
        "cap",
        "below 100% 10%, 100–150% 20%, 150–250% 30%, 250–350% 40%, above 50%",
        "低于 100% 为 10%，100–150% 为 20%，150–250% 为 30%，250–350% 为 40%，350% 以上为 50%",
      ),
      input("comprehensive ratio", "of the quarter before, as reported", "上季度末综合偿付能力充足率（报告值）"),
    ],
    conventions: [say("The lower bound belongs to the bracket.", "下限计入该档。")],
    alternatives: [say("An own row of caps", "自有上限规则行")],
    unavailable: [say("The ratio or total assets are not reported", "未报告充足率或总资产")],
    sources: ["金规〔2025〕12号, 8 Apr 2025"],
    code: "server/core/capital/equity-cap.ts",
  },
];
