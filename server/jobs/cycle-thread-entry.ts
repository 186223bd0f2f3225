import { cycleThreadWork } from "@/server/services/cycle-thread-work.ts";
import { answerQuestions } from "./answer-questions.ts";

answerQuestions(cycleThreadWork);
