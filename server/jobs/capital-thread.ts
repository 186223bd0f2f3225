import "server-only";
import type { capitalParts } from "@/server/services/capital-parts.ts";
import { serviceThread } from "./service-thread.ts";

const thread = serviceThread<typeof capitalParts>("capital-thread-entry.ts");

/**
 * Asks for the capital of a book in a thread of its own: a book of thousands of assets would hold up other requests.
 *
 * @throws InvalidInputError as capitalState
 */
export const askCapital = thread.ask;

/** Ends the thread, if there is one. */
export const closeCapital = thread.close;
