"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UserLine } from "@/server/services/users.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import type { HandedOut } from "./one-time-password-dialog.tsx";

type Action = "reset" | "disable" | "unlink";

/** New password, disable or enable, cut the SSO link. What ends somebody's session is asked twice. */
export function UserAccessActions({
  user,
  onHandedOut,
}: {
  user: UserLine;
  onHandedOut: (password: HandedOut) => void;
}) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Action | null>(null);
  const refresh = () => queries.invalidateQueries(trpc.users.list.queryFilter());
  const reset = useMutation(
    trpc.users.resetPassword.mutationOptions({
      onSuccess: async ({ oneTimePassword }) => {
        await refresh();
        onHandedOut({ email: user.email, password: oneTimePassword });
      },
    }),
  );
  const setDisabled = useMutation(trpc.users.setDisabled.mutationOptions({ onSuccess: refresh }));
  const unlink = useMutation(trpc.users.unlink.mutationOptions({ onSuccess: refresh }));
  const failed = [reset, setDisabled, unlink].find((call) => call.isError);
  const isBusy = [reset, setDisabled, unlink].some((call) => call.isPending);

  function confirm() {
    setAsked(null);
    if (asked === "reset") reset.mutate({ id: user.id });
    if (asked === "disable") setDisabled.mutate({ id: user.id, disabled: true });
    if (asked === "unlink") unlink.mutate({ id: user.id });
  }

  return (
    <div className="flex flex-col gap-3">
      {failed ? <Callout tone="bad" title={errorText(failed.error)} /> : null}
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setAsked("reset")} disabled={isBusy}>
          {t("reset")}
        </Button>
        {user.issuers.length > 0 ? (
          <Button onClick={() => setAsked("unlink")} disabled={isBusy}>
            {t("unlink")}
          </Button>
        ) : null}
        {user.disabledAt ? (
          <Button onClick={() => setDisabled.mutate({ id: user.id, disabled: false })} disabled={isBusy}>
            {t("enable")}
          </Button>
        ) : (
          <Button look="danger" onClick={() => setAsked("disable")} disabled={isBusy}>
            {t("disable")}
          </Button>
        )}
      </div>
      {asked ? (
        <Dialog
          open
          onClose={() => setAsked(null)}
          title={t(asked)}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>{ui("cancel")}</Button>
              <Button look={asked === "disable" ? "danger" : "primary"} onClick={confirm}>
                {t("confirm", { action: t(asked) })}
              </Button>
            </>
          }
        >
          {t(`${asked}Body`, { name: user.name })}
        </Dialog>
      ) : null}
    </div>
  );
}
