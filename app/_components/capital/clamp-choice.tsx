"use client";

import { useTranslations } from "next-intl";
import { type ClampReading, clampReadings, DEFAULT_CLAMP } from "@/server/core/capital/risk-factor.ts";
import { NativeSelect } from "../ui/field.tsx";

/** The reading of the bounds of K in an address; the default where it names none. */
export const clampFrom = (params: { get(name: string): string | null }): ClampReading =>
  clampReadings.find((reading) => reading === params.get("clamp")) ?? DEFAULT_CLAMP;

/** How the bounds of K are read: the rule leaves it open, so that it is a choice. */
export function ClampChoice({
  value,
  onChange,
}: {
  value: ClampReading;
  onChange: (changes: { clamp: string | undefined }) => void;
}) {
  const t = useTranslations("capital.clamp");
  return (
    <label className="flex items-center gap-2 text-ink text-xs" title={t("why")}>
      <span className="whitespace-nowrap">{t("label")}</span>
      <NativeSelect
        value={value}
        onChange={({ target }) => onChange({ clamp: target.value === DEFAULT_CLAMP ? undefined : target.value })}
        className="h-8 w-auto"
      >
        {clampReadings.map((reading) => (
          <option key={reading} value={reading}>
            {t(`readings.${reading}`)}
          </option>
        ))}
      </NativeSelect>
    </label>
  );
}
