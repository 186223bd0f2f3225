"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "../api/client.ts";
import { Button } from "../ui/button.tsx";
import { saveFile } from "../ui/save-file.ts";
import { Section } from "../ui/section.tsx";

/** A file to start from for every kind, with headings in either language. */
export function Templates() {
  const t = useTranslations("data");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.imports.kinds.queryOptions());
  if (!data) return null;
  type Kind = (typeof data.kinds)[number]["kind"];
  const download = async (kind: Kind, language: "en" | "zh-CN") => {
    const text = await queries.fetchQuery(trpc.imports.template.queryOptions({ kind, language }));
    saveFile(`longview-${kind}-${language}.csv`, new Blob([text], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <Section title={t("templates")} note={t("templatesNote")} id="templates">
      <ul className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
        {data.kinds.map(({ kind }) => (
          <li key={kind} className="flex items-start justify-between gap-4 border-line border-b pb-3">
            <div className="min-w-0">
              <p className="font-medium text-ink-strong text-sm">{t(`kinds.${kind}`)}</p>
              <p className="text-ink text-xs">{t(`kindNotes.${kind}`)}</p>
            </div>
            <div className="flex shrink-0 gap-1">
              {(["en", "zh-CN"] as const).map((language) => (
                <Button
                  key={language}
                  look="quiet"
                  title={t(language === "en" ? "templateEn" : "templateZh")}
                  aria-label={`${t(`kinds.${kind}`)}: ${t(language === "en" ? "templateEn" : "templateZh")}`}
                  onClick={() => download(kind, language)}
                >
                  <Download aria-hidden className="size-3.5" />
                  {language === "en" ? "EN" : "中文"}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
