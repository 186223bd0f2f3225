import type { Bilingual, EventKind } from "../definition/common-shapes";
import type { Breach, SchemeAction } from "../definition/decision-shape";

/** A sentence in both languages, put together from the same figures; the Chinese one with Chinese punctuation. */
export const say = (en: string, zh: string): Bilingual => ({ en, zh: fullWidth(zh) });

const FULL_WIDTH: Readonly<Record<string, string>> = { ",": "，", ":": "：", ";": "；", "(": "（", ")": "）" };
const fullWidth = (text: string): string => text.replace(/[,:;()]/g, (mark) => FULL_WIDTH[mark] ?? mark);

/** 0.1234 as 12.34%, without digits that say nothing. */
export const percent = (value: number): string => `${trimmed(value * 100)}%`;

/** At most four digits after the point, none that are 0. */
export const trimmed = (value: number): string => String(Number(value.toFixed(4)));

/** "1 year", "2 years". */
export const years = (count: number): string => `${trimmed(count)} ${count === 1 ? "year" : "years"}`;

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly Bilingual[]): Bilingual {
  const en = items.map((item) => item.en);
  const last = en.pop() ?? "";
  return say(en.length === 0 ? last : `${en.join(", ")} and ${last}`, items.map((item) => item.zh).join("、"));
}

export const HORIZON_WORDS: Readonly<Record<string, Bilingual>> = {
  "1q": say("the last quarter", "最近一季"),
  "1y": say("one year", "1年"),
  "3y": say("three years", "3年"),
  "5y": say("five years", "5年"),
  "7y": say("seven years", "7年"),
  "10y": say("ten years", "10年"),
  sinceInception: say("the whole record", "全部记录"),
};

export const BOOK_WORDS = {
  whole: say("everything answered for", "全部账户"),
  liquid: say("the liquid book", "流动账户"),
  private: say("the private book", "私募账户"),
} as const;

export const EVENT_WORDS: Readonly<Record<EventKind | "realisedLoss", Bilingual>> = {
  realisedLoss: say("realised losses", "已实现亏损"),
  impairment: say("impairments", "减值"),
  downRound: say("down rounds", "折价融资"),
  writeOff: say("write-offs", "核销"),
  limitBreach: say("breaches of limits", "突破限额"),
  negativeList: say("breaches of the negative list", "触及负面清单"),
  restatement: say("restatements", "重述"),
  misconduct: say("misconduct", "违规行为"),
  majorRiskEvent: say("a major risk event", "重大风险事件"),
  regulatoryRatiosMissed: say("regulatory ratios badly missed", "主要监管指标严重不达标"),
  takeover: say("a takeover by the regulator", "被接管等监管措施"),
};

export const BREACH_WORDS: Readonly<Record<Breach, Bilingual>> = {
  behind: say("the verdict “behind”", "判定为“落后”"),
  outsideCorridor: say("a private book outside its corridor", "私募账户处于走廊以外"),
  scoreBelow: say("a score below", "得分低于"),
  lossBudgetExceeded: say("a loss budget used up", "容亏额度用尽"),
  drawdownBudgetExceeded: say("a drawdown beyond its budget", "回撤超出额度"),
  limitBreach: say("a breach of limits", "突破限额"),
  negativeList: say("a breach of the negative list", "触及负面清单"),
};

export const ACTION_WORDS: Readonly<Record<SchemeAction, Bilingual>> = {
  keep: say("keep", "保留"),
  watch: say("watch", "观察"),
  review: say("review", "复核"),
  stop: say("stop", "停止"),
};

/** Grades that the rules name; others are shown as they are written. */
const GRADE_WORDS: Readonly<Record<string, Bilingual>> = {
  chair: say("chair", "董事长"),
  generalManager: say("general manager", "总经理"),
  executive: say("executives", "高管"),
  keyPost: say("key posts", "关键岗位"),
  senior: say("senior", "高层"),
  middle: say("middle", "中层"),
  other: say("others", "其他"),
};

export const gradeWords = (grade: string): Bilingual => GRADE_WORDS[grade] ?? say(grade, grade);
