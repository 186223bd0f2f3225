import { capitalParts } from "@/server/services/capital-parts.ts";
import { answerQuestions } from "./answer-questions.ts";

answerQuestions(capitalParts);
