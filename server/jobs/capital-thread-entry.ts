import { capitalAnswer, linesAnswer, regimesAnswer, whatIfAnswer } from "@/server/services/capital-pages.ts";
import { answerQuestions } from "./answer-questions.ts";
import type { CapitalThreadWork } from "./capital-thread.ts";

answerQuestions({
  page: capitalAnswer,
  regimes: regimesAnswer,
  whatIf: whatIfAnswer,
  lines: linesAnswer,
} satisfies CapitalThreadWork);
