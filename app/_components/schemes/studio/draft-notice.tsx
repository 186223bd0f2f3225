"use client";

import { useTranslations } from "next-intl";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import type { FoundDraft } from "./found-draft.ts";

/** Where the edit in view came from, and what else there is of unsaved changes. */
export function DraftNotice({
  found,
  isDirty,
  hasEdited,
  onOpen,
  onRevert,
}: {
  found: FoundDraft | null;
  isDirty: boolean;
  hasEdited: boolean;
  onOpen: (definition: SchemeDefinition) => void;
  onRevert: () => void;
}) {
  const t = useTranslations("studio.draft");
  if (found === null) return null;
  const { from, opened, other } = found;
  const isPlain = other === null && from !== "brokenLink";
  if (isPlain && !isDirty) return null;
  return (
    <Callout tone={from === "brokenLink" || from === "outdated" ? "warn" : "info"} title={t(from)}>
      {other && !hasEdited ? <p>{t("otherStays")}</p> : null}
      <span className="mt-1 flex flex-wrap gap-2">
        {other ? <Button onClick={() => onOpen(other)}>{t("openOther")}</Button> : null}
        {opened && isDirty ? <Button onClick={onRevert}>{t("revert")}</Button> : null}
      </span>
    </Callout>
  );
}
