import { ReplayEngine } from "@/server/services/replay-engine.ts";
import { answerQuestions } from "./answer-questions.ts";
import type { ReplayThreadWork } from "./replay-thread.ts";

const engine = new ReplayEngine();

answerQuestions({
  replay: (work) => engine.replay(work),
  tree: (work) => engine.tree(work),
  effect: (work) => engine.effect(work),
} satisfies ReplayThreadWork);
