"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar, useBilingual } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ladderFacts } from "./ladder-facts.ts";
import { LadderOfAll } from "./ladder-of-all.tsx";

/** Every manager over every horizon: who is ahead in the short, who in the long, and for how many that is proved. */
export function ManagersView() {
  const t = useTranslations("managers");
  const trpc = useTRPC();
  const format = useFormat();
  const bilingual = useBilingual();
  const { params } = useUrlState();
  const ladder = useQuery({
    ...trpc.managers.ladder.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={ladder} waiting={<Waiting />}>
      {({ context, ...answer }) => (
        <>
          <PageHeader
            title={t("title")}
            headline={t("listHeadline", { ...ladderFacts(answer.managers), on: format.date(context.asOf) })}
          />
          <ContextBar context={context} />
          <Section title={t("allLadderTitle")} note={t("allLadderNote")}>
            <LadderOfAll
              view={answer}
              leftName={bilingual(context.left.name)}
              rightName={bilingual(context.right.name)}
              csvName={`managers-${context.asOf}`}
            />
          </Section>
        </>
      )}
    </AnswerPage>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className="h-16" />
      <Skeleton className="h-[560px]" />
    </>
  );
}
