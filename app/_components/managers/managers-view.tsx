"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { Building, NoFacts } from "../frame/answer-states.tsx";
import { ContextBar, useBilingual } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { LoadError } from "../ui/load-error.tsx";
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
  if (ladder.isPending) return <Waiting title={t("title")} />;
  const answer = ladder.data;
  if (!answer) {
    return (
      <>
        <PageHeader title={t("title")} />
        <LoadError error={ladder.error} onRetry={() => ladder.refetch()} />
      </>
    );
  }
  if (answer.status !== "ready") {
    return (
      <>
        <PageHeader title={t("title")} />
        {answer.status === "building" ? <Building {...answer} /> : <NoFacts />}
      </>
    );
  }
  const { context } = answer;
  return (
    <div
      aria-busy={ladder.isFetching}
      className={`flex flex-col gap-4 ${ladder.isPlaceholderData ? "opacity-60" : ""}`}
    >
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
    </div>
  );
}

function Waiting({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} headline={<Skeleton className="h-7 w-2xl" />} />
      <Skeleton className="h-16" />
      <Skeleton className="h-[560px]" />
    </>
  );
}
