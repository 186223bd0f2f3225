"use client";

import { useEffect, useMemo, useReducer, useState } from "react";
import { problemsOfScheme, type SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { readDraft } from "../draft-in-link.ts";
import { forgetLocalDraft, loadLocalDraft, saveLocalDraft } from "./local-draft.ts";
import { startedStudio, studioReducer } from "./studio-state.ts";

const AUTOSAVE_AFTER_MS = 600;

/** The definition being edited: with undo, with what this browser kept of it, and with the one a link brought. */
export function useDraft(reference: string, saved: SchemeDefinition, changedAt: string) {
  const [state, dispatch] = useReducer(studioReducer, saved, startedStudio);
  const [restored, setRestored] = useState<"browser" | "link" | null>(null);
  const { definition } = state;
  const problems = useMemo(() => problemsOfScheme(definition), [definition]);
  const isDirty = useMemo(() => JSON.stringify(definition) !== JSON.stringify(saved), [definition, saved]);

  // Once, when the page opens: what a link brought goes before what this browser kept.
  useEffect(() => {
    let isGone = false;
    readDraft(window.location.hash).then((linked) => {
      if (isGone) return;
      const usable = linked !== null && problemsOfScheme(linked).length === 0 ? (linked as SchemeDefinition) : null;
      const kept = usable === null ? loadLocalDraft(reference, changedAt) : null;
      const found = usable === null ? kept : { ...usable, code: saved.code };
      if (found === null || JSON.stringify(found) === JSON.stringify(saved)) return;
      dispatch({ kind: "replace", definition: found });
      setRestored(usable === null ? "browser" : "link");
    });
    return () => {
      isGone = true;
    };
  }, [reference, changedAt, saved]);

  useEffect(() => {
    if (!isDirty) return;
    const timer = setTimeout(() => saveLocalDraft(reference, { changedAt, definition }), AUTOSAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isDirty, definition, reference, changedAt]);

  const revert = () => {
    forgetLocalDraft(reference);
    setRestored(null);
    dispatch({ kind: "replace", definition: saved });
  };
  return { state, definition, problems, isDirty, restored, dispatch, revert };
}
