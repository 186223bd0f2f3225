"use client";

import { useEffect, useMemo, useReducer, useRef, useState } from "react";
import { problemsOfScheme, type SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { draftFragment, hasDraft, readDraft } from "../draft-in-link.ts";
import { type FoundDraft, foundDraft } from "./found-draft.ts";
import { forgetLocalDraft, loadLocalDraft, saveLocalDraft } from "./local-draft.ts";
import { startedStudio, studioReducer } from "./studio-state.ts";

const AUTOSAVE_AFTER_MS = 400;

/**
 * The definition being edited: with undo, with what this browser kept of it, and with the one a link brought. An edit
 * stands in the address as well, so that a reload, Back and a bookmark lead to it again.
 */
export function useDraft(reference: string, saved: SchemeDefinition, changedAt: string) {
  const [state, dispatch] = useReducer(studioReducer, saved, startedStudio);
  const [found, setFound] = useState<FoundDraft | null>(null);
  const { definition } = state;
  const problems = useMemo(() => problemsOfScheme(definition), [definition]);
  const isDirty = useMemo(() => JSON.stringify(definition) !== JSON.stringify(saved), [definition, saved]);
  const isSaved = useRef(false);

  // Once, when the page opens.
  useEffect(() => {
    let isGone = false;
    const { hash } = window.location;
    readDraft(hash).then((definition) => {
      if (isGone) return;
      const kept = loadLocalDraft(reference);
      const linked = hasDraft(hash) && kept?.address !== hash ? { definition } : null;
      const answer = foundDraft({ saved, changedAt, linked, kept });
      setFound(answer);
      if (answer?.opened) dispatch({ kind: "replace", definition: answer.opened });
    });
    return () => {
      isGone = true;
    };
  }, [reference, changedAt, saved]);

  const keep = () => {
    // What was opened and not touched is kept where it came from, and takes the place of nothing.
    const isUntouched = definition === found?.opened || state.past.length + state.future.length === 0;
    if (isSaved.current || isUntouched) return;
    if (isDirty) saveLocalDraft(reference, { changedAt, definition, address: window.location.hash });
    else forgetLocalDraft(reference);
    void putInAddress(isDirty && problems.length === 0 ? definition : null);
  };
  const latest = useRef(keep);
  latest.current = keep;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock starts again with every change of the definition
  useEffect(() => {
    const timer = setTimeout(() => latest.current(), AUTOSAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [definition]);
  useEffect(() => {
    const now = () => latest.current();
    window.addEventListener("pagehide", now);
    return () => {
      window.removeEventListener("pagehide", now);
      now();
    };
  }, []);

  /** Opens another edit in place of the one in view, which is one step back. */
  const open = (other: SchemeDefinition) => {
    setFound(null);
    dispatch({ kind: "replace", definition: other });
  };
  const revert = () => {
    forgetLocalDraft(reference);
    open(saved);
  };
  /** Nothing is to be kept any more: the version has it. */
  const wasSaved = () => {
    isSaved.current = true;
    forgetLocalDraft(reference);
  };
  return { state, definition, problems, isDirty, found, dispatch, open, revert, wasSaved };
}

/** The fragment changes in place: no entry of the history for every edit, and nothing is asked of the server. */
async function putInAddress(definition: SchemeDefinition | null): Promise<void> {
  const { pathname, search } = window.location;
  const fragment = definition === null ? "" : await draftFragment(definition);
  const now = window.location;
  if (now.pathname !== pathname || now.search !== search || now.hash === fragment) return;
  if (!pathname.endsWith("/edit")) return;
  window.history.replaceState(null, "", `${pathname}${search}${fragment}`);
}
