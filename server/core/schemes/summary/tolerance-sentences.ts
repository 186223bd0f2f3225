import type { Bilingual } from "../definition/common-shapes";
import type { DealTolerance, SchemeTolerance } from "../scheme-definition";
import { BASIS_WORDS, domainWords, fundClassWords, STAGE_WORDS } from "./private-words";
import { EVENT_WORDS, listed, percent, say, trimmed, years } from "./words";

/** How far losses on the way are expected. */
export function toleranceSentences(tolerance: SchemeTolerance | null): readonly Bilingual[] {
  if (tolerance === null)
    return [say("Every paper loss counts in full from the first day.", "浮亏自第一天起全额计入。")];
  const trackingError = tolerance.drawdown?.trackingError ?? null;
  const error =
    trackingError === null
      ? say("the record itself", "记录自身数值")
      : say(percent(trackingError), percent(trackingError));
  const { graceYears, corridor, staleAfterDays, smoothedMarksLoseGrace, fundClasses, deals, drawdown } = tolerance;
  return [
    say(
      `A private fund younger than ${trimmed(graceYears)} years is too early to judge while at least ${percent(corridor.lowerProbability)} of peers of its age lie below it by ${corridor.measure.toUpperCase()}; a manager with ${percent(corridor.outsideShare)} or more of the money paid in outside is outside the corridor.`,
      `成立不满${trimmed(graceYears)}年的私募基金,只要同龄基金中至少有${percent(corridor.lowerProbability)}的${corridor.measure.toUpperCase()}低于它,即为“为时尚早”;实缴资金中${percent(corridor.outsideShare)}及以上处于走廊以外的,判定为走廊以外。`,
    ),
    ...(fundClasses ?? []).map(({ assetClasses, graceYears: grace, lowerProbability }) => {
      const classes = listed(assetClasses.map(fundClassWords));
      return say(
        `For ${classes.en} the grace is ${trimmed(grace)} years and the lower edge ${percent(lowerProbability)}.`,
        `${classes.zh}:宽限${trimmed(grace)}年,下沿${percent(lowerProbability)}。`,
      );
    }),
    say(
      `A mark older than ${staleAfterDays} days loses all tolerance${smoothedMarksLoseGrace ? ", and so does one that looks smoothed" : ""}.`,
      `估值超过${staleAfterDays}天未更新的不再容忍${smoothedMarksLoseGrace ? ",疑似平滑的估值亦然" : ""}。`,
    ),
    ...(deals === undefined ? [] : dealSentences(deals)),
    ...(drawdown === undefined
      ? []
      : [
          say(
            `A liquid book may be under its high for as long and as deep as ${percent(drawdown.confidence)} of managers with an information ratio of ${trimmed(drawdown.assumedRatio)} would be, at a tracking error of ${error.en} (triple-penance band).`,
            `流动账户的回撤深度与时长,以信息比率${trimmed(drawdown.assumedRatio)}的经理中${percent(drawdown.confidence)}不会超出的区间为限,跟踪误差取${error.zh}(三倍惩罚法则)。`,
          ),
        ]),
  ];
}

function dealSentences(deals: DealTolerance): readonly Bilingual[] {
  const classes = deals.classes.map(({ name, stages, domains, dealLossRate, classLossRate, paperLossWeight }) => {
    const [first] = paperLossWeight;
    const corners = listed(
      paperLossWeight.map(({ x, score }) =>
        say(`${percent(score)} at ${years(x)}`, `${trimmed(x)}年${percent(score)}`),
      ),
    );
    const ramp =
      paperLossWeight.length === 1
        ? say(`a paper loss counts at ${percent(first!.score)}`, `浮亏按${percent(first!.score)}计`)
        : say(`a paper loss counts by age at ${corners.en}`, `浮亏按投资年限计:${corners.zh}`);
    const inWhat = kindsOfDeal(stages, domains);
    return say(
      `${name.en} (${inWhat.en}): ${ramp.en}; up to ${percent(classLossRate)} of the class may be forgiven, up to ${percent(dealLossRate)} of one deal.`,
      `${name.zh}(${inWhat.zh}):${ramp.zh};容亏率为该类投资额的${percent(classLossRate)},单个项目不超过${percent(dealLossRate)}。`,
    );
  });
  const inFull = listed(deals.alwaysInFull.map((kind) => EVENT_WORDS[kind]));
  const exemption = deals.dueDiligenceExemption;
  return [
    ...classes,
    ...(deals.alwaysInFull.length === 0 ? [] : [say(`Always in full: ${inFull.en}.`, `一律全额计入:${inFull.zh}。`)]),
    ...(exemption === null
      ? []
      : [
          say(
            `An approved due-diligence file exempts ${percent(exemption.share)} of a loss${exemption.usesBudget ? ", within the budget" : ", beside the budget"}; not after a breach of limits or of the negative list.`,
            `经批准的尽职免责档案可免除损失的${percent(exemption.share)}${exemption.usesBudget ? ",占用容亏额度" : ",不占用容亏额度"};突破限额或触及负面清单的除外。`,
          ),
        ]),
    ...(deals.unrealisedGains.length === 0 ? [] : [gainSentence(deals.unrealisedGains)]),
  ];
}

/** Which deals a class is for. */
function kindsOfDeal(
  stages: DealTolerance["classes"][number]["stages"],
  domains: DealTolerance["classes"][number]["domains"],
): Bilingual {
  const inStages = stages === "all" ? say("all stages", "全部阶段") : listed(stages.map((stage) => STAGE_WORDS[stage]));
  const inDomains = domains === "all" ? say("all domains", "全部领域") : listed(domains.map(domainWords));
  return say(`${inStages.en}; ${inDomains.en}`, `${inStages.zh};${inDomains.zh}`);
}

function gainSentence(lines: DealTolerance["unrealisedGains"]): Bilingual {
  const parts = listed(
    lines.map(({ basis, upToDays, credit }) => {
      const what = BASIS_WORDS[basis];
      return upToDays === null
        ? say(`${percent(credit)} on ${what.en}`, `${what.zh}${percent(credit)}`)
        : say(
            `${percent(credit)} on ${what.en} up to ${upToDays} days old`,
            `${what.zh}(${upToDays}天内)${percent(credit)}`,
          );
    }),
  );
  return say(
    `Unrealised gains count in part, by the first line that matches: ${parts.en}; otherwise not at all.`,
    `未实现收益部分计入,依次取第一条符合的:${parts.zh};其余不计。`,
  );
}
