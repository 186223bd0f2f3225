"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReplayView } from "@/server/services/replay-view.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { useUrlState } from "../frame/use-url-state.ts";
import { NativeSelect } from "../ui/field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { StaleReplay } from "./replay-build.tsx";
import { DELAYS } from "./replay-question.ts";
import { schemeColour } from "./scheme-colour.ts";

const MOST = 5;

/** Which schemes, which period, and from where the past is looked at; all of it in the address. */
export function ReplayControls({ view }: { view: ReplayView }) {
  const t = useTranslations("replay");
  const format = useFormat();
  const bilingual = useBilingual();
  const { set } = useUrlState();
  const chosen = view.schemes.map(({ reference }) => reference);
  const [first, last] = [view.quarters[0] ?? "", view.quarters.at(-1) ?? ""];
  // A definition that nobody has saved has no reference: it stays as long as the page does.
  const choose = (references: readonly string[]) =>
    set({ schemes: references.filter((reference) => reference !== "draft").join(",") });
  const others = view.choices.filter(({ reference }) => !chosen.includes(reference));
  const ends = view.allQuarters.map((day) => (
    <option key={day} value={day}>
      {format.quarter(day)}
    </option>
  ));
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-4 py-3" data-screen-only>
      <div className="flex flex-wrap items-center gap-2">
        <span className="text-ink text-xs">{t("schemes")}</span>
        {view.schemes.map(({ reference, name, status }, i) => (
          <span
            key={reference}
            className="inline-flex items-center gap-2 rounded-md border border-line-strong py-1 pr-1 pl-2 text-sm"
          >
            <span aria-hidden className="size-2.5 rounded-sm" style={{ background: schemeColour(i) }} />
            <span className="tabular text-ink text-xs">{i + 1}</span>
            {bilingual(name)}
            {status === "draft" ? <span className="text-ink text-xs">({t("draft")})</span> : null}
            {view.schemes.length > 1 && reference !== "draft" ? (
              <button
                type="button"
                aria-label={t("remove", { scheme: bilingual(name) })}
                onClick={() => choose(chosen.filter((item) => item !== reference))}
                className="rounded p-1 text-ink hover:bg-surface-subtle"
              >
                <X aria-hidden className="size-3.5" />
              </button>
            ) : null}
          </span>
        ))}
        {view.schemes.length < MOST && others.length > 0 ? (
          <label className="inline-flex items-center gap-1 text-sm">
            <Plus aria-hidden className="size-3.5 text-ink" />
            <span className="sr-only">{t("add")}</span>
            <NativeSelect
              value=""
              onChange={({ target }) => target.value && choose([...chosen, target.value])}
              className="h-8 w-56"
            >
              <option value="">{t("add")}</option>
              {others.map(({ reference, name, version }) => (
                <option key={reference} value={reference}>
                  {version === null ? bilingual(name) : t("version", { name: bilingual(name), version })}
                </option>
              ))}
            </NativeSelect>
          </label>
        ) : null}
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <label className="flex flex-col gap-0.5">
          <span className="text-ink text-xs">{t("from")}</span>
          <NativeSelect
            value={first}
            onChange={({ target }) => set({ from: target.value === view.allQuarters[0] ? undefined : target.value })}
            className="h-8 w-36"
          >
            {ends}
          </NativeSelect>
        </label>
        <label className="flex flex-col gap-0.5">
          <span className="text-ink text-xs">{t("to")}</span>
          <NativeSelect
            value={last}
            onChange={({ target }) => set({ to: target.value === view.allQuarters.at(-1) ? undefined : target.value })}
            className="h-8 w-36"
          >
            {ends}
          </NativeSelect>
        </label>
        <div className="flex flex-col gap-0.5">
          <span className="text-ink text-xs">{t("knowledge")}</span>
          <Segmented
            label={t("knowledge")}
            value={view.known}
            options={[
              { value: "then", label: t("knownThen"), title: t("knownThenWhy") },
              { value: "today", label: t("knownToday"), title: t("knownTodayWhy") },
            ]}
            onChange={(known) => set({ known: known === "then" ? undefined : known })}
          />
        </div>
        {view.known === "then" ? (
          <label className="flex flex-col gap-0.5">
            <span className="text-ink text-xs">{t("delay")}</span>
            <NativeSelect
              value={String(view.delayDays)}
              onChange={({ target }) => set({ delay: target.value === "45" ? undefined : target.value })}
              className="h-8 w-36"
            >
              {DELAYS.map((days) => (
                <option key={days} value={days}>
                  {t("days", { days })}
                </option>
              ))}
            </NativeSelect>
          </label>
        ) : null}
        {view.isStale ? <StaleReplay isStopped={view.isStopped} question={view} /> : null}
      </div>
    </div>
  );
}
