import type { Bilingual, DEAL_STAGES } from "../definition/common-shapes";
import type { DealTolerance } from "../scheme-definition";
import { say } from "./words";

export const STAGE_WORDS: Readonly<Record<(typeof DEAL_STAGES)[number], Bilingual>> = {
  seed: say("seed", "种子期"),
  early: say("early", "早期"),
  growth: say("growth", "成长期"),
  mature: say("mature", "成熟期"),
  buyout: say("buyout", "并购"),
};

export const BASIS_WORDS: Readonly<Record<DealTolerance["unrealisedGains"][number]["basis"], Bilingual>> = {
  any: say("any other mark", "其他估值"),
  cost: say("marks at cost", "成本估值"),
  internalModel: say("marks by an internal model", "内部模型估值"),
  audited: say("audited marks", "经审计估值"),
  externalRound: say("marks of an outside round", "外部轮次估值"),
  marketPrice: say("market prices", "市场价格"),
  reportedByManager: say("marks reported by the manager", "管理人报送估值"),
};

const DOMAINS: Readonly<Record<string, Bilingual>> = {
  ai: say("AI", "人工智能"),
  semiconductors: say("semiconductors", "半导体"),
  lifeScience: say("life science", "生命科学"),
  advancedManufacturing: say("advanced manufacturing", "先进制造"),
  newEnergy: say("new energy", "新能源"),
  newMaterials: say("new materials", "新材料"),
  space: say("space", "航空航天"),
  quantum: say("quantum technology", "量子科技"),
  robotics: say("robotics", "机器人"),
};

const FUND_CLASSES: Readonly<Record<string, Bilingual>> = {
  ventureFund: say("venture funds", "创投基金"),
  growthFund: say("growth funds", "成长基金"),
  buyoutFund: say("buyout funds", "并购基金"),
  directDeals: say("direct deals", "直投项目"),
  fundOfFunds: say("funds of funds", "母基金"),
  other: say("other funds", "其他基金"),
};

/** Domains and classes are the institution's own words where we have none. */
export const domainWords = (domain: string): Bilingual => DOMAINS[domain] ?? say(domain, domain);
export const fundClassWords = (name: string): Bilingual => FUND_CLASSES[name] ?? say(name, name);
