"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import type { HandedOut } from "./one-time-password-dialog.tsx";
import { type ManagerToLink, type Person, PersonFields } from "./person-fields.tsx";

const nobody: Person = { name: "", role: "analyst", managerId: null };

/** A new account; its one-time password is handed to `onAdded`. */
export function AddUserForm({
  managers,
  onAdded,
}: {
  managers: readonly ManagerToLink[];
  onAdded: (password: HandedOut) => void;
}) {
  const t = useTranslations("users");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [person, setPerson] = useState(nobody);
  const [email, setEmail] = useState("");
  const add = useMutation(
    trpc.users.add.mutationOptions({
      onSuccess: async ({ oneTimePassword }) => {
        await queries.invalidateQueries(trpc.users.list.queryFilter());
        onAdded({ email, password: oneTimePassword });
      },
    }),
  );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ ...person, email: email.trim() });
      }}
    >
      {add.isError ? <Callout tone="bad" title={errorText(add.error)} /> : null}
      <Field label={t("email")}>
        <TextInput
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          maxLength={254}
          autoComplete="off"
          required
        />
      </Field>
      <PersonFields person={person} managers={managers} onChange={setPerson} />
      <div>
        <Button look="primary" type="submit" disabled={add.isPending}>
          {add.isPending ? t("saving") : t("add")}
        </Button>
      </div>
    </form>
  );
}
