"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Bilingual, ContextView } from "@/server/services/context-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import { NativeSelect } from "../ui/field.tsx";
import { useUrlState } from "./use-url-state.ts";

/** A text that exists in both languages, in the reader's. */
export function useBilingual() {
  const locale = useLocale();
  return (text: Bilingual) => (locale === "zh-CN" ? text.zh : text.en);
}

/** What the page is about, the same on every page and in the address: dates, lenses, filters. */
export function ContextBar({
  context,
  lenses = true,
  filters = true,
}: {
  context: ContextView;
  lenses?: boolean;
  filters?: boolean;
}) {
  const t = useTranslations("context");
  const format = useFormat();
  const bilingual = useBilingual();
  const label = useLabel();
  const { set } = useUrlState();
  const { options } = context;
  const lensOptions = options.lenses.map((lens) => ({ value: lens.code, label: bilingual(lens.name) }));
  return (
    <div
      className="flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-4 py-3"
      data-screen-only
    >
      <Choice
        label={t("asOf")}
        value={context.asOf}
        options={options.asOfDates.map((date) => ({ value: date, label: format.date(date) }))}
        onChange={(asOf) => set({ asOf })}
      />
      <Choice
        label={t("knownAsOf")}
        value={context.knownAsOf ?? ""}
        options={[
          { value: "", label: t("everythingKnown") },
          ...options.knownMoments.map(({ at, fileName, files }) => ({
            value: at,
            label: t("knownMoment", {
              date: format.date(at.slice(0, 10)),
              time: at.slice(11, 16),
              // Whoever sees only the own record is told when something became known, not what the file is called.
              fileName: files > 1 || fileName === "" ? t("filesAtOnce", { count: files }) : fileName,
            }),
          })),
        ]}
        onChange={(knownAsOf) => set({ knownAsOf })}
      />
      {lenses ? (
        <>
          <Choice
            label={t("left")}
            value={context.left.code}
            options={lensOptions}
            onChange={(left) => set({ left })}
          />
          <Choice
            label={t("right")}
            value={context.right.code}
            options={lensOptions}
            onChange={(right) => set({ right })}
          />
        </>
      ) : null}
      {filters ? (
        <>
          <Choice
            label={t("desk")}
            value={context.desk ?? ""}
            options={[
              { value: "", label: t("allDesks") },
              ...options.desks.map((desk) => ({ value: desk, label: label(desk) })),
            ]}
            onChange={(desk) => set({ desk })}
          />
          <Choice
            label={t("style")}
            value={context.style ?? ""}
            options={[
              { value: "", label: t("allStyles") },
              ...options.styles.map((style) => ({ value: style, label: label(style) })),
            ]}
            onChange={(style) => set({ style })}
          />
        </>
      ) : null}
      {context.isStale ? <p className="self-center text-warn text-xs">{t("stale")}</p> : null}
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <label className="flex min-w-28 max-w-72 flex-auto flex-col gap-0.5">
      <span className="text-ink text-xs">{label}</span>
      <NativeSelect
        value={value}
        onChange={({ target }) => onChange(target.value)}
        className="field-sizing-content h-8"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </label>
  );
}
