import { field, option } from "./import-field.ts";

const portfolio = field("portfolio", "code", {
  aliases: ["portfolio code", "account", "mandate", "组合", "组合代码", "账户", "账户代码"],
});
const needed = { required: true } as const;
const periodEnd = field("date", "periodEnd", {
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
const day = field("date", "date", {
  ...needed,
  aliases: ["value date", "flow date", "effective date", "effective_on", "日期", "发生日", "估值日", "生效日"],
});
const currency = field("currency", "currency", { aliases: ["ccy", "币种", "货币"] });
const name = field("name", "text", { aliases: ["full name", "名称", "姓名", "英文名称"] });
const nameZh = field("nameZh", "text", { aliases: ["name_zh", "chinese name", "中文名称", "中文名"] });
const code = (aliases: string[]) => field("code", "code", { ...needed, aliases });
const desk = field("desk", "text", { aliases: ["team", "部门", "团队"] });
const style = field("style", "text", { aliases: ["strategy", "风格", "策略"] });
/** The Chinese halves of labels that stand in one field: server/import/kinds/reference-files.ts joins them. */
const deskZh = field("deskZh", "text", { aliases: ["desk_zh", "desk chinese", "部门中文", "中文部门"] });
const styleZh = field("styleZh", "text", { aliases: ["style_zh", "style chinese", "风格中文", "中文风格"] });
const deal = field("deal", "code", { aliases: ["deal code", "project", "项目", "项目代码"] });
const weightAliases = {
  portfolio: ["portfolio_weight", "weight", "wp", "port weight", "组合权重", "权重"],
  benchmark: ["benchmark_weight", "wb", "bench weight", "基准权重"],
};
const portfolioWeight = field("portfolioWeight", "fraction", {
  ...needed,
  group: "weight",
  aliases: weightAliases.portfolio,
});
const benchmarkWeight = field("benchmarkWeight", "fraction", {
  ...needed,
  group: "weight",
  aliases: weightAliases.benchmark,
});
const dealLevels = {
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

/**
 * What can be imported: a kind for each sort of file, with its columns. `required` columns must be in the file.
 * `returnsWide` reads its other columns as series, `holdings` keeps them as attributes to roll up by.
 */
export const importKinds = {
  returnsWide: [periodEnd],
  returnsLong: [
    periodEnd,
    field("series", "code", {
      ...needed,
      aliases: [
        "series code",
        "portfolio",
        "fund",
        "benchmark",
        "code",
        "序列",
        "序列代码",
        "组合",
        "组合代码",
        "基准",
      ],
    }),
    field("value", "fraction", {
      ...needed,
      group: "return",
      aliases: ["return", "period return", "monthly return", "收益率", "区间收益", "区间收益率", "月收益率"],
    }),
    option("role", {
      portfolio: ["组合", "portfolioReturn"],
      benchmark: ["基准", "benchmarkReturn"],
      riskFree: ["risk-free", "risk free", "无风险", "无风险利率"],
    }),
  ],
  segmentReturns: [
    periodEnd,
    portfolio,
    field("segment", "text", {
      ...needed,
      aliases: [
        "sector",
        "industry",
        "country",
        "region",
        "asset class",
        "行业",
        "板块",
        "分项",
        "国家",
        "地区",
        "资产类别",
      ],
    }),
    portfolioWeight,
    benchmarkWeight,
    field("portfolioReturn", "fraction", {
      ...needed,
      group: "return",
      empty: true,
      aliases: ["portfolio_return", "rp", "组合收益", "组合收益率"],
    }),
    field("benchmarkReturn", "fraction", {
      ...needed,
      group: "return",
      empty: true,
      aliases: ["benchmark_return", "rb", "基准收益", "基准收益率"],
    }),
  ],
  holdings: [
    periodEnd,
    portfolio,
    field("securityId", "code", {
      ...needed,
      aliases: ["security_id", "security", "isin", "sedol", "cusip", "ticker", "barrid", "证券代码", "代码"],
    }),
    field("name", "text", { aliases: ["security name", "证券名称", "名称", "简称"] }),
    portfolioWeight,
    benchmarkWeight,
    field("periodReturn", "fraction", {
      ...needed,
      group: "return",
      empty: true,
      aliases: ["return", "period_return", "收益率", "区间收益率", "涨跌幅"],
    }),
  ],
  fundPositions: [
    field("reporter", "text", { ...needed, aliases: ["plan", "pension plan", "institution", "投资机构", "披露机构"] }),
    field("fund", "text", { ...needed, aliases: ["fund name", "partnership", "基金", "基金名称"] }),
    field("generalPartner", "text", { aliases: ["general_partner", "gp", "manager", "管理人", "普通合伙人"] }),
    field("strategy", "text", { aliases: ["sub_strategy", "fund strategy", "style", "策略"] }),
    field("vintageYear", "year", {
      ...needed,
      empty: true,
      aliases: ["vintage_year", "vintage", "成立年份", "首投年份"],
    }),
    field("commitment", "money", { aliases: ["committed", "capital committed", "认缴", "认缴额", "承诺出资"] }),
    field("paidIn", "money", {
      ...needed,
      empty: true,
      aliases: ["paid_in", "contributed", "contributions", "capital contributed", "实缴", "实缴额"],
    }),
    field("distributed", "money", {
      ...needed,
      empty: true,
      aliases: ["distributions", "capital distributed", "分配", "已分配"],
    }),
    field("fairValue", "money", {
      ...needed,
      empty: true,
      aliases: ["fair_value", "nav", "market value", "remaining value", "公允价值", "净值"],
    }),
    field("netIrr", "fraction", { group: "irr", aliases: ["net_irr", "irr", "内部收益率", "净内部收益率"] }),
    field("netMultiple", "number", {
      aliases: ["net_multiple", "tvpi", "multiple", "investment multiple", "moic", "倍数", "总值倍数"],
    }),
    field("date", "date", {
      ...needed,
      aliases: ["as_of_date", "as of", "as_of", "reporting date", "截止日", "日期", "估值日"],
    }),
    currency,
    portfolio,
  ],
  cashFlows: [
    { ...portfolio, required: true },
    deal,
    day,
    {
      ...option("kind", {
        contribution: ["追加", "申购", "inflow", "subscription"],
        withdrawal: ["提取", "赎回", "outflow", "redemption"],
        call: ["capital call", "drawdown", "缴款", "出资"],
        recallable: ["recallable distribution", "可召回分配"],
        fee: ["management fee", "费用", "管理费"],
        distribution: ["分配", "回款"],
        income: ["dividend", "interest", "收益", "分红"],
      }),
      required: true,
    },
    field("amount", "money", { ...needed, aliases: ["cash flow", "金额"] }),
    currency,
    field("number", "integer", { aliases: ["no", "sequence", "序号"] }),
  ],
  valuations: [
    { ...portfolio, required: true },
    deal,
    day,
    field("amount", "money", {
      ...needed,
      aliases: ["value", "nav", "market value", "fair value", "估值", "金额", "净值"],
    }),
    currency,
    {
      ...option("basis", {
        cost: ["成本", "at cost"],
        internalModel: ["internal model", "model", "内部模型"],
        audited: ["审计", "经审计"],
        externalRound: ["external round", "round", "外部融资", "最近融资"],
        marketPrice: ["market price", "quoted", "市价"],
        reportedByManager: ["reported by manager", "gp report", "管理人报告"],
      }),
      required: true,
      aliases: ["valuation basis", "估值依据", "估值方法"],
    },
    { ...option("status", { provisional: ["preliminary", "暂估"], final: ["最终"] }), aliases: ["状态"] },
  ],
  managers: [
    code(["manager", "manager code", "经理代码", "投资经理代码", "代码"]),
    { ...name, required: true },
    nameZh,
    field("isExternal", "boolean", { aliases: ["is_external", "external", "外部", "是否外部"] }),
    desk,
    deskZh,
    style,
    styleZh,
  ],
  portfolios: [
    code(["portfolio", "portfolio code", "组合代码", "账户代码", "代码"]),
    { ...name, required: true },
    nameZh,
    {
      ...option("book", { liquid: ["public", "流动", "公开市场"], private: ["非流动", "一级", "私募"] }),
      required: true,
      aliases: ["账簿", "类型"],
    },
    {
      ...option("assetClass", {
        coreBonds: ["core bonds", "bonds", "核心债券", "债券"],
        listedEquity: ["listed equity", "equity", "上市权益", "股票"],
        listedTechGrowth: ["listed tech growth", "上市科技成长"],
        ventureFund: ["venture fund", "venture capital", "创投基金", "风险投资基金"],
        growthFund: ["growth fund", "growth equity", "成长基金"],
        buyoutFund: ["buyout fund", "buyout", "并购基金"],
        directDeals: ["direct deals", "直投", "直接投资"],
        fundOfFunds: ["fund of funds", "母基金"],
        other: ["其他"],
      }),
      aliases: ["asset_class", "asset class", "资产类别"],
    },
    {
      ...option("accountingClass", {
        amortisedCost: ["amortised cost", "ac", "摊余成本"],
        fvoci: ["以公允价值计量且其变动计入其他综合收益"],
        fvtpl: ["以公允价值计量且其变动计入当期损益"],
      }),
      aliases: ["accounting_class", "会计分类"],
    },
    desk,
    deskZh,
    style,
    styleZh,
    currency,
    field("benchmark", "code", { aliases: ["benchmark code", "基准", "业绩基准"] }),
    field("vintageYear", "year", { aliases: ["vintage_year", "vintage", "成立年份"] }),
  ],
  assignments: [
    field("manager", "code", { ...needed, aliases: ["manager code", "投资经理", "经理代码"] }),
    { ...portfolio, required: true },
    {
      ...option("credit", { decision: ["决策"], holding: ["持有", "管理"] }),
      aliases: ["credit kind", "责任类型"],
    },
    field("share", "fraction", { group: "weight", aliases: ["责任份额", "份额", "占比"] }),
    field("from", "date", { ...needed, aliases: ["start", "start date", "since", "开始", "起始日", "任职日"] }),
    field("until", "date", { future: true, aliases: ["to", "end", "end date", "结束", "截止日", "离任日"] }),
  ],
  benchmarks: [
    field("benchmark", "code", { ...needed, aliases: ["blend", "benchmark code", "基准", "复合基准", "基准代码"] }),
    name,
    field("component", "code", {
      ...needed,
      aliases: ["component code", "index", "series", "成分", "成分指数", "成分代码"],
    }),
    field("from", "date", { ...needed, aliases: ["date", "effective", "valid from", "生效日", "起始日"] }),
    field("weight", "fraction", { ...needed, group: "weight", aliases: ["权重"] }),
  ],
  rates: [
    periodEnd,
    field("series", "code", { ...needed, aliases: ["rate", "rate code", "curve", "利率代码", "利率"] }),
    field("value", "fraction", { ...needed, group: "rate", aliases: ["level", "yield", "数值", "利率值", "收益率"] }),
    {
      ...option("unit", { annual: ["per annum", "p.a.", "年化"], perPeriod: ["per period", "每期"] }),
      required: true,
      aliases: ["basis", "计息口径", "口径"],
    },
  ],
  fxRates: [
    day,
    field("pair", "code", { ...needed, aliases: ["currency pair", "series", "货币对"] }),
    field("rate", "number", { ...needed, aliases: ["fx rate", "exchange rate", "value", "汇率", "中间价"] }),
  ],
  deals: [
    code(["deal", "deal code", "项目代码", "代码"]),
    { ...portfolio, required: true },
    field("company", "text", { ...needed, aliases: ["company name", "公司", "被投企业", "企业名称"] }),
    field("companyZh", "text", { aliases: ["company_zh", "中文公司名", "企业中文名"] }),
    field("domain", "text", { ...needed, aliases: ["sector", "industry", "领域", "赛道", "行业"] }),
    { ...option("stage", dealLevels.stage), required: true, aliases: ["阶段"] },
    { ...option("instrument", dealLevels.instrument), required: true, aliases: ["工具", "投资工具"] },
    field("decidedBy", "code", { aliases: ["decided_by", "decision maker", "决策人"] }),
    currency,
  ],
  dealEvents: [
    { ...deal, required: true },
    day,
    {
      ...option("kind", {
        milestone: ["里程碑"],
        assessment: ["评估"],
        stageChange: ["stage change", "阶段变化"],
        conversion: ["转股"],
        materialEvent: ["material event", "重大事项"],
        exitPlan: ["exit plan", "退出计划"],
        exit: ["退出"],
        dueDiligence: ["due diligence", "尽职调查"],
        financialCondition: ["financial condition", "经营状况", "财务状况"],
        commitment: ["committed", "承诺出资", "认缴"],
        plannedTicket: ["planned ticket", "planned instalment", "计划出资", "分期出资计划"],
      }),
      required: true,
      aliases: ["event", "事件"],
    },
    field("name", "text", { ...needed, aliases: ["event name", "名称", "事项"] }),
    field("outcome", "text", { aliases: ["result", "结果"] }),
    field("score", "number", { aliases: ["评分", "分数"] }),
    { ...option("route", dealLevels.route), aliases: ["exit route", "退出方式"] },
    field("plannedOn", "date", {
      future: true,
      aliases: ["planned_on", "planned date", "due", "计划日期", "预计日期"],
    }),
    field("note", "text", { aliases: ["remark", "备注"] }),
  ],
  managerEvents: [
    field("manager", "code", { ...needed, aliases: ["manager code", "投资经理", "经理代码"] }),
    day,
    {
      ...option("kind", {
        assessment: ["评估", "考核评价"],
        event: ["事件"],
        departure: ["离任", "离职", "leaver"],
      }),
      required: true,
    },
    field("name", "text", { ...needed, aliases: ["event name", "subject", "名称", "事项"] }),
    field("outcome", "text", { aliases: ["result", "结果"] }),
    field("score", "number", { aliases: ["评分", "分数"] }),
    field("note", "text", { aliases: ["remark", "reference", "备注", "依据"] }),
  ],
  institutionFigures: [
    { ...day, aliases: [...day.aliases, "as of", "截止日"] },
    field("figure", "text", { ...needed, aliases: ["indicator", "figure name", "指标", "指标名称"] }),
    field("value", "figure", { ...needed, empty: true, aliases: ["amount", "数值", "指标值"] }),
    field("text", "text", { aliases: ["rating", "文本", "评级"] }),
  ],
  expectedFlows: [
    {
      ...option("side", { asset: ["assets", "资产"], liability: ["liabilities", "负债"] }),
      required: true,
      aliases: ["方向", "资产负债"],
    },
    field("name", "text", { ...needed, aliases: ["line", "product", "名称", "项目名称"] }),
    { ...day, future: true },
    field("amount", "money", { ...needed, aliases: ["expected amount", "cash flow", "金额", "预期金额"] }),
    currency,
  ],
  capitalAssets: [
    code(["asset code", "资产代码", "代码"]),
    { ...name, required: true },
    nameZh,
    field("asset", "text", { ...needed, aliases: ["asset type", "base factor asset", "资产类型", "基础因子资产"] }),
    portfolio,
    deal,
    field("counterparty", "text", { aliases: ["issuer", "交易对手", "发行人"] }),
    currency,
    field("indices", "text", { aliases: ["index", "index member", "指数", "成分指数"] }),
    field("layers", "integer", { aliases: ["层数", "嵌套层数"] }),
    {
      ...option("productType", { equity: ["权益类"], debt: ["固定收益类", "债权类"] }),
      aliases: ["product_type", "product type", "产品类型"],
    },
    field("emergingMarket", "boolean", { aliases: ["emerging_market", "emerging", "新兴市场"] }),
    field("issuerFactor", "figure", { aliases: ["issuer_factor", "issuer factor", "发行人因子"] }),
    field("grade", "text", { aliases: ["rating", "评级", "信用等级"] }),
    field("specialFactors", "text", { aliases: ["special_factors", "special factors", "特征因子"] }),
    field("below", "text", { aliases: ["look through", "underlying", "底层资产", "穿透"] }),
  ],
  assetPositions: [
    field("asset", "code", { ...needed, aliases: ["asset code", "资产代码", "资产"] }),
    day,
    field("admittedValue", "money", { ...needed, aliases: ["admitted_value", "admitted value", "认可价值"] }),
    field("purchaseCost", "money", { aliases: ["purchase_cost", "cost", "购买成本", "成本"] }),
    field("modifiedDuration", "number", { aliases: ["modified_duration", "duration", "修正久期"] }),
  ],
  assetTrades: [
    field("asset", "code", { ...needed, aliases: ["asset code", "资产代码", "资产"] }),
    day,
    {
      ...option("side", { buy: ["买入", "purchase"], sell: ["卖出", "sale"] }),
      required: true,
      aliases: ["direction", "买卖方向", "方向"],
    },
    field("number", "integer", { aliases: ["no", "sequence", "序号"] }),
    field("shares", "money", { ...needed, aliases: ["quantity", "units", "股数", "数量"] }),
    field("price", "money", { aliases: ["trade price", "成交价", "价格"] }),
  ],
} as const satisfies Record<string, readonly ReturnType<typeof field>[]>;

export type ImportKind = keyof typeof importKinds;
export const importKindNames = Object.keys(importKinds) as [ImportKind, ...ImportKind[]];
