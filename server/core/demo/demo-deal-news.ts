import { addMonths, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import type { Rng } from "../simulation/rng";
import { DEMO_LAST_MONTH } from "./demo-cast";
import type { Cell } from "./demo-delivery";

/** Rest of a deal-event row after deal, date, kind and name: outcome, score, route, plannedOn, note. */
type Rest = readonly [outcome: Cell, score: Cell, route: Cell, plannedOn: Cell, note: Cell];

const news = (note: string): Rest => [null, null, null, null, note];
const planned = (on: PlainDate, route: string | null, note: string): Rest => [null, null, route, on, note];
const turned = (into: string, note: string): Rest => [into, null, null, null, note];

/** What the files say of single deals beside milestones: deal, day, kind, name and the rest. */
export const demoDealNews: readonly (readonly [string, PlainDate, string, string, Rest])[] = [
  ["D15-01", "2020-06-30", "stageChange", "stage", turned("growth", "Volume production of 28 nm parts 28纳米产品量产")],
  ["D15-01", "2023-09-28", "stageChange", "stage", turned("mature", "Profitable for six quarters 连续六个季度盈利")],
  [
    "D15-01",
    "2026-03-20",
    "exitPlan",
    "listing",
    planned("2027-06-30", "ipo", "STAR Market listing planned 拟科创板上市"),
  ],
  [
    "D15-04",
    "2022-03-15",
    "materialEvent",
    "financingRound",
    news("Series C at 2.1 times cost 完成C轮融资，估值为成本2.1倍"),
  ],
  [
    "D15-04",
    "2024-06-20",
    "exitPlan",
    "listing",
    planned("2025-12-31", "ipo", "Listing file withdrawn, plan not renewed 上市申请撤回，计划未更新"),
  ],
  [
    "D15-05",
    "2023-11-30",
    "materialEvent",
    "impairment",
    news("Written down after the main customer left 主要客户流失计提减值"),
  ],
  ["D15-07", "2024-10-18", "materialEvent", "financingRound", news("Series B led by an industry fund 产业基金领投B轮")],
  ["D15-07", "2024-11-01", "stageChange", "stage", turned("early", "Pilot line running 中试线投产")],
  ["D15-08", "2024-04-25", "materialEvent", "downRound", news("Round at 0.8 times the last price 本轮估值为上轮0.8倍")],
  [
    "D15-10",
    "2025-05-22",
    "exitPlan",
    "trade sale",
    planned("2027-12-31", "merger", "Talks with two strategic buyers 与两家产业方接触"),
  ],
  [
    "D15-11",
    "2025-06-30",
    "conversion",
    "note",
    turned("directEquity", "Note converted at the B round 可转债于B轮转股"),
  ],
  [
    "D15-12",
    "2026-05-14",
    "milestone",
    "mass production",
    planned("2027-03-31", null, "Second tape-out first 先完成第二次流片"),
  ],
  [
    "D15-13",
    "2026-06-11",
    "milestone",
    "first customers",
    planned("2026-12-31", null, "Pilot with a state laboratory 与国家实验室试点"),
  ],
  [
    "D16-01",
    "2026-02-12",
    "exitPlan",
    "trade sale",
    planned("2028-06-30", "merger", "After phase III readout 三期数据读出后"),
  ],
  ["D16-04", "2024-07-09", "materialEvent", "downRound", news("Round at 0.7 times the last price 本轮估值为上轮0.7倍")],
  ["D16-05", "2023-10-26", "materialEvent", "financingRound", news("Series B closed 完成B轮融资")],
  ["D16-06", "2026-09-18", "materialEvent", "writeDown", news("Mark restated by the auditor 审计重述估值")],
  [
    "D16-07",
    "2026-04-16",
    "milestone",
    "registration",
    planned("2026-08-31", null, "Filing of the first peptide 首个多肽品种申报"),
  ],
  ["D16-08", "2025-12-03", "materialEvent", "keyPersonLeft", news("Chief scientist left 首席科学家离任")],
  [
    "D17-01",
    "2023-12-12",
    "exitPlan",
    "buy-back",
    planned("2025-06-30", "buyBack", "Founders to buy back in two parts 创始人分两期回购"),
  ],
  ["D17-01", "2025-03-27", "materialEvent", "litigation", news("Suit over a supply contract 供货合同诉讼")],
  [
    "D17-02",
    "2024-09-19",
    "exitPlan",
    "sale",
    planned("2026-03-31", "transfer", "Transfer on the equity exchange 拟在产权交易所转让"),
  ],
  ["D17-05", "2025-08-21", "materialEvent", "impairment", news("Pilot plant stopped 中试产线停产计提减值")],
  ["D17-06", "2026-01-15", "exitPlan", "listing", planned("2029-12-31", "ipo", "After ten launches 完成十次发射后")],
  [
    "D17-07",
    "2023-04-20",
    "materialEvent",
    "financingRound",
    news("Units bought from a fund at 0.9 of its value 以净值九折受让份额"),
  ],
  [
    "D17-08",
    "2025-10-16",
    "materialEvent",
    "downRound",
    news("Bridge round at 0.8 times the last price 过桥融资，估值为上轮0.8倍"),
  ],
];

const promised = (amount: number, note: string): Rest => [null, amount, null, null, note];
const ticket = (amount: number, on: PlainDate, note: string): Rest => [null, amount, null, on, note];

/** Money promised beyond what was paid, most of it against milestones: small instalments (小额分批). */
export const demoDealPromises: readonly (readonly [string, PlainDate, string, string, Rest])[] = [
  [
    "D15-12",
    "2024-05-23",
    "commitment",
    "commitment",
    promised(90e6, "Three instalments by milestone 按里程碑分三期出资"),
  ],
  [
    "D15-12",
    "2026-05-14",
    "plannedTicket",
    "instalment 3",
    ticket(35e6, "2027-04-30", "After mass production 量产后出资"),
  ],
  ["D15-13", "2025-02-20", "commitment", "commitment", promised(60e6, "Instalments by milestone 按里程碑分期出资")],
  [
    "D15-13",
    "2026-06-11",
    "plannedTicket",
    "instalment 3",
    ticket(15e6, "2027-02-26", "After the first customer 首家客户签约后"),
  ],
  ["D15-13", "2026-06-11", "plannedTicket", "instalment 4", ticket(20e6, "2028-02-28", "After the pilot 试点验收后")],
  ["D16-09", "2025-01-16", "commitment", "commitment", promised(75e6, "Two more instalments 另两期出资")],
  [
    "D16-09",
    "2026-03-19",
    "plannedTicket",
    "instalment 3",
    ticket(20e6, "2026-12-18", "On the first patient 首例入组后"),
  ],
  [
    "D17-08",
    "2023-06-21",
    "commitment",
    "commitment",
    promised(65e6, "A third instalment if the line runs 产线运行后第三期"),
  ],
];

/** Deals whose company has told nothing since a day. */
const silentSince: Readonly<Record<string, PlainDate>> = {
  "D17-01": "2025-06-30",
  "D17-05": "2025-09-30",
  "D15-08": "2025-12-31",
};

/** Revenue, profit, months of cash, net debt and the share held, twice a year, from the year after the investment until the exit. */
export function demoDealConditions(
  code: string,
  deal: {
    readonly investedOn: PlainDate;
    readonly ticket: number;
    readonly multiple: number;
    readonly endsOn: PlainDate | null;
  },
  rng: Rng,
): { readonly on: PlainDate; readonly name: string; readonly score: number }[] {
  const rows: { on: PlainDate; name: string; score: number }[] = [];
  const last = [deal.endsOn, silentSince[code], DEMO_LAST_MONTH].flatMap((day) => day ?? []).sort()[0]!;
  let revenue = deal.ticket * 1e6 * (0.3 + 0.4 * rng.uniform());
  const growth = 1 + 0.04 * Math.min(deal.multiple, 6) + 0.03 * rng.normal();
  for (
    let on = `${deal.investedOn.slice(0, 4)}-12-31`;
    on <= last;
    on = endOfMonth(addMonths(`${on.slice(0, 7)}-01`, 6))
  ) {
    revenue *= growth * (1 + 0.04 * rng.normal());
    const margin = Math.min(0.25, -0.6 + 0.12 * deal.multiple + 0.05 * rows.length);
    rows.push({ on, name: "revenue", score: Math.round(revenue / 1e4) * 1e4 });
    rows.push({ on, name: "netProfit", score: Math.round((revenue * margin) / 1e4) * 1e4 });
    const months = margin > 0 ? 30 : 9 + 6 * Math.min(deal.multiple, 2) + 3 * rng.normal();
    rows.push({ on, name: "cashMonths", score: Math.max(2, Math.round(months)) });
    // Of revenue; below nothing while the money of the last round lasts.
    rows.push({ on, name: "netDebt", score: Math.round((revenue * (margin > 0 ? 0.15 : -0.25)) / 1e4) * 1e4 });
    // Every round dilutes a little.
    const rounds = Math.floor(rows.length / 10);
    rows.push({ on, name: "ownershipShare", score: Math.round(0.12 * 0.96 ** rounds * 1e4) / 1e4 });
  }
  return rows;
}
