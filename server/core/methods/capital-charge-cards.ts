import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const rule7 = "C-ROSS II Rule 7 (look-through), 30 Dec 2021 · 偿二代二期规则第7号";
const rule8 = "C-ROSS II Rule 8 (market risk), 30 Dec 2021 · 偿二代二期规则第8号";
const rule9 = "C-ROSS II Rule 9 (credit risk), 30 Dec 2021 · 偿二代二期规则第9号";
const longHold = "金规〔2025〕24号, 1 Dec 2025";
const notice2023 = "金规〔2023〕5号, 10 Sep 2023";

const shared = { subject: "capital", disagreements: [] } as const satisfies Partial<MethodCard>;
const value = input("EX", "admitted value, money; below zero it counts as 0", "认可价值（金额），为负时按 0 计");
const baseFactor = input("RF₀", "base factor of the asset on the day, fraction", "该资产当日的基础因子（小数）");
const noRule = say(
  "No row of the base-factor table counts for the asset on the day: it is listed as not charged, never guessed",
  "当日基础因子表中没有该资产的有效行：列为“未计提”，不作估计",
);
const tables = say(
  "Every figure is a dated row with its source; an institution's own row sets it aside from its first to its last day.",
  "每个数字均为带生效日与来源的规则行；机构自有规则行可在其有效期内替代之。",
);

/** What one asset is charged under C-ROSS II, and what its factor is made of. */
export const capitalChargeCards: readonly MethodCard[] = [
  {
    ...shared,
    id: "minimum-capital-of-an-asset",
    name: say("Minimum capital of an asset", "单项资产最低资本"),
    answers: say(
      "How much capital the regulator asks an insurer to hold for one asset.",
      "监管要求保险公司为单项资产持有多少资本。",
    ),
    formula: "MC = EX × RF\nRF = min(1, RF₀ × (1 + K + Kp))",
    inputs: [
      value,
      baseFactor,
      input("K", "special factors k₁, k₂ and others together", "特征因子 k₁、k₂ 及其他因子合成值"),
      input("Kp", "loading for the products in between", "穿透层级附加因子"),
    ],
    conventions: [
      tables,
      say(
        "Within one kind of risk charges add up arithmetically: shares give each other no credit.",
        "同一类风险内部各资产算术相加，股票之间不计分散效应。",
      ),
      say(
        "Hong Kong shares held through Stock Connect count as overseas equity.",
        "通过沪深港通持有的港股计入境外权益。",
      ),
    ],
    alternatives: [
      say(
        "Solvency II, United Kingdom and NAIC charges, side by side on the page of regimes",
        "“监管口径对照”页并列展示欧盟、英国与 NAIC 口径",
      ),
    ],
    unavailable: [noRule, say("A factor that the regulator sets by issuer is not given", "按发行人设定的因子缺失")],
    sources: [rule8, rule7],
    code: "server/core/capital/minimum-capital.ts",
  },
  {
    ...shared,
    id: "floating-profit-or-loss-factor",
    name: say("Floating profit or loss: x and k₁", "浮盈浮亏率 x 与特征系数 k₁"),
    answers: say(
      "How the paper gain or loss of the whole listed book moves the charge of each share in it.",
      "全部直接持有上市股票的浮盈浮亏如何改变每只股票的资本要求。",
    ),
    formula: "x = (Σ book value − Σ cost) ÷ Σ cost\nk₁ = 1 for x ≥ 1;  x² for 0 ≤ x < 1;  −x² for x < 0",
    inputs: [
      input(
        "book value, cost",
        "of every directly held listed A-share, money",
        "全部直接持有的 A 股上市股票的账面价值与购买成本（金额）",
      ),
    ],
    conventions: [
      say(
        "One x for the whole book, never per share; holdings inside funds take no part.",
        "全账户合并计算一个 x，不逐股计算；基金内持股不计入。",
      ),
      say(
        "Cost 100 falling to 80 alone in its book: 35.00 before, 80 × 0.35 × (1 − 0.04) = 26.88 after.",
        "单一持仓成本 100 跌至 80：此前 35.00，此后 80 × 0.35 × (1 − 0.04) = 26.88。",
      ),
    ],
    alternatives: [say("An own row for the saturation of k₁", "可用自有规则行调整 k₁ 的饱和点")],
    unavailable: [say("No listed share with a cost: x is n/a and k₁ is 0", "没有带成本的上市股票：x 不可用，k₁ 取 0")],
    sources: [rule8],
    code: "server/core/capital/floating-ratio.ts",
  },
  {
    ...shared,
    id: "special-factors-and-their-bounds",
    name: say("Special factors, their bounds, and layers", "特征因子、上下限与穿透层级"),
    answers: say(
      "How several special factors become one, and what each product in between adds.",
      "多个特征因子如何合成，每多一层产品增加多少。",
    ),
    formula:
      "K = clamp(k₁ + k₂, −0.25, 0.25) + k        (default)\nKp = 0.1 × n for equity-type products,  0.1 × (n − 1) for debt-type ones",
    inputs: [
      input(
        "k",
        "all other special factors: concentration, property over the limit",
        "其他特征因子：集中度、房地产超限等",
      ),
      input("n", "layers, the surface product counted, the bottom asset not", "层级数：含表层产品，不含底层资产"),
    ],
    conventions: [
      say(
        "The text bounds K “unless otherwise specified”; concentration carries 0.4, so that it is added outside the bounds.",
        "规则称“另有规定的除外”，集中度因子为 0.4，故在上下限之外相加。",
      ),
      say(
        "Under this reading k₁ saturates at |x| = 0.5 where k₂ = 0.",
        "此口径下，k₂ = 0 时 k₁ 在 |x| = 0.5 处触及上下限。",
      ),
    ],
    alternatives: [
      say("All factors inside the bounds", "全部因子均受上下限约束"),
      say("No bounds at all", "不设上下限"),
      say("Both can be chosen on the pages of capital and of what-if", "资本页与情景推演页均可切换上述口径"),
    ],
    unavailable: [noRule],
    sources: [rule8, rule7],
    disagreements: [
      say(
        "The three readings part where k₁ is large: at x = −0.8 on a main-board share RF is 0.2625 with bounds and 0.126 without.",
        "三种口径在 k₁ 较大时分歧明显：主板股 x = −0.8 时，设限 RF 为 0.2625，不设限为 0.126。",
      ),
    ],
    code: "server/core/capital/risk-factor.ts",
  },
  {
    ...shared,
    id: "index-and-long-hold-factor",
    name: say("Index and long-hold factor k₂", "指数成分与长期持有系数 k₂"),
    answers: say(
      "What an index member and a share held for years are charged less.",
      "指数成分股和持有多年的股票可少计多少资本。",
    ),
    formula: "k₂ = target factor ÷ RF₀ − 1",
    inputs: [
      input(
        "target factor",
        "CSI 300 0.30, held over 3 years 0.27; STAR 0.40, held over 2 years 0.36",
        "沪深300 为 0.30，持有超 3 年为 0.27；科创板为 0.40，持有超 2 年为 0.36",
      ),
      baseFactor,
    ],
    conventions: [
      say(
        "“Longer than” is strict; where several rows fit, the lowest k₂ counts.",
        "“超过”为严格大于；多行适用时取最低的 k₂。",
      ),
      say("k₂ is not rounded: 0.30 ÷ 0.35 − 1 = −0.142857…", "k₂ 不取整：0.30 ÷ 0.35 − 1 = −0.142857…"),
      say(
        "Dividend Low Vol 100 shares outside CSI 300 held 3 years or less stay at 0.35.",
        "未入选沪深300的红利低波动100成分股持有不超过 3 年时仍为 0.35。",
      ),
    ],
    alternatives: [say("k₂ stated itself, as before September 2023", "直接给定 k₂（2023 年 9 月之前的规则）")],
    unavailable: [],
    sources: [longHold, notice2023, rule8],
    disagreements: [
      say(
        "The notice speaks of “0.3 to 0.27” for all of Dividend Low Vol 100, while the base rule gives 0.35 outside CSI 300.",
        "通知对红利低波动100统称“由 0.3 调整为 0.27”，而基础规则对非沪深300成分股为 0.35。",
      ),
    ],
    code: "server/core/capital/index-factor.ts",
  },
  {
    ...shared,
    id: "holding-clock",
    name: say("Holding clock", "持有期计时"),
    answers: say(
      "How long a share has been held on average, and when it becomes a long holding.",
      "股票平均持有多久，何时进入长期持有。",
    ),
    formula: "age of a lot = min(days held ÷ 365, look-back)\nholding time = Σ shares × age ÷ Σ shares",
    inputs: [
      input("lots", "purchases still held; sales take the oldest first", "尚持有的买入批次；卖出先进先出"),
      input(
        "look-back",
        "6 years (CSI 300, Dividend Low Vol 100), 4 years (STAR)",
        "回溯期：沪深300与红利低波动100为 6 年，科创板为 4 年",
      ),
    ],
    conventions: [
      say("Weighted by shares; splits keep the age of a lot.", "按股数加权；拆股、送股不改变批次持有期。"),
      say(
        "A partial sale takes the oldest lots and so makes the rest younger; a purchase as well.",
        "部分卖出优先减少最老批次，使剩余持仓变“年轻”；加仓亦然。",
      ),
    ],
    alternatives: [
      say("Weighted by cost", "按成本加权"),
      say("Counted from the day of entering the index", "自调入指数之日起计算"),
    ],
    unavailable: [
      say(
        "No trades are known, or holding longer changes nothing for the asset",
        "没有交易记录，或该资产无长期持有规则",
      ),
    ],
    sources: [longHold],
    disagreements: [
      say("The notice says weighted average without saying by what.", "通知只称“加权平均”，未说明权重。"),
    ],
    code: "server/core/capital/holding-clock.ts",
  },
  {
    ...shared,
    id: "bond-charges",
    name: say("Spread and rate charges of bonds", "债券利差与利率风险"),
    answers: say("What a bond is charged for its issuer and for its duration.", "债券因发行人与久期各计提多少资本。"),
    formula:
      "spread = EX × min(1, s(D) × (1 + k)),  AAA: D(0.0006D + 0.012) to 5 years, 0.015D above\nrate = EX × min(1, r(D)),  D(−0.001D + 0.0217) to 5, D(−0.00106D + 0.022) to 10, 0.0114D above",
    inputs: [
      value,
      input("D", "modified duration, years", "修正久期（年）"),
      input("s, r", "curves of the rule tables by grade", "规则表中按评级的分段函数"),
      input("k", "special factors, such as −0.1 for a green carbon-reduction bond", "特征因子，如碳减排绿色债券 −0.1"),
    ],
    conventions: [
      say(
        "A life insurer's rate risk is a scenario over all its flows, so that a single bond carries a spread charge only.",
        "人身险公司的利率风险按全部现金流情景计算，故单只债券仅计利差风险。",
      ),
      say("Spread belongs to the credit module; government bonds carry none.", "利差风险计入信用风险；国债为零。"),
    ],
    alternatives: [say("The scenario method of life insurers", "人身险公司情景法")],
    unavailable: [say("A bond without grade or duration is listed as not charged", "缺少评级或久期的债券列为“未计提”")],
    sources: [rule8, rule9],
    code: "server/core/capital/bond-charges.ts",
  },
  {
    ...shared,
    id: "life-rate-scenario",
    name: say("Rate risk of a life insurer", "人身险公司利率风险"),
    answers: say(
      "What a move of the curve costs on all that is owed less all that is held.",
      "利率曲线变动使全部负债减资产的现值损失多少。",
    ),
    formula: "MC = max(PV(NCF, adverse) − PV(NCF, base), 0)",
    inputs: [
      input("NCF", "what is owed less what assets bring, by year, money", "各年负债流出减资产流入（金额）"),
      input("base, adverse", "spot rates by year, fractions", "各年即期利率：基础与不利情景（小数）"),
    ],
    conventions: [
      say(
        "The adverse curve is the regulator's or the institution's; none is shipped.",
        "不利情景曲线由监管或机构给定，系统不预置。",
      ),
    ],
    alternatives: [say("Charges by duration, as for non-life insurers", "按久期计提（财险公司口径）")],
    unavailable: [say("No flows", "没有现金流")],
    sources: [rule8],
    code: "server/core/capital/life-rate-charge.ts",
  },
  {
    ...shared,
    id: "concentration",
    name: say("Concentration by name and by property", "交易对手与房地产集中度"),
    answers: say(
      "When too much in one name or in property costs more.",
      "单一交易对手或房地产占比过高时多计多少资本。",
    ),
    formula:
      "threshold = Σ slice of total assets × its rate\nexposure > threshold:  k = 0.4 on all assets of the name\nproperty > 25% of total assets:  k = 0.5 on all property",
    inputs: [
      input(
        "slices",
        "life: 8% to 10 bn, 5% to 50 bn, 4% to 100 bn, 3% above (CNY)",
        "人身险：100 亿元以内 8%，至 500 亿元 5%，至 1000 亿元 4%，以上 3%",
      ),
      input("exposure", "admitted values of a name together, money", "同一交易对手认可价值合计（金额）"),
    ],
    conventions: [
      say("On all assets of the name, not only on the excess.", "对该交易对手全部资产计提，而非仅超出部分。"),
      say(
        "An asset without a name is no single counterparty's: government bonds, pools of many issuers.",
        "未填交易对手的资产不归集，如国债及多发行人组合。",
      ),
    ],
    alternatives: [],
    unavailable: [say("Total assets are not known", "总资产未知")],
    sources: [rule8],
    code: "server/core/capital/concentration.ts",
  },
];
