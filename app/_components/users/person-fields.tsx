"use client";

import { useTranslations } from "next-intl";
import type { Role } from "@/server/auth/permissions.ts";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";

export interface Person {
  name: string;
  role: Role;
  managerId: string | null;
}

export interface ManagerToLink {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
}

const roleOrder: readonly Role[] = ["cio", "hr", "analyst", "manager", "auditor", "admin"];

/** Name, role and, for a manager's own account, whom it stands for. */
export function PersonFields({
  person,
  managers,
  onChange,
}: {
  person: Person;
  managers: readonly ManagerToLink[];
  onChange: (person: Person) => void;
}) {
  const t = useTranslations("users");
  const roles = useTranslations("roles");
  return (
    <>
      <Field label={t("name")}>
        <TextInput
          value={person.name}
          onChange={(event) => onChange({ ...person, name: event.target.value })}
          maxLength={100}
          autoComplete="off"
          required
        />
      </Field>
      <Field label={t("role")} hint={t(`roleHint.${person.role}`)}>
        <NativeSelect
          value={person.role}
          onChange={(event) => onChange({ ...person, role: event.target.value as Role })}
        >
          {roleOrder.map((role) => (
            <option key={role} value={role}>
              {roles(role)}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {person.role === "manager" ? (
        <Field label={t("manager")} hint={t("managerHint")}>
          <NativeSelect
            value={person.managerId ?? ""}
            onChange={(event) => onChange({ ...person, managerId: event.target.value || null })}
          >
            <option value="">{t("noManager")}</option>
            {managers.map((manager) => (
              <option key={manager.id} value={manager.id}>
                {manager.code} {manager.name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      ) : null}
    </>
  );
}
