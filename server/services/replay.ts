import "server-only";
import type { z } from "zod";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { Evaluation } from "@/server/core/schemes/evaluation.ts";
import { quarterlyMarkToMarket } from "@/server/core/schemes/presets/quarterly-mark-to-market.ts";
import { parseSchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { askReplay } from "@/server/jobs/replay-thread.ts";
import { loadLastJob, loadUnfinishedJob, saveCancelRequest } from "@/server/persistence/job-repository.ts";
import { loadPayTermsMark } from "@/server/persistence/replay-repository.ts";
import type { NamedScheme, Span } from "./replay-engine.ts";
import type { ReplaySource } from "./replay-facts.ts";
import { replayHeadline } from "./replay-headline.ts";
import { buildInput, type KnownThen, plannedDays, type ReplayPlan, replayPlan } from "./replay-plan.ts";
import type {
  PayMonth,
  PayReach,
  ReplayAnswer,
  ReplaySchemeName,
  ReplayTreeView,
  replayInput,
  replayTreeInput,
} from "./replay-view.ts";
import { choosableSchemes, loadScheme, type SchemeRef, schemeInForce } from "./schemes.ts";
import { withoutBook } from "./without-book.ts";

type Question = z.output<typeof replayInput>;

/** Reference of a definition that nobody has saved. */
export const DRAFT = "draft";

/**
 * One to five schemes over the whole history, on nothing but what was known then, and what it looks like from the end.
 * Whoever may not read the results of everybody gets no replay.
 *
 * @param buildMissing ask for quarters that are missing or overtaken, as pages do; a shell builds them itself
 *
 * @throws InvalidInputError unknownScheme, invalidScheme (of the draft), spanOutOfRange, replayFailed
 */
export async function replay(viewer: Viewer, question: Question, { buildMissing = true } = {}): Promise<ReplayAnswer> {
  const [choices, schemes] = await Promise.all([
    choosableSchemes(scopeOf(viewer.role, "schemes.read")),
    schemesOf(question),
  ]);
  const choice = chosen(question, schemes);
  const plan = await replayPlan(choice);
  if (plan === null) return { status: "noFacts" };
  const isStale = plannedDays(plan).some(({ isCurrent }) => !isCurrent);
  const build = isStale && buildMissing ? await buildOf(choice, viewer) : null;
  const source = await sourceOf(plan);
  if (source === null) {
    const days = plannedDays(plan);
    const built = {
      months: choice.months,
      asOf: plan.final.asOf,
      done: days.filter(({ isCurrent }) => isCurrent).length,
      of: days.length,
    };
    if (build === "stopped") return { status: "stopped", ...built };
    return { status: "building", ...built, knownAsOf: null, jobId: build?.id ?? "", progress: build?.progress ?? 0 };
  }
  const span = spanOf(source, question);
  const pay = payReach(viewer);
  const { managers, schemes: replayed } = await askReplay("replay", { source, span, schemes, pay });
  const { sentence, scheme } = replayHeadline(replayed, managers);
  return {
    status: "ready",
    headline: sentence,
    headlineScheme: scheme,
    known: question.known,
    delayDays: question.delayDays,
    isStale,
    isStopped: build === "stopped",
    months: choice.months,
    quarters: source.quarters.flatMap(({ asOf }) => (asOf >= span.from && asOf <= span.to ? [asOf] : [])),
    allQuarters: source.quarters.map(({ asOf }) => asOf),
    choices: choices.map(nameOf),
    managers,
    schemes: replayed,
    pay,
  };
}

/**
 * Why a scheme said what it said of a manager at a quarter end, as known then, with the pay of the year where the viewer
 * may see it.
 *
 * @throws InvalidInputError unknownManager, replayNotBuilt, and as `replay` does
 */
export async function replayTree(
  viewer: Viewer,
  { scheme, managerId, asOf, ...question }: z.output<typeof replayTreeInput>,
): Promise<ReplayTreeView> {
  const named = scheme === DRAFT ? draftOf(question.draft) : await schemeOf(scheme);
  const plan = await replayPlan(chosen(question, [named]));
  const source = plan && (await sourceOf(plan));
  if (!source) throw new InvalidInputError("replayNotBuilt");
  const view = await askReplay("tree", {
    source,
    span: spanOf(source, question),
    definition: named.definition,
    managerId,
    asOf,
    withPay: payReach(viewer) === "all",
  });
  return scopeOf(viewer.role, "privateBook.read") === null
    ? { ...view, evaluation: withoutFunds(view.evaluation) }
    : view;
}

/** Months in which the pay years of the schemes end; December where none pays. */
function settledIn(schemes: readonly NamedScheme[]): PayMonth[] {
  const months = schemes.flatMap(({ definition: { pay } }) => (pay === undefined ? [] : [pay.yearEndMonth]));
  return months.length === 0 ? [12] : [...new Set(months)].sort((a, b) => a - b);
}

const chosen = ({ known, delayDays }: Question, schemes: readonly NamedScheme[]) => ({
  known,
  delayDays,
  months: settledIn(schemes),
});

/** Which history a replay runs on. @throws InvalidInputError unknownScheme, invalidScheme */
export const historyOf = async (question: Question): Promise<KnownThen> => chosen(question, await schemesOf(question));

/** Asks for the quarters that a replay is built from; asked for twice while it is under way, they are built once. */
export const requestReplay = (choice: KnownThen, createdById: string | null) =>
  enqueueJob("replay", buildInput(choice), createdById);

/** Stops the build, whoever asked for it; the quarters that are done stay, and the next request goes on from there. */
export async function stopReplay(choice: KnownThen): Promise<void> {
  const job = await loadUnfinishedJob("replay", buildInput(choice));
  if (job !== null) await saveCancelRequest(job.id);
}

/** A build that failed is not tried again for this long, however often pages ask. */
const RETRY_AFTER_MS = 60_000;

/** The build under way; one that somebody stopped is not begun again by a page that only looks. */
async function buildOf(choice: KnownThen, viewer: Viewer) {
  const last = await loadLastJob("replay", buildInput(choice));
  if (last?.status === "cancelled") return "stopped";
  const failedFor = last?.status === "failed" && last.finishedAt ? Date.now() - last.finishedAt.getTime() : null;
  if (failedFor !== null && failedFor < RETRY_AFTER_MS && !last?.wasAbandoned)
    throw new InvalidInputError("replayFailed");
  return requestReplay(choice, viewer.userId);
}

/** The history as kept; null while a quarter of it is missing. What facts have overtaken serves until it is built again. */
export async function sourceOf({ quarters, restated, final }: ReplayPlan): Promise<ReplaySource | null> {
  const termsMark = await loadPayTermsMark();
  const days = quarters.flatMap(({ asOf, id }) => (id === null ? [] : [{ asOf, id }]));
  const again = restated.flatMap(({ asOf, id, knownOn }) => (id === null ? [] : [{ asOf, id, knownOn }]));
  if (days.length < quarters.length || again.length < restated.length || final.id === null) return null;
  return { quarters: days, restated: again, final: { asOf: final.asOf, id: final.id }, termsMark };
}

function spanOf({ quarters }: ReplaySource, { from, to }: Pick<Question, "from" | "to">): Span {
  const [first, last] = [quarters[0]?.asOf ?? "", quarters.at(-1)?.asOf ?? ""];
  const span = { from: from ?? first, to: to ?? last };
  if (span.from > span.to || span.from > last || span.to < first)
    throw new InvalidInputError("spanOutOfRange", { ...span, first, last });
  return span;
}

/** Pay of everybody, in sums, or not at all: nobody sees more of it here than on the pages of pay. */
function payReach({ role }: Viewer): PayReach {
  const scope = scopeOf(role, "pay.read");
  return scope === "all" || scope === "totals" ? scope : "none";
}

async function schemesOf({ schemes, draft }: Question): Promise<NamedScheme[]> {
  const drafts = draft === undefined ? [] : [draftOf(draft)];
  const inForce = schemes.length === 0 ? await schemeInForce() : null;
  const references = schemes.length > 0 ? schemes : [quarterlyMarkToMarket.code, inForce?.code ?? "patient"];
  const named = await Promise.all([...new Set(references)].map(schemeOf));
  return [...named.slice(0, 5 - drafts.length), ...drafts];
}

async function schemeOf(reference: string): Promise<NamedScheme> {
  const scheme = await loadScheme(reference);
  return { name: { ...nameOf(scheme), reference }, definition: scheme.definition };
}

function draftOf(draft: unknown): NamedScheme {
  const definition = parseSchemeDefinition(draft);
  return { name: { reference: DRAFT, name: definition.name, version: null, status: "draft" }, definition };
}

const nameOf = ({ code, version, status, definition }: SchemeRef): ReplaySchemeName => ({
  reference: code,
  name: definition.name,
  version,
  status,
});

const withoutFunds = (evaluation: Evaluation): Evaluation => ({
  ...evaluation,
  tree: withoutBook(evaluation.tree),
});
