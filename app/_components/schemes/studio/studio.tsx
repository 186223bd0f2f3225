"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { SUMMARY_PARTS, type SummaryPart } from "@/server/core/schemes/scheme-summary.ts";
import type { SchemeVersionView, SchemeView } from "@/server/services/scheme-view.ts";
import { useTRPC } from "../../api/client.ts";
import { useBilingual } from "../../frame/context-bar.tsx";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { useErrorText } from "../../ui/load-error.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { DraftNotice } from "./draft-notice.tsx";
import { MeasuresForm } from "./measures-form.tsx";
import { PayForm } from "./pay-form.tsx";
import { ProblemList } from "./problem-list.tsx";
import { fieldId, StudioProvider } from "./studio-context.tsx";
import { StudioSide } from "./studio-side.tsx";
import { StudioTools } from "./studio-tools.tsx";
import { ToleranceForm } from "./tolerance-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useUnsavedGuard } from "./use-unsaved-guard.ts";

const forms: Record<SummaryPart, () => React.ReactNode> = {
  measures: MeasuresForm,
  tolerance: ToleranceForm,
  decision: DecisionForm,
  pay: PayForm,
};

/** A scheme composed from blocks, with its effect on real managers, its words and the rules beside it. */
export function Studio({
  scheme,
  version,
  seesPay,
}: {
  scheme: SchemeView;
  version: SchemeVersionView;
  seesPay: boolean;
}) {
  const t = useTranslations("studio");
  const parts = useTranslations("schemes.parts");
  const bilingual = useBilingual();
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const reference = `${scheme.code}@${version.number}`;
  const draft = useDraft(reference, version.definition, version.changedAt);
  const { definition, problems, isDirty, dispatch, state } = draft;
  const [part, setPart] = useState<SummaryPart>("measures");
  const [jump, setJump] = useState<string | null>(null);
  useUnsavedGuard(isDirty, t("leaveQuestion"));
  const save = useMutation(
    trpc.schemes.save.mutationOptions({
      onSuccess: async ({ version: saved }) => {
        draft.wasSaved();
        await queryClient.invalidateQueries(trpc.schemes.pathFilter());
        router.replace(`/schemes/${scheme.code}/edit?version=${saved}`);
      },
    }),
  );
  const canSave = isDirty && problems.length === 0 && !save.isPending;
  const doSave = () =>
    save.mutate({
      code: scheme.code,
      definition,
      note: version.standing === "draft" ? version.note : null,
      version: version.number,
      changedAt: version.changedAt,
    });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      dispatch({ kind: key === "y" || event.shiftKey ? "redo" : "undo" });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [dispatch]);

  // The part of a problem is opened first; its field is there after the next drawing.
  useEffect(() => {
    if (jump === null) return;
    focusNear(jump);
    setJump(null);
  }, [jump]);

  const context = useMemo(() => ({ definition, problems, dispatch }), [definition, problems, dispatch]);
  const Form = forms[part];
  return (
    <StudioProvider value={context}>
      <PageHeader
        title={`${t("title")} · ${scheme.code} v${version.number}`}
        headline={
          version.standing === "draft"
            ? t("headlineDraft", { name: bilingual(definition.name) })
            : t("headlineNext", { name: bilingual(definition.name), next: (scheme.versions[0]?.number ?? 0) + 1 })
        }
        actions={
          <StudioTools
            code={scheme.code}
            reference={reference}
            definition={definition}
            isUsable={problems.length === 0}
            canUndo={state.past.length > 0}
            canRedo={state.future.length > 0}
            dispatch={dispatch}
          >
            <Button look="primary" disabled={!canSave} onClick={doSave}>
              {t(version.standing === "draft" ? "save" : "saveNext")}
            </Button>
          </StudioTools>
        }
      />
      <DraftNotice
        found={draft.found}
        isDirty={isDirty}
        hasEdited={definition !== draft.found?.opened}
        onOpen={draft.open}
        onRevert={draft.revert}
      />
      {save.error ? <Callout tone="bad" title={errorText(save.error)} /> : null}
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <ProblemList
            problems={problems}
            onJump={(path) => {
              setPart(partOf(path));
              setJump(path);
            }}
          />
          <Section
            title={parts(part)}
            note={isDirty ? t("unsaved") : t("allSaved")}
            actions={
              <Segmented<SummaryPart>
                label={t("blocks")}
                value={part}
                options={SUMMARY_PARTS.map((value) => ({ value, label: parts(value) }))}
                onChange={setPart}
              />
            }
          >
            <Form />
          </Section>
        </div>
        <StudioSide
          definition={definition}
          isUsable={problems.length === 0}
          reference={reference}
          today={scheme.today}
          seesPay={seesPay}
        />
      </div>
    </StudioProvider>
  );
}

const partOf = (path: string): SummaryPart => {
  const first = path.split(".")[0];
  return SUMMARY_PARTS.find((part) => part === first) ?? "measures";
};

/** The field of a path, or the block it stands in. */
function focusNear(path: string): void {
  const keys = path.split(".");
  for (let length = keys.length; length > 0; length--) {
    const element = document.getElementById(fieldId(keys.slice(0, length).join(".")));
    if (!element) continue;
    element.scrollIntoView({ block: "center" });
    element.focus();
    return;
  }
}
