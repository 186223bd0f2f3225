"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SchemeView } from "@/server/services/scheme-view.ts";
import { useFormat } from "../format/use-format.ts";
import { Field, NativeSelect } from "../ui/field.tsx";
import { Section } from "../ui/section.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import { StandingMark } from "./standing-mark.tsx";

/** Every version with who did what to it, and the differences between any two. */
export function SchemeVersions({ scheme }: { scheme: SchemeView }) {
  const t = useTranslations("schemes");
  const format = useFormat();
  const { versions, version } = scheme;
  const [pair, setPair] = useState(() => {
    const opened = version ?? versions[0]!.number;
    const before = versions.find(({ number }) => number < opened) ?? versions.find(({ number }) => number !== opened);
    return { before: before?.number ?? opened, after: opened };
  });
  const of = (number: number) => versions.find((candidate) => candidate.number === number);
  const [before, after] = [of(pair.before), of(pair.after)];
  const done = (by: string | null, at: string | null) =>
    by === null || at === null ? t("nothing") : `${by}, ${format.date(at.slice(0, 10))}`;
  return (
    <Section title={t("versionsTitle")} note={t("versionsNote")} id="versions">
      <div className="overflow-x-auto">
        <table className="w-full text-sm">
          <caption className="sr-only">{t("versionsTitle")}</caption>
          <thead className="bg-surface-muted text-ink text-xs">
            <tr>
              {(
                ["versionColumn", "standing", "inForceColumn", "draftedBy", "proposedBy", "approvedBy", "note"] as const
              ).map((column) => (
                <th key={column} scope="col" className="cell text-left font-medium">
                  {t(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.id} className="align-top">
                <th scope="row" className="cell border-line border-b text-left font-normal">
                  <Link href={`/schemes/${scheme.code}?version=${one.number}`} className="text-accent hover:underline">
                    {t("version", { version: one.number })}
                  </Link>
                </th>
                <td className="cell border-line border-b">
                  <StandingMark standing={one.standing} />
                </td>
                <td className="cell border-line border-b">
                  {one.inForceFrom === null
                    ? t("nothing")
                    : t("span", {
                        from: format.date(one.inForceFrom),
                        until: one.inForceUntil === null ? "" : format.date(one.inForceUntil),
                        isOpen: one.inForceUntil === null ? "yes" : "no",
                      })}
                </td>
                <td className="cell border-line border-b">{done(one.createdBy, one.changedAt)}</td>
                <td className="cell border-line border-b">{done(one.proposedBy, one.proposedAt)}</td>
                <td className="cell border-line border-b">{done(one.approvedBy, one.approvedAt)}</td>
                <td className="cell max-w-xs border-line border-b">
                  {one.note ?? ""}
                  {one.returnedNote ? (
                    <span className="block text-warn">{t("returned", { reason: one.returnedNote })}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {before && after && versions.length > 1 ? (
        <div className="mt-4 flex flex-col gap-3">
          <div className="flex flex-wrap gap-3" data-screen-only>
            {(["before", "after"] as const).map((side) => (
              <Field key={side} label={t(side === "before" ? "compareFrom" : "compareTo")}>
                <NativeSelect
                  value={pair[side]}
                  onChange={({ target }) => setPair({ ...pair, [side]: Number(target.value) })}
                >
                  {versions.map(({ number }) => (
                    <option key={number} value={number}>
                      {t("version", { version: number })}
                    </option>
                  ))}
                </NativeSelect>
              </Field>
            ))}
          </div>
          <DifferenceTable
            before={before.definition}
            after={after.definition}
            beforeName={t("version", { version: before.number })}
            afterName={t("version", { version: after.number })}
          />
        </div>
      ) : null}
    </Section>
  );
}
