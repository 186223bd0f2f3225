import type { Bilingual } from "../definition/common-shapes";
import { measureAxis } from "../measures/measure-axis";
import type { SchemeDefinition, SchemeMeasure } from "../scheme-definition";
import { BOOK_WORDS, EVENT_WORDS, HORIZON_WORDS, listed, percent, say, trimmed, years } from "./words";

/** What is measured, and how missing results are treated. */
export function measureSentences({ measures, missing, portfolios, handover }: SchemeDefinition): readonly Bilingual[] {
  const books = [...new Set(measures.map(({ book }) => book))];
  const perBook = books.map((book) => {
    const members = measures.filter((measure) => measure.book === book);
    const parts = listed(
      members.map((measure) => {
        const what = measureWords(measure);
        return say(`${percent(measure.weight)} ${what.en}`, `${what.zh}占${percent(measure.weight)}`);
      }),
    );
    return say(
      `The score of ${BOOK_WORDS[book].en} is made of ${parts.en}.`,
      `${BOOK_WORDS[book].zh}的得分由以下构成:${parts.zh}。`,
    );
  });
  const curves = measures.map(curveSentence).filter((item, i, all) => all.findIndex(({ en }) => en === item.en) === i);
  return [
    ...perBook,
    ...(books.length > 1
      ? [say("The books count by their share of the value managed.", "各账户得分按管理规模占比合成。")]
      : []),
    ...curves,
    missingSentence(missing),
    ...(portfolios?.rule === "sizeTime"
      ? [
          say(
            `Several portfolios count by average size times days answered for; those younger than ${years(portfolios.minimumAgeYears)} do not count.`,
            `管理多只组合的,按平均规模乘以管理天数加权;成立不满${trimmed(portfolios.minimumAgeYears)}年的不计。`,
          ),
        ]
      : []),
    ...(handover && handover.decisionShare > 0
      ? [
          say(
            `After a handover ${percent(handover.decisionShare)} of a private result stays with the person who decided the investment, the rest goes to the one who holds it.`,
            `项目交接后,私募业绩的${percent(handover.decisionShare)}归决策人,其余归接管人。`,
          ),
        ]
      : []),
  ];
}

const comparedWith = (
  against: Extract<SchemeMeasure, { kind: "periodReturn" | "cycle" | "fundResult" }>["against"],
): Bilingual => {
  switch (against.kind) {
    case "benchmark":
      return say(" against the benchmark", "(相对基准)");
    case "hurdle":
      return say(` over a hurdle of ${percent(against.annualRate)}`, `(超出${percent(against.annualRate)}门槛)`);
    case "liabilityCost":
      return say(
        ` over the cost of liabilities plus ${percent(against.margin)}`,
        `(超出负债成本加${percent(against.margin)})`,
      );
    case "inflation":
      return say(` over inflation plus ${percent(against.margin)}`, `(超出通胀加${percent(against.margin)})`);
    case "corridor":
      return say(" as a rank among peers of the same age", "(在同龄基金中的位次)");
    case "quartile":
      return say(" as a quartile among peers of the same age", "(在同龄基金中的四分位)");
    case "nothing":
      return say("", "");
  }
};

const RISK_WORDS: Readonly<Record<Extract<SchemeMeasure, { kind: "riskFigure" }>["figure"], Bilingual>> = {
  informationRatio: say("information ratio", "信息比率"),
  trackingError: say("tracking error", "跟踪误差"),
  tStatistic: say("t-statistic", "t统计量"),
  probabilitySkill: say("probability of skill", "能力概率"),
  volatility: say("volatility", "波动率"),
  sharpeRatio: say("Sharpe ratio", "夏普比率"),
  downsideDeviation: say("downside deviation", "下行波动"),
  sortinoRatio: say("Sortino ratio", "索提诺比率"),
  maximumDrawdown: say("deepest drawdown", "最大回撤"),
  manipulationProof: say("manipulation-proof performance", "防操纵业绩指标"),
};

const DEAL_WORDS: Readonly<Record<Extract<SchemeMeasure, { kind: "dealFigure" }>["figure"]["kind"], Bilingual>> = {
  toleratedMultiple: say("the multiple of all deals after tolerance", "容错后的全部项目倍数"),
  multiple: say("the multiple of all deals", "全部项目倍数"),
  multipleWithoutBest: say("the multiple without the best deals", "剔除最佳项目后的倍数"),
  capitalLost: say("the share of capital lost", "本金损失率"),
  hitShare: say("the share of deals that hit", "命中率"),
  milestonesMet: say("the share of milestones met", "里程碑达成率"),
};

function dealWords(figure: Extract<SchemeMeasure, { kind: "dealFigure" }>["figure"]): Bilingual {
  const { en, zh } = DEAL_WORDS[figure.kind];
  if (figure.kind === "multipleWithoutBest") return say(`${en} (${figure.count})`, `${zh}(${figure.count}个)`);
  if (figure.kind === "hitShare")
    return say(`${en} ${trimmed(figure.multiple)} times or more`, `${zh}(${trimmed(figure.multiple)}倍及以上)`);
  return say(en, zh);
}

const ASSESSMENTS: Readonly<Record<string, Bilingual>> = {
  riskCompliance: say("risk management and compliance", "风险管理与合规"),
  technology: say("technology", "技术"),
  market: say("market", "市场"),
  team: say("team", "团队"),
};

function measureWords(measure: SchemeMeasure): Bilingual {
  switch (measure.kind) {
    case "periodReturn": {
      const [horizon, against] = [HORIZON_WORDS[measure.horizon]!, comparedWith(measure.against)];
      return say(`the return over ${horizon.en}${against.en}`, `${horizon.zh}收益${against.zh}`);
    }
    case "cycle": {
      const against = comparedWith(measure.against);
      const what =
        measure.of.kind === "return" ? say("the return", "收益") : say(measure.of.indicator, measure.of.indicator);
      const mean = measure.mean === "geometric" ? say("geometric", "几何") : say("arithmetic", "算术");
      const spans = listed(
        measure.parts.map((part) =>
          measure.parts.length === 1
            ? say(years(part.years), `${part.years}年`)
            : say(`${years(part.years)} at ${percent(part.weight)}`, `${part.years}年${percent(part.weight)}`),
        ),
      );
      return say(
        `${what.en} over ${spans.en} (${mean.en} mean)${against.en}`,
        `${what.zh}${spans.zh}(${mean.zh}平均)${against.zh}`,
      );
    }
    case "riskFigure": {
      const [figure, horizon] = [RISK_WORDS[measure.figure], HORIZON_WORDS[measure.horizon]!];
      return say(`the ${figure.en} over ${horizon.en}`, `${horizon.zh}${figure.zh}`);
    }
    case "fundResult": {
      const against = comparedWith(measure.against);
      const result = measure.result.toUpperCase();
      return say(`the ${result} of the funds${against.en}`, `基金${result}${against.zh}`);
    }
    case "dealFigure":
      return dealWords(measure.figure);
    case "assessment": {
      const known = ASSESSMENTS[measure.assessment] ?? say(measure.assessment, measure.assessment);
      return say(`the assessment of ${known.en}`, `${known.zh}评估`);
    }
    case "events": {
      const events = listed(measure.events.map((kind) => EVENT_WORDS[kind]));
      return say(
        `the number of ${events.en} in ${years(measure.withinYears)}`,
        `${trimmed(measure.withinYears)}年内${events.zh}次数`,
      );
    }
  }
}

function curveSentence(measure: SchemeMeasure): Bilingual {
  const { curve } = measure;
  const isShare = measureAxis(measure).isPercent;
  const x = (value: number) => (isShare ? percent(value) : trimmed(value));
  const subject =
    measure.kind === "fundResult" && measure.against.kind === "corridor"
      ? say("A rank among peers of", "同龄位次")
      : measure.kind === "periodReturn" || measure.kind === "cycle"
        ? say("A return of", "收益")
        : measure.kind === "assessment"
          ? say("An assessment of", "评估")
          : say("A figure of", "数值");
  const corners = curve.map((point) =>
    say(`${x(point.x)} scores ${trimmed(point.score)}`, `${x(point.x)}得${trimmed(point.score)}分`),
  );
  const list = listed(corners);
  return say(
    `${subject.en} ${list.en}${curve.length > 1 ? ", in straight lines between and flat beyond" : ""}.`,
    `${subject.zh}:${list.zh}${curve.length > 1 ? ",其间线性插值,两端持平" : ""}。`,
  );
}

function missingSentence({ rule, minimumWeight, minimumCoverage }: SchemeDefinition["missing"]): Bilingual {
  const coverage =
    minimumCoverage < 1
      ? say(
          ` A record that covers ${percent(minimumCoverage)} of a horizon stands for it.`,
          `记录覆盖期限${percent(minimumCoverage)}以上的视同完整。`,
        )
      : say("", "");
  switch (rule) {
    case "block":
      return say(
        `There is no score while any result is missing.${coverage.en}`,
        `任一结果缺失则不评分。${coverage.zh}`,
      );
    case "carry":
      return say(
        `A missing result keeps the score of the period before.${coverage.en}`,
        `缺失结果沿用上期得分。${coverage.zh}`,
      );
    case "renormalise":
      return say(
        `Missing results are left out and the other weights scaled up, as long as ${percent(minimumWeight)} of the weight has a result.${coverage.en}`,
        `缺失结果剔除,其余权重按比例放大;有结果的权重不足${percent(minimumWeight)}则不评分。${coverage.zh}`,
      );
  }
}
