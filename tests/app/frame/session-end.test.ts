import { afterEach, describe, expect, it, vi } from "vitest";
import { onSessionEnd, reportAnswer, sessionHasEnded } from "@/app/_components/frame/session-end.ts";

const refused = (code: string) => ({ data: { error: { code, facts: {} } } });

describe("the end of a session", () => {
  afterEach(() => reportAnswer.onSuccess());

  it("is told once, when a call is refused because nobody is signed in", () => {
    const listener = vi.fn();
    const stop = onSessionEnd(listener);
    reportAnswer.onError(refused("notSignedIn"));
    reportAnswer.onError(refused("notSignedIn"));
    stop();
    expect(sessionHasEnded()).toBe(true);
    expect(listener).toHaveBeenCalledOnce();
  });

  it("is over as soon as a call succeeds again", () => {
    reportAnswer.onError(refused("notSignedIn"));
    reportAnswer.onSuccess();
    expect(sessionHasEnded()).toBe(false);
  });

  it.each([
    ["another refusal", refused("notAllowed")],
    ["a server that did not answer", new TypeError("Failed to fetch")],
    ["nothing", null],
  ])("is not %s", (_, error) => {
    reportAnswer.onError(error);
    expect(sessionHasEnded()).toBe(false);
  });
});
