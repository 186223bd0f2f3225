import "server-only";
import { type CapitalQuestion, type CapitalState, capitalState } from "./capital-book.ts";
import { capitalAnswer, linesAnswer, regimesAnswer, whatIfAnswer } from "./capital-pages.ts";
import type {
  CapitalAssetLine,
  CapitalLines,
  CapitalPageView,
  LongRows,
  RegimesPageView,
  RegimesRow,
  WhatIfPageView,
  WhatIfRow,
} from "./capital-view.ts";

/** So many rows that packing them holds up no other request for long. */
const PART = 400;

const answerOfState = {
  page: capitalAnswer,
  regimes: regimesAnswer,
  whatIf: whatIfAnswer,
  lines: linesAnswer,
} as const;
type Answers = { [K in keyof typeof answerOfState]?: ReturnType<(typeof answerOfState)[K]> };

/** Whole answers of the books in memory: parts of a list are cut from the answer that its first part came with. */
const kept = new WeakMap<CapitalState, Answers>();

async function whole<K extends keyof typeof answerOfState>(
  ask: K,
  question: CapitalQuestion,
): Promise<ReturnType<(typeof answerOfState)[K]>> {
  const state = await capitalState(question);
  const answers: Answers = kept.get(state) ?? {};
  kept.set(state, answers);
  answers[ask] ??= answerOfState[ask](state) as Answers[K];
  return answers[ask] as ReturnType<(typeof answerOfState)[K]>;
}

const firstPart = <Row>({ rows, count }: LongRows<Row>): LongRows<Row> => ({ rows: rows.slice(0, PART), count });
const partOf = <Row>({ rows }: LongRows<Row>, part: number): readonly Row[] =>
  rows.slice(part * PART, (part + 1) * PART);

/** What pages ask of a book, answered in a thread: the first rows of a long list, then part by part (from 1 on). */
export const capitalParts = {
  page: async (question: CapitalQuestion): Promise<CapitalPageView> => {
    const answer = await whole("page", question);
    return { ...answer, lines: firstPart(answer.lines) };
  },
  pageRows: async (question: CapitalQuestion, part: number): Promise<readonly CapitalAssetLine[]> =>
    partOf((await whole("page", question)).lines, part),
  regimes: async (question: CapitalQuestion): Promise<RegimesPageView> => {
    const answer = await whole("regimes", question);
    return { ...answer, assets: firstPart(answer.assets) };
  },
  regimesRows: async (question: CapitalQuestion, part: number): Promise<readonly RegimesRow[]> =>
    partOf((await whole("regimes", question)).assets, part),
  whatIf: async (question: CapitalQuestion): Promise<WhatIfPageView> => {
    const answer = await whole("whatIf", question);
    return { ...answer, holdings: firstPart(answer.holdings) };
  },
  whatIfRows: async (question: CapitalQuestion, part: number): Promise<readonly WhatIfRow[]> =>
    partOf((await whole("whatIf", question)).holdings, part),
  lines: (question: CapitalQuestion): Promise<CapitalLines> => whole("lines", question),
};
