"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { schemeDifferences } from "@/server/core/schemes/compare/scheme-differences.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { useFieldWords } from "./use-field-words.ts";

/** Where two definitions differ, field by field, in words. */
export function DifferenceTable({
  before,
  after,
  beforeName,
  afterName,
}: {
  before: SchemeDefinition;
  after: SchemeDefinition;
  beforeName: string;
  afterName: string;
}) {
  const t = useTranslations("schemes");
  const { pathWords, valueWords } = useFieldWords();
  const differences = useMemo(() => schemeDifferences(before, after), [before, after]);
  if (differences.length === 0) return <p className="text-ink text-sm">{t("noDifference")}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="pb-2 text-left text-ink text-xs">{t("differences", { count: differences.length })}</caption>
        <thead className="bg-surface-muted text-ink text-xs">
          <tr>
            <th scope="col" className="cell text-left font-medium">
              {t("field")}
            </th>
            <th scope="col" className="cell w-[30%] text-left font-medium">
              {beforeName}
            </th>
            <th scope="col" className="cell w-[30%] text-left font-medium">
              {afterName}
            </th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, kind, before: was, after: is }) => {
            const field = path.at(-1) ?? "";
            return (
              <tr key={path.join(".")} className="align-top">
                <th scope="row" className="cell border-line border-b text-left font-normal text-ink-strong">
                  {pathWords(path)}
                </th>
                <td className="cell border-line border-b text-ink">
                  {kind === "added" ? <Missing text={t("notThere")} /> : <Value text={valueWords(field, was)} />}
                </td>
                <td className="cell border-line border-b text-ink-strong">
                  {kind === "removed" ? <Missing text={t("notThere")} /> : <Value text={valueWords(field, is)} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const Missing = ({ text }: { text: string }) => <span className="text-ink-subtle italic">{text}</span>;
const Value = ({ text }: { text: string }) => <span className="line-clamp-6 break-words">{text}</span>;
