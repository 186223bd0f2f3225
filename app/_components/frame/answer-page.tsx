"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { PageAnswer } from "@/server/services/context-view.ts";
import { Button } from "../ui/button.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Building, type MissingSubject, NoFacts } from "./answer-states.tsx";
import { contextKeys } from "./context-params.ts";
import { useUrlState } from "./use-url-state.ts";

/** What useQuery gives of a page's answer. */
interface AnswerQuery<View> {
  readonly data: PageAnswer<View> | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly isPlaceholderData: boolean;
  readonly refetch: () => unknown;
}

/**
 * The states that every page of results goes through: waiting in its final shape, failed, being computed, without facts,
 * ready. Only the last one differs from page to page.
 */
export function AnswerPage<View>({
  title,
  query,
  waiting,
  missing = "results",
  children,
}: {
  title: string;
  query: AnswerQuery<View>;
  /** Skeleton below the header, in the shape of the page. */
  waiting: ReactNode;
  /** What is missing when there are no facts. */
  missing?: MissingSubject;
  children: (view: Extract<PageAnswer<View>, { status: "ready" }>) => ReactNode;
}) {
  const t = useTranslations("frame");
  const { data: answer } = query;
  if (query.isPending) {
    return (
      <div role="status" aria-label={t("loading")} className="flex flex-col gap-4">
        <PageHeader title={title} headline={<Skeleton className="h-7 w-2xl" />} />
        {waiting}
      </div>
    );
  }
  if (!answer) {
    return (
      <>
        <PageHeader title={title} />
        <LoadError error={query.error} onRetry={() => query.refetch()}>
          <WithoutChoices />
        </LoadError>
      </>
    );
  }
  if (answer.status !== "ready") {
    return (
      <>
        <PageHeader title={title} />
        {answer.status === "building" ? <Building {...answer} /> : <NoFacts subject={missing} />}
      </>
    );
  }
  return (
    <div aria-busy={query.isFetching} className={`flex flex-col gap-4 ${query.isPlaceholderData ? "opacity-60" : ""}`}>
      {children(answer as Extract<PageAnswer<View>, { status: "ready" }>)}
    </div>
  );
}

/** The way out of an address that asks for what does not exist: the same page with the latest figures. */
function WithoutChoices() {
  const t = useTranslations("context");
  const { params, set } = useUrlState();
  if (!contextKeys.some((key) => params.get(key))) return null;
  return (
    <Button onClick={() => set(Object.fromEntries(contextKeys.map((key) => [key, undefined])))}>
      {t("withoutChoices")}
    </Button>
  );
}
