import "server-only";
import type { CapitalQuestion } from "@/server/services/capital-book.ts";
import type { CapitalLines, CapitalPageView, RegimesPageView, WhatIfPageView } from "@/server/services/capital-view.ts";
import { serviceThread } from "./service-thread.ts";

/** What the thread can be asked. */
export type CapitalThreadWork = {
  readonly page: (question: CapitalQuestion) => Promise<CapitalPageView>;
  readonly regimes: (question: CapitalQuestion) => Promise<RegimesPageView>;
  readonly whatIf: (question: CapitalQuestion) => Promise<WhatIfPageView>;
  readonly lines: (question: CapitalQuestion) => Promise<CapitalLines>;
};

const thread = serviceThread<CapitalThreadWork>("capital-thread-entry.ts");

/**
 * Asks for the capital of a book in a thread of its own: a book of thousands of assets would hold up other requests.
 *
 * @throws InvalidInputError as capitalState
 */
export const askCapital = thread.ask;

/** Ends the thread, if there is one. */
export const closeCapital = thread.close;
