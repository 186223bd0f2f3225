"use client";

import { History, Link2, Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { Button } from "../../ui/button.tsx";
import { draftFragment } from "../draft-in-link.ts";
import type { StudioAction } from "./studio-state.ts";

/** Back and forth, a link to the draft as it stands, and its replay. */
export function StudioTools({
  code,
  reference,
  definition,
  isUsable,
  canUndo,
  canRedo,
  dispatch,
  children,
}: {
  code: string;
  reference: string;
  definition: SchemeDefinition;
  isUsable: boolean;
  canUndo: boolean;
  canRedo: boolean;
  dispatch: (action: StudioAction) => void;
  children: ReactNode;
}) {
  const t = useTranslations("studio");
  const [isCopied, setCopied] = useState(false);
  const [, version] = reference.split("@");
  async function copyLink() {
    const fragment = await draftFragment(definition);
    await navigator.clipboard.writeText(`${window.location.origin}/schemes/${code}/edit?version=${version}${fragment}`);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  }
  async function openReplay() {
    const query = new URLSearchParams({ schemes: reference, draft: "1" });
    window.open(`/replay?${query}${await draftFragment(definition)}`, "_blank", "noopener");
  }
  return (
    <span className="flex flex-wrap justify-end gap-2">
      <Button
        look="quiet"
        disabled={!canUndo}
        onClick={() => dispatch({ kind: "undo" })}
        title={t("undo")}
        aria-label={t("undo")}
      >
        <Undo2 aria-hidden className="size-4" />
      </Button>
      <Button
        look="quiet"
        disabled={!canRedo}
        onClick={() => dispatch({ kind: "redo" })}
        title={t("redo")}
        aria-label={t("redo")}
      >
        <Redo2 aria-hidden className="size-4" />
      </Button>
      <Button disabled={!isUsable} onClick={copyLink}>
        <Link2 aria-hidden className="size-4" />
        {t(isCopied ? "linkCopied" : "copyLink")}
      </Button>
      <Button disabled={!isUsable} onClick={openReplay}>
        <History aria-hidden className="size-4" />
        {t("replay")}
      </Button>
      {children}
    </span>
  );
}
