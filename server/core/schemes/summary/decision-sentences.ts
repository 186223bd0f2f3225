import type { Bilingual } from "../definition/common-shapes";
import type { SchemeDefinition } from "../scheme-definition";
import { ACTION_WORDS, BREACH_WORDS, listed, percent, say, trimmed, years } from "./words";

/** How a verdict and an action follow. */
export function decisionSentences({
  aheadFrom,
  behindBelow,
  evidence,
  actions,
}: SchemeDefinition["decision"]): readonly Bilingual[] {
  return [
    say(
      `Ahead from a score of ${trimmed(aheadFrom)}, behind below ${trimmed(behindBelow)}, in line between.`,
      `得分${trimmed(aheadFrom)}及以上为领先,低于${trimmed(behindBelow)}为落后,其间为持平。`,
    ),
    ...(evidence.minimumYears > 0
      ? [
          say(
            `With less than ${years(evidence.minimumYears)} of record nobody is ahead or behind.`,
            `记录不满${trimmed(evidence.minimumYears)}年的不作领先或落后判定。`,
          ),
        ]
      : []),
    ...(evidence.notBehindAboveProbability === null
      ? []
      : [
          say(
            `Nobody is behind while the probability of skill is above ${percent(evidence.notBehindAboveProbability)}.`,
            `能力概率高于${percent(evidence.notBehindAboveProbability)}的不判为落后。`,
          ),
        ]),
    ...(evidence.aheadFromProbability === null
      ? []
      : [
          say(
            `Nobody is ahead below a probability of skill of ${percent(evidence.aheadFromProbability)}.`,
            `能力概率低于${percent(evidence.aheadFromProbability)}的不判为领先。`,
          ),
        ]),
    ...actionSentences(actions),
  ];
}

function actionSentences(actions: SchemeDefinition["decision"]["actions"]): readonly Bilingual[] {
  if (actions === undefined)
    return [say("The scheme watches, and never stops a mandate by itself.", "方案仅作观察,不自动停止委托。")];
  const stops = actions.rules.some(({ action }) => action === "stop");
  return [
    ...actions.rules.map(({ breach, below, action, after, withinQuarters }) => {
      const what = BREACH_WORDS[breach];
      const level = below === undefined ? "" : ` ${trimmed(below)}`;
      const when =
        after === 1
          ? say("at once", "即")
          : withinQuarters === null
            ? say(`after ${after} quarters in a row`, `连续${after}个季度后`)
            : say(`after ${after} of ${withinQuarters} quarters`, `${withinQuarters}个季度中出现${after}次后`);
      return say(
        `${capital(ACTION_WORDS[action].en)} ${when.en} on ${what.en}${level}.`,
        `${what.zh}${level}:${when.zh}${ACTION_WORDS[action].zh}。`,
      );
    }),
    ...(stops ? evidenceForStops(actions) : []),
  ];
}

function evidenceForStops(actions: NonNullable<SchemeDefinition["decision"]["actions"]>): readonly Bilingual[] {
  const conditions = [
    ...(actions.stopNeedsYears > 0
      ? [say(`a record of ${years(actions.stopNeedsYears)}`, `记录满${trimmed(actions.stopNeedsYears)}年`)]
      : []),
    ...(actions.noStopAboveProbability === null
      ? []
      : [
          say(
            `a probability of skill of at most ${percent(actions.noStopAboveProbability)}`,
            `能力概率不高于${percent(actions.noStopAboveProbability)}`,
          ),
        ]),
    ...(actions.noStopOnYears === null
      ? []
      : [
          say(
            `results that look back on more than ${years(actions.noStopOnYears)}`,
            `业绩回看期长于${trimmed(actions.noStopOnYears)}年`,
          ),
        ]),
  ];
  if (conditions.length === 0) return [];
  const needed = listed(conditions);
  const without = listed(actions.withoutEvidence.map((breach) => BREACH_WORDS[breach]));
  return [
    say(
      `A stop needs ${needed.en}; otherwise it becomes a review.${actions.withoutEvidence.length === 0 ? "" : ` This does not protect from ${without.en}.`}`,
      `停止须满足:${needed.zh};否则转为复核。${actions.withoutEvidence.length === 0 ? "" : `以下情形不受此限:${without.zh}。`}`,
    ),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
