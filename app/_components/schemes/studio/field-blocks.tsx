"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFieldWords } from "../use-field-words.ts";
import { useStudioField } from "./studio-context.tsx";
import { type FieldProps, nameOf } from "./studio-fields.tsx";
import type { FieldPath } from "./studio-state.ts";
import { useProblemText } from "./use-problem-text.ts";

/** Problems of a block that no single field shows. */
export function BlockProblem({ path }: { path: FieldPath }) {
  const text = useProblemText(path);
  const { id } = useStudioField(path);
  return (
    <div id={id} tabIndex={-1}>
      {text ? (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground px-3 py-2 text-bad text-sm">
          {text}
        </p>
      ) : null}
    </div>
  );
}

/** A block that a scheme may do without: a switch, and its fields once it is on. */
export function OptionalBlock({
  path,
  label,
  hint,
  make,
  off = null,
  children,
}: FieldProps & { make: () => unknown; off?: null | undefined; children: ReactNode }) {
  const { fieldWord } = useFieldWords();
  const { id, value, set } = useStudioField(path);
  const isOn = value !== null && value !== undefined;
  return (
    <fieldset className={isOn ? "rounded-md border border-line px-3 pb-3" : "px-3"}>
      <legend className={isOn ? "px-1" : ""}>
        <label className="flex items-center gap-2 font-medium text-ink-strong text-sm">
          <input
            id={id}
            type="checkbox"
            checked={isOn}
            onChange={({ target }) => set(target.checked ? make() : off, undefined)}
          />
          {label ?? fieldWord(nameOf(path))}
        </label>
      </legend>
      {hint ? <p className="text-ink text-xs">{hint}</p> : null}
      {isOn ? (
        <div className="mt-2 flex flex-col gap-3">
          <BlockProblem path={path} />
          {children}
        </div>
      ) : null}
    </fieldset>
  );
}

/** Fields side by side. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-3 sm:grid-cols-2 2xl:grid-cols-3">{children}</div>
);

const tool = "rounded p-1.5 text-ink hover:bg-surface-subtle hover:text-ink-strong disabled:opacity-40";

/** Entries of a list: added, taken away, moved. */
export function ListField({
  path,
  addLabel,
  make,
  children,
  least = 0,
  isCompact = false,
}: {
  path: FieldPath;
  addLabel: string;
  make: (entries: readonly unknown[]) => unknown;
  children: (path: FieldPath, index: number) => ReactNode;
  /** So many entries stay. */
  least?: number;
  /** Entries of one line of fields: the buttons stand beside each other. */
  isCompact?: boolean;
}) {
  const t = useTranslations("studio");
  const { value, set } = useStudioField(path);
  const entries = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const move = (from: number, to: number) => {
    const next = [...entries];
    const [entry] = next.splice(from, 1);
    next.splice(to, 0, entry);
    set(next, undefined);
  };
  return (
    <div className="flex flex-col gap-3">
      <BlockProblem path={path} />
      {entries.map((_, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no name that survives editing; their fields are controlled
          key={i}
          className={`flex gap-2 rounded-md border border-line p-3 ${isCompact ? "items-end" : "items-start"}`}
        >
          <div className="min-w-0 flex-1">{children([...path, i], i)}</div>
          <div className={`flex ${isCompact ? "" : "flex-col"}`}>
            <button
              type="button"
              className={tool}
              disabled={i === 0}
              onClick={() => move(i, i - 1)}
              aria-label={t("moveUp", { number: i + 1 })}
            >
              <ArrowUp aria-hidden className="size-4" />
            </button>
            <button
              type="button"
              className={tool}
              disabled={i === entries.length - 1}
              onClick={() => move(i, i + 1)}
              aria-label={t("moveDown", { number: i + 1 })}
            >
              <ArrowDown aria-hidden className="size-4" />
            </button>
            <button
              type="button"
              className={tool}
              disabled={entries.length <= least}
              onClick={() =>
                set(
                  entries.filter((__, k) => k !== i),
                  undefined,
                )
              }
              aria-label={t("remove", { number: i + 1 })}
            >
              <Trash2 aria-hidden className="size-4" />
            </button>
          </div>
        </div>
      ))}
      <button
        type="button"
        onClick={() => set([...entries, make(entries)], undefined)}
        className="inline-flex h-8 items-center gap-1.5 self-start rounded-md border border-line-strong border-dashed px-3 text-sm hover:bg-surface-subtle"
      >
        <Plus aria-hidden className="size-4" />
        {addLabel}
      </button>
    </div>
  );
}

/** Fields that belong together, under a name. */
export const FieldGroup = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className="rounded-md border border-line px-3 pt-2 pb-3">
    <legend className="px-1 font-medium text-ink-strong text-sm">{title}</legend>
    <div className="flex flex-col gap-3">{children}</div>
  </fieldset>
);
