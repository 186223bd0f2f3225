import { addMonths, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import type { Rng } from "../simulation/rng";
import { DEMO_LAST_MONTH } from "./demo-cast";

/** What becomes of a deal: how many times its money it is worth in the end, and how it leaves. */
interface DealStory {
  readonly company: string;
  readonly companyZh: string;
  readonly domain: string;
  readonly stage: "seed" | "early" | "growth" | "mature";
  readonly instrument: "directEquity" | "convertible" | "secondaryFund";
  readonly investedOn: PlainDate;
  /** Whole million CNY. */
  readonly ticket: number;
  readonly multiple: number;
  readonly exit: {
    readonly on: PlainDate;
    readonly route: "ipo" | "merger" | "transfer" | "buyBack" | "writeOff";
  } | null;
  /** Last day it was marked; later quarters have no mark. */
  readonly markedUntil?: PlainDate;
}

export interface DealBook {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly manager: string;
  readonly vintageYear: number;
  readonly deals: readonly DealStory[];
}

const deal = (
  [company, companyZh]: readonly [string, string],
  domain: string,
  stage: DealStory["stage"],
  investedOn: PlainDate,
  ticket: number,
  multiple: number,
  exit: DealStory["exit"] = null,
  rest: Partial<Pick<DealStory, "instrument" | "markedUntil">> = {},
): DealStory => ({
  company,
  companyZh,
  domain,
  stage,
  instrument: "directEquity",
  investedOn,
  ticket,
  multiple,
  exit,
  ...rest,
});

const out = (on: PlainDate, route: NonNullable<DealStory["exit"]>["route"]) => ({ on, route });
const [chips, ai, life, make, space] = [
  "semiconductors",
  "artificialIntelligence",
  "lifeScience",
  "advancedManufacturing",
  "space",
];

export const dealBooks: readonly DealBook[] = [
  {
    code: "D15",
    name: "Direct deals: chips and AI",
    nameZh: "直投:半导体与人工智能",
    manager: "M15",
    vintageYear: 2017,
    deals: [
      deal(["Lingxin Semiconductor", "凌芯半导体"], chips, "early", "2017-04-18", 60, 11.5),
      deal(["Hanguang Photonics", "翰光光子"], chips, "growth", "2017-09-12", 90, 2.4, out("2024-06-14", "ipo")),
      deal(["Zhiyuan Vision", "知远视觉"], ai, "early", "2018-02-06", 45, 0, out("2021-11-19", "writeOff")),
      deal(["Tianshu Compute", "天枢算力"], ai, "growth", "2018-08-22", 110, 3.1),
      deal(["Moyu Storage", "墨屿存储"], chips, "early", "2018-12-05", 50, 0.4),
      deal(["Xingchuan EDA", "星川软件"], chips, "early", "2019-05-15", 40, 1.8, out("2025-03-21", "merger")),
      deal(["Qiming Robotics Brain", "启明具身智能"], ai, "seed", "2019-10-30", 20, 5.2),
      deal(["Pinghu Sensors", "平湖传感"], chips, "growth", "2020-06-17", 80, 0.9),
      deal(["Yunfan Speech", "云帆语音"], ai, "early", "2020-11-11", 35, 0, out("2023-08-25", "writeOff")),
      deal(["Guanlan Silicon Carbide", "观澜碳化硅"], chips, "growth", "2021-07-08", 120, 1.3),
      deal(["Shenzhou Foundation Models", "深舟大模型"], ai, "early", "2023-03-16", 60, 1.6, null, {
        instrument: "convertible",
      }),
      deal(["Jinghe Chiplets", "晶禾芯粒"], chips, "early", "2024-05-23", 55, 0.9),
      deal(["Lanqiao Quantum", "蓝桥量子"], ai, "seed", "2025-02-20", 25, 0.95),
    ],
  },
  {
    code: "D16",
    name: "Direct deals: life science",
    nameZh: "直投:生命科学",
    manager: "M16",
    vintageYear: 2019,
    deals: [
      deal(["Anhe Antibody", "安和抗体"], life, "early", "2019-03-20", 70, 2.6),
      deal(["Kangyuan Gene Therapy", "康源基因"], life, "seed", "2019-09-18", 30, 0, out("2023-05-12", "writeOff")),
      deal(["Ruijing Imaging", "睿境影像"], life, "growth", "2020-03-11", 85, 1.9, out("2025-09-05", "ipo")),
      deal(["Baisheng Cell", "百生细胞"], life, "early", "2020-10-14", 60, 0.7),
      deal(["Mingde Synthetic Biology", "明德合成生物"], life, "early", "2021-04-07", 65, 1.2),
      deal(["Huaxi Surgical Robot", "华曦手术机器人"], life, "growth", "2021-12-08", 110, 1.15),
      deal(["Siyuan Peptides", "思源多肽"], life, "early", "2022-08-24", 50, 1.4),
      deal(["Yixin Neural", "忆新神经"], life, "seed", "2023-11-15", 20, 0.8),
      deal(["Baize Radiopharma", "白泽核药"], life, "early", "2025-01-16", 45, 1),
    ],
  },
  {
    code: "D17",
    name: "Direct deals: advanced manufacturing",
    nameZh: "直投:先进制造",
    manager: "M17",
    vintageYear: 2018,
    deals: [
      deal(["Tiegong Harmonic", "铁工谐波"], make, "growth", "2018-05-09", 90, 1.2, null, {
        markedUntil: "2025-12-31",
      }),
      deal(["Haoyu Laser", "浩宇激光"], make, "growth", "2018-11-21", 75, 0.8, null, { markedUntil: "2025-12-31" }),
      deal(["Suoyi Aerospace Materials", "溯翼航材"], space, "early", "2019-06-26", 55, 1.6),
      deal(["Jiguang Welding", "极光焊接"], make, "mature", "2019-12-11", 100, 1.1, out("2024-12-13", "buyBack")),
      deal(["Hengshi Solid-State Battery", "恒石固态电池"], make, "early", "2020-09-09", 60, 0.5, null, {
        markedUntil: "2025-06-30",
      }),
      deal(["Zhuoyue Reusable Rocket", "卓越可回收火箭"], space, "early", "2021-08-18", 70, 1.5),
      deal(["Chenxi Machine Tools", "晨曦机床"], make, "growth", "2022-03-30", 80, 0.85, null, {
        instrument: "secondaryFund",
      }),
      deal(["Nanshan Hydrogen", "南山氢能"], make, "early", "2023-06-21", 50, 0.7),
    ],
  },
];

export interface DealMark {
  readonly on: PlainDate;
  /** Whole CNY. */
  readonly amount: number;
  readonly basis: "cost" | "internalModel" | "audited" | "externalRound";
}

export interface DealEvent {
  readonly on: PlainDate;
  readonly kind: "milestone" | "assessment" | "exitPlan" | "exit" | "dueDiligence" | "materialEvent";
  readonly name: string;
  readonly outcome: string | null;
  readonly score: number | null;
  readonly route: NonNullable<DealStory["exit"]>["route"] | null;
  readonly plannedOn: PlainDate | null;
  readonly note: string | null;
}

export interface DealHistory {
  readonly calls: readonly { readonly on: PlainDate; readonly amount: number }[];
  readonly proceeds: readonly { readonly on: PlainDate; readonly amount: number }[];
  readonly marks: readonly DealMark[];
  readonly events: readonly DealEvent[];
}

/** Years in which a deal shows what it is worth: losers show early, winners late. */
const RIPE_AFTER_YEARS = 7;

/** Money, marks and events of one deal: bought in two instalments, marked every quarter, left by the route of its story. */
export function dealHistory(story: DealStory, rng: Rng): DealHistory {
  const total = story.ticket * 1e6;
  const firstPart = Math.round(total * 0.6);
  const secondOn = addMonths(story.investedOn, 9);
  const hasSecond = secondOn < (story.exit?.on ?? DEMO_LAST_MONTH);
  const calls = [
    { on: story.investedOn, amount: firstPart },
    ...(hasSecond ? [{ on: secondOn, amount: total - firstPart }] : []),
  ];
  const paidBy = (on: PlainDate) => calls.reduce((sum, call) => (call.on <= on ? sum + call.amount : sum), 0);
  const lastMark = story.markedUntil ?? DEMO_LAST_MONTH;
  const marks: DealMark[] = [];
  for (let on = firstQuarterEnd(story.investedOn); on <= lastMark; on = endOfMonth(addMonths(on, 3))) {
    if (story.exit !== null && on >= story.exit.on) break;
    const years = yearsBetween(story.investedOn, on);
    const noise = 1 + 0.05 * rng.normal();
    const amount = Math.round(paidBy(on) * worthAfter(years, story) * noise);
    const isYearEnd = on.slice(5, 7) === "12";
    const basis =
      years < 0.75 ? "cost" : isYearEnd ? "audited" : rng.uniform() < 0.12 ? "externalRound" : "internalModel";
    marks.push({ on, amount: basis === "cost" ? paidBy(on) : amount, basis });
  }
  if (story.exit !== null) marks.push({ on: story.exit.on, amount: 0, basis: "audited" });
  const paid = paidBy(DEMO_LAST_MONTH);
  const proceeds =
    story.exit === null || story.multiple === 0
      ? []
      : [{ on: story.exit.on, amount: Math.round(paid * story.multiple) }];
  return { calls, proceeds, marks, events: dealEvents(story, rng) };
}

/** Multiple of cost after some years: 1 at first, the story's in the end. */
function worthAfter(years: number, { multiple, exit, investedOn }: DealStory): number {
  const ripe = exit === null ? RIPE_AFTER_YEARS : Math.max(yearsBetween(investedOn, exit.on), 1);
  const way = Math.min(years / ripe, 1);
  return 1 + (multiple - 1) * (multiple > 1 ? way ** 2 : Math.sqrt(way));
}

function dealEvents(story: DealStory, rng: Rng): DealEvent[] {
  const end = story.exit?.on ?? DEMO_LAST_MONTH;
  const base = { outcome: null, score: null, route: null, plannedOn: null, note: null };
  const events: DealEvent[] = [
    {
      ...base,
      on: addMonths(story.investedOn, -1),
      kind: "dueDiligence",
      name: "investment committee",
      outcome: "approved",
    },
  ];
  const hits = story.multiple >= 1 ? 0.75 : 0.4;
  for (let year = 1; year <= 6; year++) {
    const on = addMonths(story.investedOn, 12 * year - 2);
    if (on >= end) break;
    const name = ["prototype", "first customers", "mass production", "revenue target", "profit target", "listing file"][
      year - 1
    ]!;
    events.push({ ...base, on, kind: "milestone", name, outcome: rng.uniform() < hits ? "hit" : "missed" });
    for (const part of ["technology", "market", "team"]) {
      const score = Math.round(Math.min(95, Math.max(25, 45 + 12 * Math.min(story.multiple, 3) + 10 * rng.normal())));
      events.push({ ...base, on, kind: "assessment", name: part, score });
    }
  }
  if (story.exit !== null) {
    const { on, route } = story.exit;
    events.push({ ...base, on: addMonths(on, -6), kind: "exitPlan", name: "exit plan", route, plannedOn: on });
    events.push({ ...base, on, kind: "exit", name: "exit", route, outcome: route === "writeOff" ? "loss" : "done" });
  }
  return events.filter(({ on }) => on <= DEMO_LAST_MONTH);
}

function firstQuarterEnd(day: PlainDate): PlainDate {
  const month = Number(day.slice(5, 7));
  return endOfMonth(addMonths(`${day.slice(0, 7)}-01`, (3 - (month % 3)) % 3));
}

const yearsBetween = (from: PlainDate, to: PlainDate): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + (Number(to.slice(5, 7)) - Number(from.slice(5, 7))) / 12;
