import { type ImportKind, importKinds } from "./import-kinds.ts";

export type TemplateLanguage = "en" | "zh-CN";

/** Two rows a template shows; they can be imported as they stand once what they refer to exists. */
const EXAMPLES: Readonly<Record<ImportKind, readonly [Record<string, string>, Record<string, string>]>> = {
  returnsWide: [
    { date: "2024-11-30", "GROWTH-A": "0.0123", "INDEX-300": "0.0066", "CASH-3M": "0.0015" },
    { date: "2024-12-31", "GROWTH-A": "-0.0041", "INDEX-300": "0.0047", "CASH-3M": "0.0015" },
  ],
  returnsLong: [
    { date: "2024-11-30", series: "GROWTH-A", value: "0.0123", role: "portfolio" },
    { date: "2024-11-30", series: "INDEX-300", value: "0.0066", role: "benchmark" },
  ],
  segmentReturns: [
    {
      date: "2024-12-31",
      portfolio: "GROWTH-A",
      segment: "Energy",
      portfolioWeight: "0.35",
      benchmarkWeight: "0.40",
      portfolioReturn: "0.012",
      benchmarkReturn: "0.010",
    },
    {
      date: "2024-12-31",
      portfolio: "GROWTH-A",
      segment: "Technology",
      portfolioWeight: "0.65",
      benchmarkWeight: "0.60",
      portfolioReturn: "0.031",
      benchmarkReturn: "0.027",
    },
  ],
  holdings: [
    {
      date: "2024-12-31",
      portfolio: "GROWTH-A",
      securityId: "600000",
      name: "First Company",
      portfolioWeight: "0.55",
      benchmarkWeight: "0.40",
      periodReturn: "0.02",
      sector: "Energy",
    },
    {
      date: "2024-12-31",
      portfolio: "GROWTH-A",
      securityId: "000001",
      name: "Second Company",
      portfolioWeight: "0.45",
      benchmarkWeight: "0.60",
      periodReturn: "-0.01",
      sector: "Technology",
    },
  ],
  fundPositions: [
    {
      reporter: "Our institution",
      fund: "Growth Partners II",
      generalPartner: "Growth Partners",
      strategy: "Venture Capital",
      vintageYear: "2018",
      commitment: "100000000",
      paidIn: "80000000",
      distributed: "20000000",
      fairValue: "90000000",
      netIrr: "0.092",
      netMultiple: "1.375",
      date: "2024-12-31",
      currency: "CNY",
      portfolio: "FUND-A",
    },
    {
      reporter: "A pension plan",
      fund: "Peer Fund I",
      generalPartner: "Peer",
      strategy: "Buyout",
      vintageYear: "2016",
      commitment: "50000000",
      paidIn: "48000000",
      distributed: "30000000",
      fairValue: "42000000",
      netIrr: "",
      netMultiple: "1.5",
      date: "2024-12-31",
      currency: "USD",
      portfolio: "",
    },
  ],
  cashFlows: [
    {
      portfolio: "FUND-A",
      deal: "",
      date: "2024-03-15",
      kind: "call",
      amount: "12000000",
      currency: "CNY",
      number: "1",
    },
    {
      portfolio: "FUND-A",
      deal: "",
      date: "2024-09-30",
      kind: "distribution",
      amount: "4500000",
      currency: "CNY",
      number: "1",
    },
  ],
  valuations: [
    {
      portfolio: "FUND-A",
      deal: "",
      date: "2024-09-30",
      amount: "88000000",
      currency: "CNY",
      basis: "internalModel",
      status: "provisional",
    },
    {
      portfolio: "FUND-A",
      deal: "",
      date: "2024-12-31",
      amount: "90000000",
      currency: "CNY",
      basis: "audited",
      status: "final",
    },
  ],
  managers: [
    {
      code: "CHEN",
      name: "Chen Wei",
      nameZh: "陈伟",
      isExternal: "no",
      desk: "Growth equity",
      deskZh: "成长权益部",
      style: "Quality growth",
      styleZh: "优质成长",
    },
    {
      code: "GP-1",
      name: "Growth Partners",
      nameZh: "成长资本",
      isExternal: "yes",
      desk: "Private equity",
      deskZh: "股权投资部",
      style: "Venture",
      styleZh: "创业投资",
    },
  ],
  portfolios: [
    {
      code: "GROWTH-A",
      name: "Growth A",
      nameZh: "成长一号",
      book: "liquid",
      assetClass: "listedTechGrowth",
      accountingClass: "fvtpl",
      desk: "Growth equity",
      deskZh: "成长权益部",
      style: "Quality growth",
      styleZh: "优质成长",
      currency: "CNY",
      benchmark: "INDEX-300",
      vintageYear: "",
    },
    {
      code: "FUND-A",
      name: "Fund A",
      nameZh: "基金一号",
      book: "private",
      assetClass: "ventureFund",
      accountingClass: "fvtpl",
      desk: "Private equity",
      deskZh: "股权投资部",
      style: "Venture",
      styleZh: "创业投资",
      currency: "CNY",
      benchmark: "",
      vintageYear: "2018",
    },
  ],
  assignments: [
    { manager: "CHEN", portfolio: "GROWTH-A", credit: "holding", share: "1", from: "2019-01-01", until: "" },
    { manager: "GP-1", portfolio: "FUND-A", credit: "decision", share: "1", from: "2018-06-01", until: "" },
  ],
  benchmarks: [
    { benchmark: "BLEND-6040", name: "60/40 blend", component: "INDEX-300", from: "2020-01-01", weight: "0.6" },
    { benchmark: "BLEND-6040", name: "60/40 blend", component: "BOND-AGG", from: "2020-01-01", weight: "0.4" },
  ],
  rates: [
    { date: "2024-11-30", series: "CGB-10Y", value: "0.0202", unit: "annual" },
    { date: "2024-12-31", series: "CGB-10Y", value: "0.0168", unit: "annual" },
  ],
  fxRates: [
    { date: "2024-11-30", pair: "USD/CNY", rate: "7.2412" },
    { date: "2024-12-31", pair: "USD/CNY", rate: "7.2993" },
  ],
  deals: [
    {
      code: "DEAL-1",
      portfolio: "FUND-A",
      company: "Photon Devices",
      companyZh: "光子器件",
      domain: "Semiconductors",
      stage: "early",
      instrument: "directEquity",
      decidedBy: "CHEN",
      currency: "CNY",
    },
    {
      code: "DEAL-2",
      portfolio: "FUND-A",
      company: "Cell Works",
      companyZh: "细胞工坊",
      domain: "Biotech",
      stage: "growth",
      instrument: "convertible",
      decidedBy: "CHEN",
      currency: "CNY",
    },
  ],
  dealEvents: [
    {
      deal: "DEAL-1",
      date: "2023-06-30",
      kind: "milestone",
      name: "first tape-out",
      outcome: "hit",
      score: "",
      route: "",
      plannedOn: "",
      note: "",
    },
    {
      deal: "DEAL-1",
      date: "2024-12-31",
      kind: "assessment",
      name: "technology",
      outcome: "",
      score: "80",
      route: "",
      plannedOn: "",
      note: "",
    },
  ],
  managerEvents: [
    {
      manager: "CHEN",
      date: "2024-12-31",
      kind: "assessment",
      name: "riskCompliance",
      outcome: "",
      score: "82",
      note: "Risk committee",
    },
    {
      manager: "CHEN",
      date: "2024-05-17",
      kind: "event",
      name: "limitBreach",
      outcome: "",
      score: "",
      note: "Minute 2024-21",
    },
  ],
  institutionFigures: [
    { date: "2024-12-31", figure: "returnOnEquity", value: "0.078", text: "" },
    { date: "2024-12-31", figure: "riskRating", value: "", text: "AA" },
  ],
  expectedFlows: [
    { side: "liability", name: "Annuities", date: "2035-12-31", amount: "1200000000", currency: "CNY" },
    { side: "asset", name: "Government bonds", date: "2035-12-31", amount: "950000000", currency: "CNY" },
  ],
  capitalAssets: [
    {
      code: "SH-600000",
      name: "First Company",
      nameZh: "第一公司",
      asset: "main_board_share",
      portfolio: "GROWTH-A",
      deal: "",
      counterparty: "First Company",
      currency: "CNY",
      indices: "CSI300; CSI_dividend_low_vol_100",
      layers: "0",
      productType: "",
      emergingMarket: "no",
      issuerFactor: "",
      grade: "",
      specialFactors: "",
      below: "",
    },
    {
      code: "FUND-A-UNITS",
      name: "Units of Fund A",
      nameZh: "基金一号份额",
      asset: "opaque_equity_product",
      portfolio: "FUND-A",
      deal: "",
      counterparty: "Growth Partners",
      currency: "CNY",
      indices: "",
      layers: "0",
      productType: "equity",
      emergingMarket: "no",
      issuerFactor: "",
      grade: "",
      specialFactors: "",
      below: "unlisted_equity:0.9:1; money_fund:0.1:1",
    },
  ],
  assetPositions: [
    {
      asset: "SH-600000",
      date: "2024-12-31",
      admittedValue: "52000000",
      purchaseCost: "48000000",
      modifiedDuration: "",
    },
    {
      asset: "FUND-A-UNITS",
      date: "2024-12-31",
      admittedValue: "90000000",
      purchaseCost: "",
      modifiedDuration: "",
    },
  ],
  assetTrades: [
    { asset: "SH-600000", date: "2021-03-15", side: "buy", number: "1", shares: "4000000", price: "12.00" },
    { asset: "SH-600000", date: "2024-06-20", side: "sell", number: "1", shares: "500000", price: "13.10" },
  ],
};

const CHINESE = /\p{Script=Han}/u;

/** The heading of a column in a language; codes and attributes are headings as they are. */
function headingOf(kind: ImportKind, name: string, language: TemplateLanguage): string {
  const field = importKinds[kind].find((one) => one.name === name);
  const chinese = field?.aliases.find((alias) => CHINESE.test(alias));
  if (language === "zh-CN" && chinese !== undefined) return chinese;
  return name.replace(/[A-Z]/g, (letter) => (field ? `_${letter.toLowerCase()}` : letter));
}

/** A file to start from, as CSV text with a byte order mark so that Excel reads its characters. */
export function importTemplate(kind: ImportKind, language: TemplateLanguage): string {
  const examples = EXAMPLES[kind];
  const names = Object.keys(examples[0]);
  const lines = [
    names.map((name) => headingOf(kind, name, language)),
    ...examples.map((example) => names.map((name) => example[name] ?? "")),
  ];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}
