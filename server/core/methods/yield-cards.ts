import { input, say } from "./bilingual";
import type { Bilingual, MethodCard } from "./method-card";

const average = input(
  "average invested assets",
  "average invested assets of the period, money",
  "当期平均投资资产（金额）",
);
const income = input("income", "interest, dividends, rent, money", "利息、股息、租金等收入（金额）");
const charges = input(
  "taxes, interest expense",
  "taxes and surcharges, interest expense, money",
  "税金及附加、利息支出（金额）",
);
const fvoci = input(
  "fvoci value changes, recycled",
  "value changes in equity; earlier ones that sales moved to profit, money",
  "计入其他综合收益的公允价值变动；出售时转入损益的前期变动（金额）",
);
const impairment = input(
  "impairment",
  "charged to profit, money; positive is a charge",
  "计入损益的减值损失（金额，正数为计提）",
);
const notAnnualised: Bilingual = say("Figures are of the period and not annualised.", "按当期计算，不作年化。");
const impairmentOnce: Bilingual = say(
  "Impairment of an asset whose value change is already counted is added back there once: it moves the loss into profit and does not make it larger.",
  "已计入价值变动的资产，其减值在该处加回一次：减值只是把损失转入损益，并不放大损失。",
);
const equityForGood: Bilingual = say(
  "Realised gains on FVOCI equity never reach profit; they go from equity to retained earnings.",
  "FVOCI 权益工具的已实现收益不进入损益，由其他综合收益转入留存收益。",
);
const others: Bilingual = say(
  "Net, total, comprehensive and economic yield, side by side",
  "净投资收益率、总投资收益率、综合投资收益率与经济收益率并列呈现",
);

const shared = {
  subject: "yield",
  alternatives: [others],
  unavailable: [say("Nothing invested on average", "平均投资资产不为正")],
  sources: ["C-ROSS II, Rule 18 (investment yield, comprehensive investment yield)", "IFRS 9, 4.1 and 5.7"],
  disagreements: [],
  code: "server/core/returns/investment-yield.ts",
} as const satisfies Partial<MethodCard>;

export const yieldCards: readonly MethodCard[] = [
  {
    ...shared,
    id: "net-investment-yield",
    name: say("Net investment yield", "净投资收益率"),
    answers: say(
      "What invested assets paid in interest, dividends and rent, without gains on prices.",
      "投资资产带来的利息、股息与租金收入水平，不含价差收益。",
    ),
    formula: "net = (income − taxes − interest expense) / average invested assets",
    inputs: [income, charges, average],
    conventions: [
      notAnnualised,
      say("Income only: no value changes and no impairment.", "仅计收入：不含价值变动与减值。"),
    ],
  },
  {
    ...shared,
    id: "total-investment-yield",
    name: say("Total investment yield", "总投资收益率"),
    answers: say("What investment brought to profit.", "投资业务对当期损益的贡献水平。"),
    formula:
      "total = (income + realised + fvtpl value changes + fx − impairment − taxes − interest expense) / average invested assets",
    inputs: [
      income,
      input(
        "realised, fvtpl value changes, fx",
        "realised gains, value changes through profit, exchange gains, money; losses negative",
        "已实现价差收益、计入损益的公允价值变动、汇兑损益（金额，损失为负）",
      ),
      impairment,
      charges,
      average,
    ],
    conventions: [notAnnualised, equityForGood],
  },
  {
    ...shared,
    id: "comprehensive-investment-yield",
    name: say("Comprehensive investment yield", "综合投资收益率"),
    answers: say(
      "What investment brought to profit and to equity, so that the same loss counts whatever the class of the asset.",
      "投资业务对损益与其他综合收益的合计贡献，使浮亏不因会计分类而被忽略。",
    ),
    formula:
      "comprehensive = total + (fvoci value changes − recycled + impairment of fvoci debt) / average invested assets",
    inputs: [input("total", "total investment yield, fraction", "总投资收益率（小数）"), fvoci, impairment, average],
    conventions: [notAnnualised, impairmentOnce, equityForGood],
  },
  {
    ...shared,
    id: "economic-investment-yield",
    name: say("Economic investment yield", "经济口径投资收益率"),
    answers: say(
      "The same with the changes of value that no account shows.",
      "在综合口径之上，再计入账面未反映的价值变动。",
    ),
    formula: "economic = comprehensive + (amortised-cost value changes + their impairment) / average invested assets",
    inputs: [
      input("comprehensive", "comprehensive investment yield, fraction", "综合投资收益率（小数）"),
      input(
        "amortised-cost value changes",
        "changes of market value of assets at amortised cost, money",
        "以摊余成本计量资产的市值变动（金额）",
      ),
      impairment,
      average,
    ],
    conventions: [notAnnualised, impairmentOnce],
  },
  {
    id: "disclosed-average-yield",
    subject: "yield",
    name: say("Average yield as disclosed", "披露口径的平均投资收益率"),
    answers: say(
      "The plain average of the last three yearly yields, as insurers disclose it every quarter.",
      "近三年投资收益率的简单平均，即保险公司按季披露的口径。",
    ),
    formula: "(yield of this year + of last year + of the year before) ÷ 3",
    inputs: [
      input(
        "yield",
        "yearly investment yield or comprehensive investment yield, fraction",
        "年度投资收益率或综合投资收益率（小数）",
      ),
    ],
    conventions: [say("A plain mean, not compounded.", "简单平均，不复合。")],
    alternatives: [say("Geometric mean over the same years", "同期几何平均")],
    unavailable: [say("Fewer than three yearly yields", "不足三个年度的收益率")],
    sources: ["金规〔2023〕5号, item 10"],
    disagreements: [],
    code: "server/core/capital/disclosed-average-yield.ts",
  },
];
