import "server-only";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import type { CompiledScheme } from "@/server/core/schemes/evaluate-scheme.ts";
import { defaultLenses } from "@/server/core/schemes/presets/scheme-presets.ts";
import type { LensView, PageContextInput } from "./context-view.ts";
import { choosableSchemes, loadSchemeFor, type SchemeRef } from "./schemes.ts";

/** A scheme to look through. */
export type Lens = CompiledScheme;

export interface LensPair {
  readonly left: SchemeRef;
  readonly right: SchemeRef;
  /** What both can be chosen from; one that was named by its version stands first. */
  readonly options: readonly SchemeRef[];
}

/**
 * The two lenses of a page: those it names by reference, else quarterly mark to market on the left and, on the right, the
 * scheme in force (the patient preset while there is none).
 *
 * @throws InvalidInputError unknownScheme
 */
export async function lensPair(viewer: Viewer, input: Pick<PageContextInput, "left" | "right">): Promise<LensPair> {
  const offered = await choosableSchemes(scopeOf(viewer.role, "schemes.read"));
  const chosen = async (reference: string) =>
    offered.find(({ code }) => code === reference) ?? (await loadSchemeFor(viewer, reference));
  const inForce = offered.find(({ status }) => status === "inForce");
  const [left, right] = await Promise.all([
    chosen(input.left ?? defaultLenses.left),
    chosen(input.right ?? inForce?.code ?? defaultLenses.right),
  ]);
  const named = [left, right].filter((scheme) => !offered.includes(scheme));
  return { left, right, options: [...named, ...offered] };
}

/** A lens as pages name it. */
export const lensView = ({ reference, version, status, definition: { name, description } }: SchemeRef): LensView => ({
  code: reference,
  name,
  description,
  version,
  standing: status,
});
