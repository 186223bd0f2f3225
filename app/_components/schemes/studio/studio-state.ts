import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";

export type FieldPath = readonly (string | number)[];

/** What is being edited and the way back and forth. The definition may be broken while it is typed. */
export interface StudioState {
  readonly definition: SchemeDefinition;
  readonly past: readonly SchemeDefinition[];
  readonly future: readonly SchemeDefinition[];
  /** Changes of one group (a drag, typing into one field) are one step back. */
  readonly group: string | null;
}

export type StudioAction =
  | { readonly kind: "set"; readonly path: FieldPath; readonly value: unknown; readonly group?: string }
  | { readonly kind: "replace"; readonly definition: SchemeDefinition }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" };

const MOST_STEPS = 200;

export const startedStudio = (definition: SchemeDefinition): StudioState => ({
  definition,
  past: [],
  future: [],
  group: null,
});

export function studioReducer(state: StudioState, action: StudioAction): StudioState {
  switch (action.kind) {
    case "set": {
      const definition = withValue(state.definition, action.path, action.value) as SchemeDefinition;
      const group = action.group ?? null;
      const isSameGroup = group !== null && group === state.group;
      const past = isSameGroup ? state.past : [...state.past, state.definition].slice(-MOST_STEPS);
      return { definition, past, future: [], group };
    }
    case "replace":
      return {
        definition: action.definition,
        past: [...state.past, state.definition].slice(-MOST_STEPS),
        future: [],
        group: null,
      };
    case "undo": {
      const before = state.past.at(-1);
      if (!before) return state;
      return {
        definition: before,
        past: state.past.slice(0, -1),
        future: [state.definition, ...state.future],
        group: null,
      };
    }
    case "redo": {
      const [next, ...future] = state.future;
      if (!next) return state;
      return { definition: next, past: [...state.past, state.definition], future, group: null };
    }
  }
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(whole: unknown, path: FieldPath): unknown {
  let place = whole;
  for (const key of path) {
    if (typeof place !== "object" || place === null) return undefined;
    place = (place as Record<string | number, unknown>)[key];
  }
  return place;
}

/** A copy with another value at a path; undefined takes the field away. What is not on the way stays the same object. */
export function withValue(whole: unknown, path: FieldPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(whole)) return whole.map((item, i) => (i === key ? withValue(item, rest, value) : item));
  const record = (whole ?? {}) as Record<string, unknown>;
  const inner = withValue(record[key], rest, value);
  if (inner !== undefined) return { ...record, [key]: inner };
  const { [String(key)]: _, ...others } = record;
  return others;
}
