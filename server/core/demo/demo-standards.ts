import type { PlainDate } from "../returns/calendar/plain-date";

/** What deals of a stage and domain are held to, from a day on. */
export interface DemoStandard {
  readonly stage: "seed" | "early" | "growth" | "mature";
  readonly domain: string;
  readonly from: PlainDate;
  readonly entry: string;
  readonly entryZh: string;
  readonly limitShare: number | null;
  readonly lossRate: number;
  readonly reviewMonths: number;
}

export const demoStandards: readonly DemoStandard[] = [
  {
    stage: "seed",
    domain: "all",
    from: "2019-01-01",
    entry: "Founding team with a patent or a prototype; ticket up to CNY 30 million",
    entryZh: "创始团队具备专利或原型，单笔不超过3000万元",
    limitShare: 0.15,
    lossRate: 0.5,
    reviewMonths: 6,
  },
  {
    stage: "early",
    domain: "all",
    from: "2019-01-01",
    entry: "Product validated by a paying customer; cash for at least 12 months after the round",
    entryZh: "产品经付费客户验证，融资后现金可支撑12个月以上",
    limitShare: 0.5,
    lossRate: 0.4,
    reviewMonths: 9,
  },
  {
    stage: "growth",
    domain: "all",
    from: "2019-01-01",
    entry: "Revenue above CNY 100 million, growing by 30% a year or more",
    entryZh: "收入超过1亿元，年增长不低于30%",
    limitShare: 0.6,
    lossRate: 0.3,
    reviewMonths: 12,
  },
  {
    stage: "mature",
    domain: "all",
    from: "2019-01-01",
    entry: "Profitable for two years, or a listing file accepted",
    entryZh: "连续两年盈利或上市申请已受理",
    limitShare: 0.3,
    lossRate: 0.15,
    reviewMonths: 12,
  },
  {
    stage: "early",
    domain: "semiconductors",
    from: "2022-01-01",
    entry: "Tape-out of the first chip done, with a customer's letter of intent",
    entryZh: "首颗芯片已流片并取得客户意向书",
    limitShare: 0.2,
    lossRate: 0.45,
    reviewMonths: 9,
  },
  {
    stage: "early",
    domain: "lifeScience",
    from: "2022-01-01",
    entry: "Approval for clinical trials, or registration of the device under way",
    entryZh: "已获临床试验批件或器械注册申请已受理",
    limitShare: 0.35,
    lossRate: 0.45,
    reviewMonths: 12,
  },
];

export const demoNegativeList: readonly {
  readonly kind: "company" | "domain";
  readonly subject: string;
  readonly subjectZh: string | null;
  readonly reason: string;
  readonly reasonZh: string;
  readonly from: PlainDate;
}[] = [
  {
    kind: "domain",
    subject: "realEstate",
    subjectZh: null,
    reason: "Development projects are outside the mandate of the technology book",
    reasonZh: "房地产开发不在科技投资授权范围内",
    from: "2019-01-01",
  },
  {
    kind: "company",
    subject: "Yunfan Speech",
    subjectZh: "云帆语音",
    reason: "Written off in 2023 after undisclosed related-party loans",
    reasonZh: "因未披露关联借款于2023年核销",
    from: "2023-08-25",
  },
];
