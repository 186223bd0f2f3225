import { expect } from "vitest";

/** Matches the InvalidInputError of this code: `expect(() => f(x)).toThrow(withCode("noFlows"))`. */
export const withCode = (code: string) => expect.objectContaining({ name: "InvalidInputError", code });
