"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { UserLine } from "@/server/services/users.ts";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { type ManagerToLink, type Person, PersonFields } from "./person-fields.tsx";

/** Name, role and link of an account. */
export function EditUserForm({
  user,
  managers,
  onSaved,
}: {
  user: UserLine;
  managers: readonly ManagerToLink[];
  onSaved: () => void;
}) {
  const t = useTranslations("users");
  const errorText = useErrorText();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [person, setPerson] = useState<Person>({ name: user.name, role: user.role, managerId: user.managerId });
  const edit = useMutation(
    trpc.users.edit.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.users.list.queryFilter());
        onSaved();
      },
    }),
  );
  const endsSessions = person.role !== user.role || person.managerId !== user.managerId;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate({ id: user.id, ...person });
      }}
    >
      {edit.isError ? <Callout tone="bad" title={errorText(edit.error)} /> : null}
      <p className="text-ink">{user.email}</p>
      <PersonFields person={person} managers={managers} onChange={setPerson} />
      {endsSessions ? <Callout tone="warn" title={t("endsSessions")} /> : null}
      <div>
        <Button look="primary" type="submit" disabled={edit.isPending}>
          {edit.isPending ? t("saving") : t("save")}
        </Button>
      </div>
    </form>
  );
}
