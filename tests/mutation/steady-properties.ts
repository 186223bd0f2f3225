import fc from "fast-check";

/** One seed and few cases, so that the score repeats and comes soon; no search for a smaller counterexample, which may not end. */
fc.configureGlobal({ seed: 20_251_124, endOnFailure: true, numRuns: 40 });
