"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useErrorText } from "../ui/load-error.tsx";

/** Takes an import back, after saying what that means. */
export function UndoButton({ batch }: { batch: { id: string; fileName: string; factCount: number } }) {
  const t = useTranslations("data");
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const undo = useMutation(
    trpc.imports.undo.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        await queries.invalidateQueries();
      },
    }),
  );
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t("undo")}
      </Button>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t("undoTitle", { name: batch.fileName })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{ui("cancel")}</Button>
            <Button look="danger" disabled={undo.isPending} onClick={() => undo.mutate({ id: batch.id })}>
              {t("undo")}
            </Button>
          </>
        }
      >
        <p>{t("undoBody", { count: batch.factCount })}</p>
        {undo.isError ? <Callout tone="bad" title={errorText(undo.error)} /> : null}
      </Dialog>
    </>
  );
}
