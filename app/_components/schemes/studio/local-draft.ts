import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";

/** What this browser keeps of an edit that was not saved: it survives a closed window, and nobody else sees it. */
export interface LocalDraft {
  /** Last change of the version that was edited: another one means that somebody has saved since. */
  readonly changedAt: string;
  readonly definition: SchemeDefinition;
  /** Fragment of the address when it was kept: an address that still says so is older than this. */
  readonly address: string;
}

const keyOf = (reference: string) => `longview.scheme.${reference}`;

export function loadLocalDraft(reference: string): LocalDraft | null {
  try {
    return JSON.parse(window.localStorage.getItem(keyOf(reference)) ?? "null") as LocalDraft | null;
  } catch {
    return null;
  }
}

export function saveLocalDraft(reference: string, draft: LocalDraft): void {
  try {
    window.localStorage.setItem(keyOf(reference), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage only costs the safety net.
  }
}

export function forgetLocalDraft(reference: string): void {
  try {
    window.localStorage.removeItem(keyOf(reference));
  } catch {
    // See above.
  }
}
