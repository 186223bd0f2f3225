import { code, currency, day, deal, name, nameZh, needed, portfolio } from "./common-columns.ts";
import { field, option } from "./import-field.ts";

/** Files of judgements, of the institution itself, and of assets as solvency rules see them. `required` columns must be in the file. */
export const institutionKinds = {
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
