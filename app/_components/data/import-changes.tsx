"use client";

import { useTranslations } from "next-intl";
import type { ImportPreview } from "@/server/services/import-prepare.ts";
import { useFormat } from "../format/use-format.ts";
import { Section } from "../ui/section.tsx";

/** What a file would do, or did: new, restated and unchanged values, and who and what it creates or corrects. */
export function ImportChanges({ preview, isDone }: { preview: ImportPreview; isDone: boolean }) {
  const t = useTranslations("data");
  const { totals, counts, created, changed } = preview;
  return (
    <Section title={isDone ? t("didDo") : t("wouldDo")}>
      <div className="flex flex-wrap gap-x-10 gap-y-2 text-sm">
        <Count value={totals.added} label={t("added")} />
        <Count value={totals.restated} label={t("restated")} strong={totals.restated > 0} />
        <Count value={totals.unchanged} label={t("unchanged")} />
      </div>
      <ul className="mt-3 flex flex-col gap-1 text-ink text-sm">
        {Object.entries(counts).map(([kind, count]) => (
          <li key={kind}>
            {t(`tables.${kind}`)}:{" "}
            {[
              count.added > 0 ? t("willAdd", { count: count.added }) : "",
              count.restated > 0 ? t("willRestate", { count: count.restated }) : "",
              count.unchanged > 0 ? t("willKeep", { count: count.unchanged }) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
        {Object.entries(created).map(([table, { count, names }]) => (
          <li key={table}>
            {t("willCreate", { count, what: t(`tables.${table}`), names: names.join(", ") })}
            {count > names.length ? ` … ${t("andMore")}` : ""}
          </li>
        ))}
      </ul>
      {changed.length > 0 ? (
        <div className="mt-3">
          <p className="font-medium text-sm">{t("references")}</p>
          <ul className="mt-1 max-h-64 overflow-auto text-sm">
            {changed.map(({ id, table, label, before, after }) => (
              <li key={`${table}${id}`}>
                {label}:{" "}
                {Object.keys(after)
                  .map(
                    (name) =>
                      `${t.has(`fields.${name}`) ? t(`fields.${name}`) : name} ${before[name] ?? "–"} → ${after[name] ?? "–"}`,
                  )
                  .join(", ")}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  );
}

function Count({ value, label, strong = false }: { value: number; label: string; strong?: boolean }) {
  const { number } = useFormat();
  return (
    <p className="flex items-baseline gap-2">
      <span className={`font-semibold text-2xl tabular-nums ${strong ? "text-warn" : "text-ink-strong"}`}>
        {number(value, { digits: 0 })}
      </span>
      <span className="text-ink">{label}</span>
    </p>
  );
}
