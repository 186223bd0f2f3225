"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { SchemeDefinition, SchemeProblem } from "@/server/core/schemes/scheme-definition.ts";
import { type FieldPath, type StudioAction, valueAt } from "./studio-state.ts";

interface Studio {
  readonly definition: SchemeDefinition;
  readonly problems: readonly SchemeProblem[];
  readonly dispatch: (action: StudioAction) => void;
}

const Context = createContext<Studio | null>(null);

export const StudioProvider = ({ value, children }: { value: Studio; children: ReactNode }) => (
  <Context value={value}>{children}</Context>
);

/** The definition that is being edited. */
export function useStudio() {
  const studio = useContext(Context);
  if (!studio) throw new Error("useStudio needs a StudioProvider above it");
  return studio;
}

/** One field of it: what stands there, how to change it, and what is wrong with it. */
export function useStudioField(path: FieldPath) {
  const { definition, problems, dispatch } = useStudio();
  const key = path.join(".");
  return {
    id: fieldId(key),
    value: valueAt(definition, path),
    problems: problems.filter((problem) => problem.path === key),
    set: (value: unknown, group: string | undefined = key) => dispatch({ kind: "set", path, value, group }),
  };
}

/** Name of the element that edits a path: problems jump to it. */
export const fieldId = (path: string): string => `field-${path}`;
