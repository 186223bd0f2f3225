import fc from "fast-check";

/** One seed, so that the score repeats; no search for a smaller counterexample, which can outlast the time allowed. */
fc.configureGlobal({ seed: 20_251_124, endOnFailure: true });
