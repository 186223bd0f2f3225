"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isFractionField } from "@/server/core/schemes/compare/field-units.ts";
import { Field, NativeSelect, TextArea, TextInput } from "../../ui/field.tsx";
import { useFieldWords } from "../use-field-words.ts";
import { useStudioField } from "./studio-context.tsx";
import type { FieldPath } from "./studio-state.ts";
import { useProblemText } from "./use-problem-text.ts";

export interface FieldProps {
  path: FieldPath;
  /** Without it, the name of the field. */
  label?: string;
  hint?: string;
}

export const nameOf = (path: FieldPath) => String(path.at(-1));

const shown = (value: unknown, isPercent: boolean): string => {
  if (typeof value !== "number") return "";
  return String(isPercent ? Number((value * 100).toPrecision(10)) : value);
};

/** A number; a fraction is typed and shown as a percentage. Empty is null where the field may be left out. */
export function NumberField({
  path,
  label,
  hint,
  unit,
  percent,
}: FieldProps & {
  unit?: string /** For fields whose name does not say that they are fractions. */;
  percent?: boolean;
}) {
  const { fieldWord } = useFieldWords();
  const { id, value, set } = useStudioField(path);
  const isPercent = unit === undefined && (percent ?? isFractionField(nameOf(path)));
  const suffix = unit || (isPercent ? "%" : null);
  const [text, setText] = useState(shown(value, isPercent));
  const error = useProblemText(path);
  // Undo, redo and drags change the value from outside; what is being typed ("1.") stays as it is.
  useEffect(
    () => setText((now) => (parsed(now, isPercent) === value ? now : shown(value, isPercent))),
    [value, isPercent],
  );
  return (
    <Field label={label ?? fieldWord(nameOf(path))} hint={hint} error={error}>
      <span className="relative">
        <TextInput
          id={id}
          inputMode="decimal"
          value={text}
          aria-invalid={error !== undefined}
          onChange={({ target }) => {
            setText(target.value);
            set(parsed(target.value, isPercent));
          }}
          className={`tabular ${suffix ? "pr-8" : ""}`}
        />
        {suffix ? (
          <span aria-hidden className="absolute top-2 right-2.5 text-ink text-sm">
            {suffix}
          </span>
        ) : null}
      </span>
    </Field>
  );
}

/** null for what is no number: the check of the definition then says so at the field. */
function parsed(text: string, isPercent: boolean): number | null {
  const trimmed = text.trim().replace("，", ".").replace(/%$/, "");
  const number = Number(trimmed);
  if (trimmed === "" || !Number.isFinite(number)) return null;
  return isPercent ? Number((number / 100).toPrecision(12)) : number;
}

/** A text; an empty one is null where `nullable`. */
export function WordField({
  path,
  label,
  hint,
  nullable = false,
  isLong = false,
}: FieldProps & { nullable?: boolean; isLong?: boolean }) {
  const { fieldWord } = useFieldWords();
  const { id, value, set } = useStudioField(path);
  const error = useProblemText(path);
  const common = {
    id,
    value: typeof value === "string" ? value : "",
    "aria-invalid": error !== undefined,
    onChange: ({ target }: { target: { value: string } }) => set(target.value === "" && nullable ? null : target.value),
  };
  return (
    <Field label={label ?? fieldWord(nameOf(path))} hint={hint} error={error}>
      {isLong ? <TextArea {...common} /> : <TextInput {...common} />}
    </Field>
  );
}

/** A name in both languages. */
export function BilingualField({ path, label, isLong = false }: FieldProps & { isLong?: boolean }) {
  const { fieldWord } = useFieldWords();
  const word = label ?? fieldWord(nameOf(path));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <WordField path={[...path, "en"]} label={`${word} · ${fieldWord("en")}`} isLong={isLong} />
      <WordField path={[...path, "zh"]} label={`${word} · ${fieldWord("zh")}`} isLong={isLong} />
    </div>
  );
}

/**
 * One of several values. `make` turns the choice into what is kept, for kinds that bring fields of their own; `values`
 * names words of another field.
 */
export function ChoiceField({
  path,
  options,
  label,
  hint,
  words,
  make = (value) => value,
  read = (value) => value,
}: FieldProps & {
  options: readonly (string | number)[];
  words?: string;
  make?: (value: string | number) => unknown;
  read?: (value: unknown) => unknown;
}) {
  const { fieldWord, optionWord } = useFieldWords();
  const { id, value, set } = useStudioField(path);
  const error = useProblemText(path);
  return (
    <Field label={label ?? fieldWord(nameOf(path))} hint={hint} error={error}>
      <NativeSelect
        id={id}
        value={String(read(value))}
        onChange={({ target }) => set(make(options.find((option) => String(option) === target.value)!), undefined)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {typeof option === "number" ? option : optionWord(words ?? nameOf(path), option)}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

/** Yes or no. */
export function FlagField({ path, label, hint }: FieldProps) {
  const { fieldWord } = useFieldWords();
  const { id, value, set } = useStudioField(path);
  return (
    <label className="flex items-start gap-2 self-center text-sm">
      <input
        id={id}
        type="checkbox"
        className="mt-1"
        checked={value === true}
        onChange={({ target }) => set(target.checked, undefined)}
      />
      <span>
        {label ?? fieldWord(nameOf(path))}
        {hint ? <span className="block text-ink text-xs">{hint}</span> : null}
      </span>
    </label>
  );
}

/** Any number of values. `all` offers the word that means every one. */
export function ChecksField({
  path,
  options,
  label,
  words,
  all = false,
}: FieldProps & { options: readonly string[]; words?: string; all?: boolean }) {
  const t = useTranslations("schemes");
  const { fieldWord, optionWord } = useFieldWords();
  const { id, value, set } = useStudioField(path);
  const error = useProblemText(path);
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  const offered = [...options, ...chosen.filter((one) => !options.includes(one))];
  const check = (option: string, isOn: boolean) =>
    set(
      offered.filter((one) => (one === option ? isOn : chosen.includes(one))),
      undefined,
    );
  return (
    <fieldset id={id} tabIndex={-1} className="text-sm">
      <legend className="mb-1 font-medium text-ink-emphasis">{label ?? fieldWord(nameOf(path))}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {all ? (
          <label className="flex items-center gap-1.5">
            <input
              type="checkbox"
              checked={value === "all"}
              onChange={({ target }) => set(target.checked ? "all" : offered.slice(0, 1), undefined)}
            />
            {t("allOfThem")}
          </label>
        ) : null}
        {value === "all"
          ? null
          : offered.map((option) => (
              <label key={option} className="flex items-center gap-1.5">
                <input
                  type="checkbox"
                  checked={chosen.includes(option)}
                  onChange={({ target }) => check(option, target.checked)}
                />
                {optionWord(words ?? nameOf(path), option)}
              </label>
            ))}
      </div>
      {error ? (
        <p role="alert" className="text-bad text-xs">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
