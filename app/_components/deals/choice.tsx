"use client";

import { Field, NativeSelect } from "../ui/field.tsx";

/** A field with some words to choose from. */
export function Choice<T extends string>({
  label,
  value,
  values,
  word,
  isFixed = false,
  onChange,
}: {
  label: string;
  value: T;
  values: readonly T[];
  word: (value: T) => string;
  /** It says what is being corrected and stays as it is. */
  isFixed?: boolean;
  onChange: (value: T) => void;
}) {
  return (
    <Field label={label}>
      <NativeSelect value={value} disabled={isFixed} onChange={({ target }) => onChange(target.value as T)}>
        {values.map((item) => (
          <option key={item} value={item}>
            {word(item)}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
