"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field, TextInput } from "../ui/field.tsx";

/** A password to type: it can be looked at, and Caps Lock is called out before it costs an attempt. */
export function PasswordInput({
  label,
  name,
  value,
  onChange,
  autoComplete,
  hint,
  error,
}: {
  label: string;
  name: string;
  /** Without it the field itself keeps what is typed. */
  value?: string;
  onChange?: (value: string) => void;
  autoComplete: "current-password" | "new-password";
  hint?: string | undefined;
  error?: string | undefined;
}) {
  const t = useTranslations("signIn");
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  const readCapsLock = (event: React.KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  return (
    <div className="relative">
      <Field label={label} hint={hasCapsLock ? <span className="text-warn">{t("capsLock")}</span> : hint} error={error}>
        <TextInput
          name={name}
          type={isShown ? "text" : "password"}
          value={value}
          onChange={onChange && ((event) => onChange(event.target.value))}
          onKeyDown={readCapsLock}
          onKeyUp={readCapsLock}
          onBlur={() => setCapsLock(false)}
          autoComplete={autoComplete}
          aria-invalid={error ? true : undefined}
          className="pr-10"
          required
        />
      </Field>
      <button
        type="button"
        onClick={() => setShown(!isShown)}
        aria-label={isShown ? t("hide") : t("show")}
        aria-pressed={isShown}
        className="absolute top-6 right-0 flex size-9 items-center justify-center text-ink hover:text-ink-strong"
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </div>
  );
}
