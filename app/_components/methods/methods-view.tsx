"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { methodSubjects } from "@/server/core/methods/method-card.ts";
import { methodCards } from "@/server/core/methods/method-cards.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { TextInput } from "../ui/field.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { MethodCardView } from "./method-card-view.tsx";

/** Every method card, by subject, searchable in both languages. */
export function MethodsView() {
  const t = useTranslations("methods");
  const ui = useTranslations("ui");
  const text = useBilingual();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = methodCards.filter(
    ({ name, answers, id }) =>
      wanted === "" ||
      [name.en, name.zh, answers.en, answers.zh, id].some((part) => part.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <PageHeader title={t("title")} headline={t("headline", { count: methodCards.length })} />
      <TextInput
        type="search"
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        placeholder={ui("search")}
        aria-label={ui("search")}
        className="max-w-xs"
      />
      {methodSubjects.map((subject) => {
        const cards = found.filter((card) => card.subject === subject);
        if (cards.length === 0) return null;
        return (
          <Section key={subject} title={t(`subjects.${subject}`)}>
            <nav
              aria-label={t(`subjects.${subject}`)}
              className="mb-4 flex flex-wrap gap-x-3 gap-y-1 text-xs"
              data-screen-only
            >
              {cards.map((card) => (
                <a key={card.id} href={`#${card.id}`} className="text-accent underline underline-offset-2">
                  {text(card.name)}
                </a>
              ))}
            </nav>
            <div className="flex flex-col gap-8">
              {cards.map((card) => (
                <MethodCardView key={card.id} card={card} />
              ))}
            </div>
          </Section>
        );
      })}
      {found.length === 0 ? <p className="text-ink">{t("nothingFound")}</p> : null}
    </>
  );
}
