import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

/** How the patient book is measured. */
export const dealCards: readonly MethodCard[] = [
  {
    id: "paper-loss-parts",
    subject: "privateEquity",
    name: say("Paper loss by reason", "浮亏构成"),
    answers: say(
      "How much of a deal's paper loss is documented, how much is usual, and how much nothing explains.",
      "项目浮亏中有多少有据可查、有多少属常见、有多少无法解释。",
    ),
    formula:
      "impairment, write-down = fall of the mark over the day of the event\nmarket   = max(0, paid in − paid back − Σ flow · level now ÷ level then)\nexpected = max(0, 1 − lower edge of the corridor at its age) · paid in\nunexplained = loss − all of them, each no larger than what was left",
    inputs: [
      input("flow", "money put in (+) and taken out (−)", "投入（+）与回款（−）"),
      input("level", "benchmark of the portfolio", "组合业绩比较基准的水平"),
      input("lower edge", "lowest quantile of the corridor of funds of the same age", "同龄基金走廊的最低分位"),
    ],
    conventions: [
      say(
        "In this order: impairment, write-down with its cause, fees, market, age. The parts sum to the loss exactly.",
        "依次为减值、有因下调、费用、市场、年限；各部分之和恰等于浮亏。",
      ),
      say(
        "Two events between the same marks share one fall, which the graver takes.",
        "两次估值之间的两个事件共用一次下降，计入较严重者。",
      ),
    ],
    alternatives: [say("Another order moves loss between market and age", "改变顺序会使市场与年限部分相互转移")],
    unavailable: [say("No benchmark, no corridor of its age: the part is 0", "没有基准或同龄走廊时，该部分为 0")],
    sources: ["Long and Nickels (1996), A Private Investment Benchmark"],
    disagreements: [],
    code: "server/core/deals/paper-loss.ts",
  },
  {
    id: "stuck-deals",
    subject: "privateEquity",
    name: say("Stuck deals", "死循环项目"),
    answers: say("Which money neither grows nor comes back.", "哪些资金既不增长也难以退出。"),
    formula: "stuck = number of signs ≥ signs of the rules",
    inputs: [
      input(
        "signs",
        "no exit plan, planned exit passed, age beyond the horizon, no external round, no mark, milestones missed in a row, cash running out",
        "无退出计划、计划退出日已过、超过最长持有、无外部融资、无估值、里程碑连续未达成、现金不足",
      ),
    ],
    conventions: [say("Limits are the institution's own, dated and editable.", "界限由机构自定，带生效日，可修改。")],
    alternatives: [],
    unavailable: [say("Deals that were left are never stuck", "已退出项目不认定为死循环")],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/core/deals/stuck-deals.ts",
  },
  {
    id: "power-law",
    subject: "privateEquity",
    name: say("Power law of outcomes", "结果的幂律分布"),
    answers: say(
      "Whether so few great winners are bad luck or a bad book, and how much of the gain rests on the best.",
      "大赢家少是运气还是能力，以及盈利有多少来自最好的项目。",
    ),
    formula: "expected hits = n · p\nP(no hit) = (1 − p)ⁿ\nP(at most h) = Σ C(n, k) pᵏ (1 − p)ⁿ⁻ᵏ, k = 0 … h",
    inputs: [
      input("n", "deals", "项目数"),
      input("p", "published share of deals at ten times or more: 4%", "公开分布中十倍及以上项目占比：4%"),
      input("h", "ten-baggers so far", "目前十倍项目数"),
    ],
    conventions: [
      say("Open deals count with what they are worth today.", "在投项目按现值计。"),
      say("Deals are taken to be independent.", "假定各项目相互独立。"),
    ],
    alternatives: [say("By money invested, fewer than 4% reach ten times", "按投入金额，达到十倍的不足 4%")],
    unavailable: [say("No deals", "没有项目")],
    sources: ["Correlation Ventures (2014), Venture Capital: No, We're Not Normal"],
    disagreements: [],
    code: "server/core/deals/power-law.ts",
  },
  {
    id: "projected-path",
    subject: "privateEquity",
    name: say("Projected path in the corridor", "走廊内的推演路径"),
    answers: say("Where a deal goes if it keeps its place among its peers.", "项目保持同龄位置时的走向。"),
    formula: "middle(a) = corridor of age a at its place\nlow, high = the same at place ∓ 0.25",
    inputs: [
      input("place", "probability at which the corridor of its age has its multiple", "其倍数在同龄走廊中的概率位置"),
    ],
    conventions: [
      say(
        "Outside the corridor it keeps its distance from the edge, as a ratio.",
        "在走廊之外时按与边缘的比例保持距离。",
      ),
    ],
    alternatives: [
      say(
        "Corridor from peers, from Takahashi-Alexander, or blended with a stated weight",
        "走廊可取自同业、Takahashi–Alexander 模型或按给定权重混合",
      ),
    ],
    unavailable: [say("No band at its age", "该年限没有走廊")],
    sources: ["Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100"],
    disagreements: [],
    code: "server/core/deals/projected-path.ts",
  },
  {
    id: "model-corridor",
    subject: "privateEquity",
    name: say("Corridor from a model", "模型走廊"),
    answers: say("What funds of each age are worth if they live as the model says.", "按模型推演的各年限基金倍数。"),
    formula:
      "growth(p) = growth + deviation · z(p)\nquantile(p, age) = TVPI of the Takahashi-Alexander path that grows by growth(p)\nblend = w · peers + (1 − w) · model",
    inputs: [
      input("growth, deviation", "13% and 10% a year", "年增长 13%、离散度 10%"),
      input("z(p)", "quantile of the standard normal", "标准正态分位数"),
      input("w", "weight of the peers", "同业权重"),
    ],
    conventions: [
      say(
        "Life 12 years, bow 2.5, calls 25%, 33.3%, 50%, fee 2% of the commitment for 5 years: without the fee there is no early dip.",
        "存续 12 年、弯曲度 2.5、缴款 25%、33.3%、50%，前 5 年收承诺额 2% 管理费；不计费用则没有初期下沉。",
      ),
    ],
    alternatives: [say("Peers alone where there are enough of them", "同业样本充足时仅用同业")],
    unavailable: [say("Age 0, rates of return, and ages beyond the life", "第 0 年、内部收益率以及超出存续期的年限")],
    sources: ["Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100"],
    disagreements: [],
    code: "server/core/deals/corridor-source.ts",
  },
  {
    id: "money-ahead",
    subject: "privateEquity",
    name: say("Calls and distributions ahead", "未来缴款与分配"),
    answers: say("What an open book will call and pay back, year by year.", "在投账簿逐年的缴款与回款。"),
    formula:
      "uncalled = max(0, commitment − instalments paid)\ncalls = planned instalments of the year + call rate · (uncalled − planned)\ndistribution = (age ÷ life)^bow · value · (1 + growth); all of it at the end of life, or in the year of the planned exit\nvalue = value · (1 + growth) − distribution + calls",
    inputs: [
      input("life", "longest holding of the rules, years", "规则中的最长持有年限"),
      input("growth, bow", "13% a year, 2.5", "年增长 13%、弯曲度 2.5"),
      input(
        "call rate",
        "half of what is left a year, the rest in the year before the last",
        "每年缴未缴部分的一半，余额在倒数第二年缴清",
      ),
      input(
        "commitment, planned instalments",
        "deal events of these kinds; the last word counts",
        "“承诺出资”“计划分期出资”事件，以最新为准",
      ),
    ],
    conventions: [
      say(
        "A planned exit and a planned instalment on a day ahead are taken at their word; an instalment planned for after the exit is not made.",
        "未来的退出计划与分期出资计划按计划计；计划在退出之后的出资不计。",
      ),
      say(
        "Without a commitment only planned instalments are called; nothing is called of a deal that promised nothing.",
        "没有承诺额时仅计计划分期出资；未作承诺的项目不计缴款。",
      ),
    ],
    alternatives: [],
    unavailable: [say("Deals that were left", "已退出项目")],
    sources: ["Takahashi and Alexander (2002), Journal of Portfolio Management 28(2), 90-100"],
    disagreements: [],
    code: "server/core/deals/money-ahead.ts",
  },
  {
    id: "deal-standards",
    subject: "privateEquity",
    name: say("Differentiated standards", "差异化考核标准"),
    answers: say(
      "Whether deals of a stage and domain keep to what they are held to.",
      "各阶段、各领域项目是否符合标准。",
    ),
    formula:
      "over limit = money at work in the cell ÷ in the book > limit\nover tolerance = losses ÷ invested in the cell > tolerated loss\noverdue = last review + rhythm < day",
    inputs: [input("money at work", "paid in for what is still held", "在投本金")],
    conventions: [
      say(
        "The newest row of a domain goes before that for all domains; on a limit is inside it.",
        "领域专属标准优先于通用标准，以最新者为准；等于上限不算超限。",
      ),
    ],
    alternatives: [],
    unavailable: [say("No standard in force for the cell", "该单元格没有现行标准")],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/core/deals/deal-standards.ts",
  },
  {
    id: "book-concentration",
    subject: "privateEquity",
    name: say("Concentration of the patient book", "耐心资本账簿集中度"),
    answers: say(
      "How much of the money still at work rests on one company, domain, stage or year.",
      "在投本金有多少集中于单一企业、领域、阶段或年份。",
    ),
    formula: "share = paid in for what is still held in the group ÷ in the book\nbreach: share > limit",
    inputs: [
      input("paid in", "cost, not value: a winner is not sold because it won", "按成本而非估值，避免因上涨被动超限"),
      input("limit", "of the rules in force on the day", "当日有效规则的界限"),
    ],
    conventions: [
      say("The year is that of the first instalment.", "年份为首笔出资年份。"),
      say("Deals of other currencies are converted at the rate of the day.", "其他币种项目按当日汇率折算。"),
    ],
    alternatives: [say("By value: winners weigh more", "按估值计：赢家权重更大")],
    unavailable: [say("Nothing is held", "没有在投项目")],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/core/deals/book-concentration.ts",
  },
  {
    id: "disclosure-gaps",
    subject: "privateEquity",
    name: say("State of a deal and gaps of disclosure", "项目状态与披露缺口"),
    answers: say(
      "Where a deal stands on a day, and how long it has told nothing.",
      "项目当日所处状态，以及多久没有任何消息。",
    ),
    formula:
      "age = days from the first instalment to the day or the exit ÷ 365.25\ngap: whole months since the last news > limit of the rules",
    inputs: [input("news", "events of the deal and marks of outsiders", "项目事件及外部估值（外部融资、审计、市价）")],
    conventions: [
      say(
        "A mark by one's own model and one's own promise of money are no news.",
        "自有模型估值与自身的出资承诺不算消息。",
      ),
      say(
        "Stage and instrument are those of the last change or conversion by the day.",
        "阶段与工具以当日前最近一次变化或转换为准。",
      ),
    ],
    alternatives: [],
    unavailable: [say("Before the first instalment, and for deals that were left", "首笔出资之前及已退出项目")],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/core/deals/deal-state.ts",
  },
  {
    id: "deal-bridge",
    subject: "privateEquity",
    name: say("Value bridge of a deal", "项目价值创造拆分"),
    answers: say(
      "What a deal's gain came from: the company, what the market paid for it, debt, currency, or a changed share.",
      "项目收益来自企业增长、估值倍数、杠杆、汇率还是持股变化。",
    ),
    formula:
      "equity = mark ÷ share ÷ fx\nmultiple = (equity + net debt) ÷ (earnings, else revenue)\ngrowth, multiple, leverage, currency: the value bridge of the first share\nownership = mark now · (1 − share then ÷ share now)",
    inputs: [
      input("mark", "first and last mark with figures of the company", "首个与最近一个有企业数据的估值"),
      input(
        "share, earnings, revenue, net debt, fx",
        "figures of the company (ownershipShare, earnings, revenue, netDebt, fxRate), the last told by the day of the mark",
        "企业数据（持股比例、盈利、收入、净负债、汇率），取估值日前最近一次",
      ),
    ],
    conventions: [
      say(
        "Instalments between the marks count as cash put into the company, proceeds as cash taken out; the parts sum to the gain.",
        "两次估值之间的出资视为注入企业的现金，回款视为取出；各部分之和等于收益。",
      ),
      say("Without a word on net debt the multiple is one of equity.", "未披露净负债时，倍数为股权价值倍数。"),
    ],
    alternatives: [
      say("The combination effect can be shown apart instead of split evenly", "可单列交叉效应而非平均分摊"),
    ],
    unavailable: [
      say(
        "No share or figure is told, only one mark has one, or earnings are not positive at either end",
        "未披露持股或企业数据、仅一个估值有数据，或任一端盈利不为正",
      ),
    ],
    sources: ["Acharya, Gottschalg, Hahn and Kehoe (2013), Review of Financial Studies 26(2)"],
    disagreements: [],
    code: "server/core/deals/deal-bridge.ts",
  },
  {
    id: "peer-cut",
    subject: "privateEquity",
    name: say("Which funds a deal is compared with", "项目的对比样本"),
    answers: say(
      "Whether there are enough funds of a deal's stage at its age for a corridor of their own.",
      "同阶段、同龄基金是否足以构成单独的走廊。",
    ),
    formula: "funds of the stage within the pooled years of the age ≥ fewest of a band: they alone; else all funds",
    inputs: [
      input(
        "stage",
        "seed, early: venture; growth: growth; mature, buyout: buyout",
        "种子、初创对应创投；成长对应成长；成熟、并购对应并购",
      ),
      input("strategy", "of the fund, as reported, read by its words", "基金披露的策略，按词识别"),
    ],
    conventions: [
      say(
        "A fund reports once, so that a band by age is one by vintage already; no published record tells the domain.",
        "每只基金仅有一次披露，按年限即等于按年份；公开数据不披露领域。",
      ),
    ],
    alternatives: [say("All funds together, as on the page of the private funds", "与私募基金页相同，使用全部基金")],
    unavailable: [say("No peers are imported", "未导入同业数据")],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/core/deals/peer-cut.ts",
  },
];
