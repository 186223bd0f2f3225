import { field } from "./import-field.ts";

export const portfolio = field("portfolio", "code", {
  aliases: ["portfolio code", "account", "mandate", "组合", "组合代码", "账户", "账户代码"],
});
export const needed = { required: true } as const;
export const periodEnd = field("date", "periodEnd", {
  ...needed,
  aliases: [
    "period_end",
    "period end",
    "month",
    "month end",
    "quarter",
    "as_of",
    "日期",
    "月份",
    "期末",
    "截止日",
    "净值日期",
  ],
});
export const day = field("date", "date", {
  ...needed,
  aliases: ["value date", "flow date", "effective date", "effective_on", "日期", "发生日", "估值日", "生效日"],
});
export const currency = field("currency", "currency", { aliases: ["ccy", "币种", "货币"] });
export const name = field("name", "text", { aliases: ["full name", "名称", "姓名", "英文名称"] });
export const nameZh = field("nameZh", "text", { aliases: ["name_zh", "chinese name", "中文名称", "中文名"] });
export const code = (aliases: string[]) => field("code", "code", { ...needed, aliases });
export const desk = field("desk", "text", { aliases: ["team", "部门", "团队"] });
export const style = field("style", "text", { aliases: ["strategy", "风格", "策略"] });
/** The Chinese halves of labels that stand in one field: server/import/kinds/reference-files.ts joins them. */
export const deskZh = field("deskZh", "text", { aliases: ["desk_zh", "desk chinese", "部门中文", "中文部门"] });
export const styleZh = field("styleZh", "text", { aliases: ["style_zh", "style chinese", "风格中文", "中文风格"] });
export const deal = field("deal", "code", { aliases: ["deal code", "project", "项目", "项目代码"] });
const weightAliases = {
  portfolio: ["portfolio_weight", "weight", "wp", "port weight", "组合权重", "权重"],
  benchmark: ["benchmark_weight", "wb", "bench weight", "基准权重"],
};
export const portfolioWeight = field("portfolioWeight", "fraction", {
  ...needed,
  group: "weight",
  aliases: weightAliases.portfolio,
});
export const benchmarkWeight = field("benchmarkWeight", "fraction", {
  ...needed,
  group: "weight",
  aliases: weightAliases.benchmark,
});
export const dealLevels = {
  stage: {
    seed: ["种子期", "种子"],
    early: ["初创期", "早期", "early stage"],
    growth: ["成长期", "growth stage"],
    mature: ["成熟期", "late", "pre-ipo"],
    buyout: ["并购"],
  },
  instrument: {
    directEquity: ["direct equity", "equity", "直接股权", "股权"],
    industryFund: ["industry fund", "产业基金"],
    secondaryFund: ["secondary fund", "secondaries", "s基金"],
    convertible: ["convertible bond", "可转债"],
    mezzanine: ["夹层"],
    debtToEquity: ["debt to equity", "债转股"],
    technologyBond: ["technology bond", "科创债", "科技创新债券"],
    assetBackedPlan: ["asset backed plan", "资产支持计划"],
  },
  route: {
    ipo: ["上市", "listing"],
    merger: ["m&a", "trade sale", "并购"],
    transfer: ["转让", "sale"],
    secondaryFund: ["secondary", "s基金"],
    buyBack: ["buy back", "buyback", "回购"],
    writeOff: ["write off", "write-off", "核销"],
  },
};
