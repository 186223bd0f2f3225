"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../api/client.ts";
import { signInWithPassword } from "../sign-in/auth-requests.ts";
import { PasswordInput } from "../sign-in/password-input.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";

/** The least length the server takes (server/auth/password.ts). */
const MIN_LENGTH = 12;

/** A new password; the change ends all sessions, so this one signs in again with it. */
export function ChangePasswordForm({ email, onChanged }: { email: string; onChanged: () => void }) {
  const t = useTranslations("account");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation(
    trpc.session.changePassword.mutationOptions({
      onSuccess: async () => {
        const result = await signInWithPassword(email, wanted);
        if (!result.ok) return window.location.assign("/sign-in");
        setCurrent("");
        setWanted("");
        setAgain("");
        onChanged();
      },
    }),
  );
  const differs = again !== "" && again !== wanted;
  return (
    <form
      method="post"
      className="flex max-w-sm flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (again === wanted) change.mutate({ current, wanted });
      }}
    >
      {change.isError ? <Callout tone="bad" title={errorText(change.error)} /> : null}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordInput
        label={t("current")}
        name="current"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
      />
      <PasswordInput
        label={t("wanted")}
        name="wanted"
        value={wanted}
        onChange={setWanted}
        autoComplete="new-password"
        hint={t("wantedHint", { min: MIN_LENGTH })}
      />
      <PasswordInput
        label={t("again")}
        name="again"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        error={differs ? t("differs") : undefined}
      />
      <div>
        <Button look="primary" type="submit" disabled={change.isPending || differs}>
          {t("change")}
        </Button>
      </div>
    </form>
  );
}
