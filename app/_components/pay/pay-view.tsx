"use client";

import { useQuery } from "@tanstack/react-query";
import { FileSignature } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PayPage } from "@/server/services/pay-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { MethodsSection } from "../methods/methods-section.tsx";
import { Button } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { LiabilityBars } from "./liability-bars.tsx";
import { OwnPath } from "./own-path.tsx";
import { PayPeople } from "./pay-people.tsx";
import { PersonLedgerTable } from "./person-ledger-table.tsx";
import { TermsForm } from "./terms-form.tsx";
import { VestingCalendar } from "./vesting-calendar.tsx";

/** Behind the figures of the ledger. */
const METHODS = ["deferral", "bonus-bank", "malus", "clawback", "leavers"];

/** What is deferred, when it is paid, what was taken back: of all, of oneself, or in sums, as the reader may see. */
export function PayView({ mayAgreeTerms }: { mayAgreeTerms: boolean }) {
  const t = useTranslations("payLedger");
  const format = useFormat();
  const text = useBilingual();
  const trpc = useTRPC();
  const page = useQuery(trpc.pay.page.queryOptions());
  const [isAgreeing, setAgreeing] = useState(false);
  if (page.isPending) return <Skeleton className="h-96 w-full" />;
  if (!page.data) return <LoadError error={page.error} onRetry={() => page.refetch()} />;
  const terms = mayAgreeTerms ? (
    <>
      <Button onClick={() => setAgreeing(true)}>
        <FileSignature aria-hidden className="size-4" />
        {t("terms")}
      </Button>
      <Drawer open={isAgreeing} onClose={() => setAgreeing(false)} title={t("terms")}>
        <TermsForm />
      </Drawer>
    </>
  ) : null;
  if (page.data.status === "noCycle")
    return (
      <div className="flex flex-col gap-4">
        <PageHeader title={t("title")} actions={terms} />
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      </div>
    );
  const { totals, currency, asOf, people, own, calendar, liability, scheme } = page.data;
  const [first] = people ?? [];
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        headline={t(own ? "headlineOwn" : "headline", {
          people: totals.people,
          unvested: format.money(totals.valueNow, currency),
          dueNextYear: format.money(totals.dueNextYear, currency),
          asOf: format.date(asOf),
        })}
        actions={terms}
      />
      <Totals totals={totals} currency={currency} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title={t("calendar")} note={t("calendarNote", { scheme: text(scheme) })}>
          <VestingCalendar calendar={calendar} people={people} currency={currency} />
        </Section>
        <Section title={t("liability")} note={t("liabilityNote")}>
          <LiabilityBars liability={liability} currency={currency} />
        </Section>
      </div>
      {own ? <OwnPath own={own} currency={currency} /> : null}
      {people && !own ? (
        <Section title={t("people")} note={t("peopleNote")}>
          <PayPeople people={people} currency={currency} />
        </Section>
      ) : null}
      {own && first ? (
        <Section title={t("entries")} note={t("entriesNote")}>
          <PersonLedgerTable person={first} currency={currency} />
        </Section>
      ) : null}
      <MethodsSection ids={METHODS} />
    </div>
  );
}

function Totals({ totals, currency }: Pick<PayPage, "totals" | "currency">) {
  const t = useTranslations("payLedger");
  const format = useFormat();
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      {(["valueNow", "dueNextYear", "paidSoFar", "clawedBack", "bank"] as const).map((name) => (
        <div key={name} className="rounded-lg border border-line bg-surface px-4 py-3">
          <dt className="text-ink text-xs">{t(name)}</dt>
          <dd
            className="whitespace-nowrap font-semibold text-base text-ink-strong tabular xl:text-lg"
            title={format.exactMoney(totals[name], currency)}
          >
            {format.money(totals[name], currency)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
