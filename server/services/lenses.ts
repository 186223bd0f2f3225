import "server-only";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { type CompiledScheme, compileScheme } from "@/server/core/schemes/evaluate-scheme.ts";
import { defaultLenses, schemePresets } from "@/server/core/schemes/presets/scheme-presets.ts";
import type { LensView } from "./context-view.ts";

/** A scheme to look through. */
export type Lens = CompiledScheme;

/** Every scheme that a page can be looked at through, compiled once. */
export const lenses: readonly Lens[] = schemePresets.map(compileScheme);

/** @throws InvalidInputError unknownScheme */
export function lensOf(side: "left" | "right", code: string | undefined): Lens {
  const wanted = code ?? defaultLenses[side];
  const lens = lenses.find(({ definition }) => definition.code === wanted);
  if (!lens) throw new InvalidInputError("unknownScheme", { code: wanted });
  return lens;
}

export const lensView = ({ definition: { code, name, description } }: Lens): LensView => ({ code, name, description });
