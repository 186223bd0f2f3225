"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { schemeDifferences } from "@/server/core/schemes/compare/scheme-differences.ts";
import { type SchemeSummary, SUMMARY_PARTS, schemeSummary } from "@/server/core/schemes/scheme-summary.ts";
import type { SchemeReferenceView, SchemesView } from "@/server/services/scheme-view.ts";
import { useTRPC } from "../api/client.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { useUrlState } from "../frame/use-url-state.ts";
import { Field, NativeSelect } from "../ui/field.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DifferenceTable } from "./difference-table.tsx";

/** Two schemes side by side: what they say, part by part, and every field in which they differ. */
export function CompareSchemesView() {
  const t = useTranslations("schemes");
  const trpc = useTRPC();
  const { params, set } = useUrlState();
  const list = useQuery(trpc.schemes.list.queryOptions());
  const inForce = list.data?.inForce?.code;
  const a = params.get("a") ?? "quarterly-mark-to-market";
  const b = params.get("b") ?? (inForce && inForce !== a.split("@")[0] ? inForce : "patient");
  const query = (reference: string) => ({
    ...trpc.schemes.reference.queryOptions({ reference }),
    placeholderData: keepPreviousData,
  });
  const [one, other] = [useQuery(query(a)), useQuery(query(b))];
  const failed = list.error ?? one.error ?? other.error;
  return (
    <>
      {one.data && other.data ? (
        <Header one={one.data} other={other.data} />
      ) : (
        <PageHeader title={t("compareTitle")} headline={<Skeleton className="h-7 w-xl" />} />
      )}
      <div className="grid gap-3 rounded-lg border border-line bg-surface px-4 py-3 sm:grid-cols-2" data-screen-only>
        <Choice label={t("leftScheme")} value={a} list={list.data} onChange={(value) => set({ a: value })} />
        <Choice label={t("rightScheme")} value={b} list={list.data} onChange={(value) => set({ b: value })} />
      </div>
      {failed ? <LoadError error={failed} /> : null}
      {one.data && other.data ? <Both one={one.data} other={other.data} /> : <Skeleton className="h-96" />}
    </>
  );
}

function Header({ one, other }: { one: SchemeReferenceView; other: SchemeReferenceView }) {
  const t = useTranslations("schemes");
  const bilingual = useBilingual();
  const differences = schemeDifferences(one.definition, other.definition);
  const parts = new Set(differences.map(({ path }) => path[0])).size;
  return (
    <PageHeader
      title={t("compareTitle")}
      headline={t("compareHeadline", {
        one: bilingual(one.definition.name),
        other: bilingual(other.definition.name),
        count: differences.length,
        parts,
      })}
    />
  );
}

function Choice({
  label,
  value,
  list,
  onChange,
}: {
  label: string;
  value: string;
  list: SchemesView | undefined;
  onChange: (reference: string) => void;
}) {
  const t = useTranslations("schemes");
  const bilingual = useBilingual();
  const options = (list?.schemes ?? []).flatMap(({ code, name, versions }) => [
    { reference: code, label: bilingual(name) },
    ...(versions > 1
      ? Array.from({ length: versions }, (_, i) => ({
          reference: `${code}@${i + 1}`,
          label: `${bilingual(name)} · ${t("version", { version: i + 1 })}`,
        }))
      : []),
  ]);
  const isKnown = options.some(({ reference }) => reference === value);
  return (
    <Field label={label}>
      <NativeSelect value={value} onChange={({ target }) => onChange(target.value)}>
        {isKnown ? null : <option value={value}>{value}</option>}
        {options.map(({ reference, label: text }) => (
          <option key={reference} value={reference}>
            {text}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}

function Both({ one, other }: { one: SchemeReferenceView; other: SchemeReferenceView }) {
  const t = useTranslations("schemes");
  const bilingual = useBilingual();
  const summaries = [schemeSummary(one.definition), schemeSummary(other.definition)] as const;
  const nameOf = ({ definition, version }: SchemeReferenceView) =>
    version === null ? bilingual(definition.name) : `${bilingual(definition.name)} · v${version}`;
  return (
    <>
      <Section title={t("sideBySide")} note={t("sideBySideNote")}>
        <div className="flex flex-col gap-4">
          <div className="grid gap-6 font-medium text-ink-strong text-sm sm:grid-cols-2">
            <span>{nameOf(one)}</span>
            <span>{nameOf(other)}</span>
          </div>
          {SUMMARY_PARTS.map((part) => (
            <section key={part} className="border-line border-t pt-3">
              <h3 className="mb-1 text-ink text-xs">{t(`parts.${part}`)}</h3>
              <div className="grid gap-6 sm:grid-cols-2">
                <Lines summary={summaries[0]} other={summaries[1]} part={part} />
                <Lines summary={summaries[1]} other={summaries[0]} part={part} />
              </div>
            </section>
          ))}
        </div>
      </Section>
      <Section title={t("differencesTitle")}>
        <DifferenceTable
          before={one.definition}
          after={other.definition}
          beforeName={nameOf(one)}
          afterName={nameOf(other)}
        />
      </Section>
    </>
  );
}

/** Sentences of one part; those that the other scheme does not say stand out. */
function Lines({
  summary,
  other,
  part,
}: {
  summary: SchemeSummary;
  other: SchemeSummary;
  part: (typeof SUMMARY_PARTS)[number];
}) {
  const locale = useLocale();
  const t = useTranslations("schemes");
  const language = locale === "zh-CN" ? "zh" : "en";
  const shared = new Set(other[language]);
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {summary[language].map((line, i) =>
        summary.parts[i] === part ? (
          <li
            key={line}
            className={
              shared.has(line) ? "pl-3 text-ink" : "border-warn border-l-2 bg-warn-ground pl-2.5 text-ink-strong"
            }
          >
            {line}
            {shared.has(line) ? null : <span className="sr-only"> ({t("differs")})</span>}
          </li>
        ) : null,
      )}
    </ul>
  );
}
