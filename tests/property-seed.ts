import fc from "fast-check";

/**
 * Properties draw the same examples each time, so that a run says something about the change and not about luck.
 * FC_SEED=random looks for new counterexamples; FC_SEED=<number> repeats a run that found one.
 */
const asked = process.env.FC_SEED;
if (asked !== "random") fc.configureGlobal({ seed: asked === undefined ? 20_261_124 : Number(asked) });
