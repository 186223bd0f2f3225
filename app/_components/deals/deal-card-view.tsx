"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { ContextView } from "@/server/services/context-view.ts";
import type { DealCardView as View } from "@/server/services/deals-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { DealPathChart } from "../../_charts/deal-path-chart.tsx";
import { prepareDealPath } from "../../_charts/prepare-deal-path.ts";
import { useTRPC } from "../api/client.ts";
import { CapitalStrip } from "../capital/capital-strip.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom, contextQuery } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AheadTable } from "./ahead-table.tsx";
import { BridgeSection } from "./bridge-section.tsx";
import { DealChanges } from "./deal-changes.tsx";
import { DealExplainer } from "./deal-explainer.tsx";
import { DealFacts } from "./deal-facts.tsx";
import { DealForm, type Told } from "./deal-form.tsx";
import { DealMasterForm } from "./deal-master-form.tsx";
import { DealTimeline } from "./deal-timeline.tsx";
import { LossBar } from "./loss-bar.tsx";
import { useSignText } from "./stuck-mark.tsx";
import { useAheadStep } from "./use-ahead-step.ts";
import { useNegativeWords } from "./use-negative-words.ts";

/** The card of one company. */
export function DealCardView({ code }: { code: string }) {
  const trpc = useTRPC();
  const { params } = useUrlState();
  const card = useQuery({
    ...trpc.deals.card.queryOptions({ ...contextFrom(params), code }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={code} query={card} missing="deals" waiting={<Skeleton className="h-96" />}>
      {(answer) => <Ready view={answer} context={answer.context} />}
    </AnswerPage>
  );
}

function Ready({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("deals");
  const name = useName();
  const headline = useCardHeadline();
  const query = contextQuery(useSearchParams());
  const [form, setForm] = useState<"add" | "master" | Told | null>(null);
  const close = () => setForm(null);
  const { deal } = view;
  return (
    <DealExplainer context={context} deals={[deal]}>
      <PageHeader
        title={name({ name: deal.company, nameZh: deal.companyZh })}
        headline={headline(view)}
        actions={
          <>
            <Link
              href={`/deals${query}`}
              className="inline-flex h-9 items-center rounded-md border border-line-strong px-3 text-sm hover:bg-surface-subtle"
            >
              {t("back")}
            </Link>
            {view.canEdit ? (
              <>
                <Button onClick={() => setForm("master")}>{t("form.change")}</Button>
                <Button look="primary" onClick={() => setForm("add")}>
                  {t("form.open")}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <ContextBar context={context} />
      <Warnings view={view} />
      <DealFacts view={view} />
      {deal.state.isOpen ? <CapitalStrip of="deals" code={deal.code} /> : null}
      <PathSection view={view} asOf={context.asOf} />
      <div className="grid gap-4 xl:grid-cols-2">
        <Section title={t("lossTitle")} note={t("lossNote")}>
          <LossBar
            loss={deal.loss}
            currency={deal.currency}
            deals={[deal]}
            whose={name({ name: deal.company, nameZh: deal.companyZh })}
          />
        </Section>
        {view.ahead.length > 0 ? (
          <Section title={t("aheadTitle")} note={t("aheadOfDealNote", { years: view.rules.horizonYears })}>
            <OwnAhead view={view} asOf={context.asOf} />
          </Section>
        ) : null}
      </div>
      <BridgeSection view={view} />
      <Section title={t("timelineTitle")} note={t("timelineNote")}>
        <DealTimeline view={view} onCorrect={view.canEdit ? setForm : null} />
      </Section>
      <Section title={t("changesTitle")} note={t("changesNote")}>
        <DealChanges view={view} />
      </Section>
      <Drawer
        open={form !== null}
        onClose={close}
        title={t(form === "master" ? "form.change" : form === "add" ? "form.title" : "correct")}
      >
        {form === "master" ? (
          <DealMasterForm deal={deal} domains={[deal.domain]} asOf={context.asOf} onSaved={close} />
        ) : (
          <DealForm
            code={deal.code}
            currency={deal.currency}
            asOf={context.asOf}
            correcting={form === "add" ? null : form}
            onSaved={close}
          />
        )}
      </Drawer>
    </DealExplainer>
  );
}

function OwnAhead({ view, asOf }: { view: View; asOf: string }) {
  const { deal, rules, ahead } = view;
  const deals = useMemo(() => [deal], [deal]);
  return (
    <AheadTable
      years={ahead}
      currency={deal.currency}
      csvName={`deal-ahead-${deal.code}-${asOf}`}
      onExplain={useAheadStep(deals, rules, asOf)}
    />
  );
}

function useCardHeadline() {
  const t = useTranslations("deals.cardHeadlines");
  const format = useFormat();
  return ({ headline: { code, facts } }: View) =>
    t(code, {
      ...facts,
      company: format.locale === "zh-CN" ? (facts.companyZh ?? "") : (facts.company ?? ""),
      years: format.number(Number(facts.years), { digits: 1 }),
      multiple: format.multiple(Number(facts.multiple)),
      loss: format.money(Number(facts.loss), String(facts.currency)),
      explained: format.percent(Number(facts.explained), { digits: 0 }),
    });
}

/** What somebody has to look at: signs of being stuck with their rule, an overdue review, the negative list, silence. */
function Warnings({ view }: { view: View }) {
  const t = useTranslations("deals");
  const text = useSignText();
  const { reason } = useNegativeWords();
  const { deal, rules } = view;
  return (
    <>
      {deal.stuck.signs.length > 0 ? (
        <Callout
          tone={deal.stuck.isStuck ? "warn" : "info"}
          title={deal.stuck.isStuck ? t("stuckTitle") : t("signsTitle", { count: deal.stuck.signs.length })}
        >
          <ul className="list-disc pl-4">
            {deal.stuck.signs.map((sign) => (
              <li key={sign.code}>{text(sign)}</li>
            ))}
          </ul>
          <p className="mt-1 text-xs">{t("stuckRule", { count: rules.signsOfStuck })}</p>
        </Callout>
      ) : null}
      {view.reviewOverdue ? (
        <Callout tone="warn" title={t("reviewOverdue", { months: view.standard?.reviewMonths ?? 0 })} />
      ) : null}
      {deal.silentMonths !== null ? (
        <Callout tone="warn" title={t("silentIs", { months: deal.silentMonths, limit: rules.newsMonths })} />
      ) : null}
      {view.negative.map((entry) => (
        <Callout key={entry.id} tone="bad" title={t("onNegativeList", { reason: reason(entry) })} />
      ))}
    </>
  );
}

function PathSection({ view, asOf }: { view: View; asOf: string }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const { corridor, path, projection, deal } = view;
  const drawn = useMemo(
    () => prepareDealPath({ ages: corridor.ages, path, projection }),
    [corridor.ages, path, projection],
  );
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <ChartFrame
        title={t("pathTitle")}
        note={
          <>
            {t("pathNote", { count: corridor.peerCount })}{" "}
            {t(`cuts.${deal.peerCut.name}`, {
              stage: deal.peerCut.stage === null ? "" : t(`peerClasses.${deal.peerCut.stage}`),
              count: deal.peerCut.countOfStage,
              minimum: corridor.minimumCount,
            })}
            {corridor.isDemo ? <span className="font-medium text-warn"> {t("demoPeers")}</span> : null}
          </>
        }
        name={`deal-path-${deal.code}-${asOf}`}
        twin={{
          heading: [t("date"), t("age"), t("multiple"), t("low"), t("high")],
          rows: [
            ...path.map((point) => [
              format.date(point.on),
              format.number(point.ageYears, { digits: 1 }),
              format.multiple(point.multiple),
              "",
              "",
            ]),
            ...projection
              .slice(1)
              .map((point) => [
                t("projected"),
                format.number(point.ageYears, { digits: 1 }),
                format.multiple(point.middle),
                format.multiple(point.low),
                format.multiple(point.high),
              ]),
          ],
          exact: [
            ...path.map((point) => [point.on, point.ageYears, point.multiple, null, null]),
            ...projection
              .slice(1)
              .map((point) => [t("projected"), point.ageYears, point.middle, point.low, point.high]),
          ],
        }}
      >
        <DealPathChart drawn={drawn} label={t("pathTitle")} />
      </ChartFrame>
    </section>
  );
}
