"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import type { AuditQuestion } from "./audit-question.ts";
import { useActionName } from "./use-action-name.ts";

/** Action, who or what, first and last day. */
export function AuditFilters({
  question,
  actions,
  onChange,
}: {
  question: AuditQuestion;
  /** The actions there are, as "group.action". */
  actions: readonly string[];
  onChange: (question: AuditQuestion) => void;
}) {
  const t = useTranslations("audit");
  const { actionName, groupName } = useActionName();
  const groups = [...new Set(actions.map((action) => action.split(".")[0]!))];
  const set = (key: keyof AuditQuestion) => (event: { target: { value: string } }) =>
    onChange({ ...question, [key]: event.target.value });
  return (
    <div className="flex flex-wrap items-end gap-3" data-screen-only>
      <div className="w-60">
        <Field label={t("filterAction")}>
          <NativeSelect value={question.action ?? ""} onChange={set("action")}>
            <option value="">{t("anyAction")}</option>
            {groups.map((group) => (
              <optgroup key={group} label={groupName(group)}>
                <option value={group}>
                  {groupName(group)}: {t("anyAction")}
                </option>
                {actions
                  .filter((action) => action.startsWith(`${group}.`))
                  .map((action) => (
                    <option key={action} value={action}>
                      {actionName(action)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </NativeSelect>
        </Field>
      </div>
      <div className="w-56">
        <Field label={t("filterText")}>
          <TextInput
            key={question.text}
            type="search"
            defaultValue={question.text}
            maxLength={100}
            // Each letter would be a question of its own: asked when the word is finished.
            onBlur={(event) => event.target.value !== (question.text ?? "") && set("text")(event)}
            onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
          />
        </Field>
      </div>
      <Field label={t("from")}>
        <TextInput type="date" value={question.from ?? ""} max={question.until} onChange={set("from")} />
      </Field>
      <Field label={t("until")}>
        <TextInput type="date" value={question.until ?? ""} min={question.from} onChange={set("until")} />
      </Field>
      {Object.values(question).some(Boolean) ? (
        <Button look="quiet" onClick={() => onChange({})}>
          {t("clear")}
        </Button>
      ) : null}
    </div>
  );
}
