import "server-only";
import { z } from "zod";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { clampReadings } from "@/server/core/capital/risk-factor.ts";
import { askCapital } from "@/server/jobs/capital-thread.ts";
import type { CapitalQuestion } from "./capital-book.ts";
import type {
  CapitalFiguresView,
  CapitalGroup,
  CapitalLines,
  CapitalPageView,
  RegimesPageView,
  WhatIfPageView,
} from "./capital-view.ts";
import { type PageAnswer, type PageContextInput, pageContextInput } from "./context-view.ts";
import { openSnapshot } from "./snapshot.ts";

const CURRENCY = "CNY";

/** `clamp`: how the bounds of K are read; absent, the default of the product. */
export const capitalInput = pageContextInput.extend({ clamp: z.enum(clampReadings).optional() });

/** `part` of a long list, from 1 on: the first part came with its page. */
export const capitalRowsInput = capitalInput.extend({ part: z.number().int().min(1).max(1000) });

/** `of` the whole book alone, its deals or its managers; `code`: one of these. */
export const capitalFiguresInput = pageContextInput.extend({
  of: z.enum(["book", "deals", "managers"]),
  code: z.string().max(120).optional(),
});

/** The book is the whole institution's, whatever desk or style a page is filtered by; it is computed in a thread. */
async function asked<T extends object>(
  viewer: Viewer,
  { clamp, ...input }: z.infer<typeof capitalInput>,
  ask: (question: CapitalQuestion) => Promise<T>,
): Promise<PageAnswer<T>> {
  const snapshot = await openSnapshot(viewer, { ...input, desk: undefined, style: undefined }, "capital.read");
  if (snapshot.status !== "ready") return snapshot;
  const { context } = snapshot;
  const knownAsOf = context.knownAsOf === null ? null : new Date(context.knownAsOf);
  return { ...(await ask({ asOf: context.asOf, knownAsOf, clamp })), status: "ready", context };
}

/** Rows of a long list beyond its first part. */
const rowsOf = async <Row>(
  viewer: Viewer,
  { part, ...input }: z.infer<typeof capitalRowsInput>,
  ask: (question: CapitalQuestion, part: number) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const answer = await asked(viewer, input, async (question) => ({ rows: await ask(question, part) }));
  return answer.status === "ready" ? answer.rows : [];
};

/** What the book costs in solvency capital, who uses it, and what tolerating its paper losses costs for another year. */
export const capitalPage = (
  viewer: Viewer,
  input: z.infer<typeof capitalInput>,
): Promise<PageAnswer<CapitalPageView>> => asked(viewer, input, (question) => askCapital("page", question));

/** The same book under every regime: factors by asset and sums, without diversification anywhere. */
export const regimesPage = (viewer: Viewer, input: PageContextInput): Promise<PageAnswer<RegimesPageView>> =>
  asked(viewer, input, (question) => askCapital("regimes", question));

/** What the what-if desk needs: it computes in the browser with the same functions, so that it moves at once. */
export const whatIfPage = (viewer: Viewer, input: PageContextInput): Promise<PageAnswer<WhatIfPageView>> =>
  asked(viewer, input, (question) => askCapital("whatIf", question));

export const capitalRows = (viewer: Viewer, input: z.infer<typeof capitalRowsInput>) =>
  rowsOf(viewer, input, (question, part) => askCapital("pageRows", question, part));
export const regimesRows = (viewer: Viewer, input: z.infer<typeof capitalRowsInput>) =>
  rowsOf(viewer, input, (question, part) => askCapital("regimesRows", question, part));
export const whatIfRows = (viewer: Viewer, input: z.infer<typeof capitalRowsInput>) =>
  rowsOf(viewer, input, (question, part) => askCapital("whatIfRows", question, part));

/** Capital beside other figures: of the book, and of its deals or managers. */
export async function capitalFigures(
  viewer: Viewer,
  { of, code, ...input }: z.infer<typeof capitalFiguresInput>,
): Promise<PageAnswer<CapitalFiguresView>> {
  const answer = await asked(viewer, input, (question) => askCapital("lines", question));
  if (answer.status !== "ready") return answer;
  const { context, total, solvency, minimumCapital, costOfCapital, requiredRatio } = answer;
  const groups: Iterable<[string, CapitalGroup]> =
    of === "book" ? [] : of === "deals" ? answer.byDeal : answer.byManager;
  return {
    status: "ready",
    context,
    asOf: context.asOf,
    currency: CURRENCY,
    total,
    solvency,
    minimumCapital,
    costOfCapital,
    requiredRatio,
    groups: Object.fromEntries([...groups].filter(([key]) => code === undefined || key === code)),
  };
}

/** Charges by deal, portfolio and manager. Whoever may not read capital gets nothing. */
export async function capitalLines(viewer: Viewer, asOf: string, knownAsOf: Date | null): Promise<CapitalLines | null> {
  return scopeOf(viewer.role, "capital.read") === "all" ? askCapital("lines", { asOf, knownAsOf }) : null;
}
