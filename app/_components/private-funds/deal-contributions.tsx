"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ContextView } from "@/server/services/context-view.ts";
import type { DealContributionsView } from "@/server/services/private-funds-view.ts";
import { useTRPC } from "../api/client.ts";
import { DealExplainer, useDealExplain } from "../deals/deal-explainer.tsx";
import { type SimpleColumn, SimpleTable } from "../deals/simple-table.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { contextQuery } from "../frame/context-params.ts";
import { NativeSelect } from "../ui/field.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

type Line = DealContributionsView["deals"][number];
type Part = "toMultiple" | "toGain" | "toRate";

const FORMULAS: Readonly<Record<Part, string>> = {
  toMultiple: "(paid back + value) ÷ all paid in",
  toGain: "(paid back + value − paid in) ÷ all paid in",
  toRate: "∫ D_i(r) ÷ D(r) dr, r from 0 to IRR",
};

/** What each deal added to the multiple and to the rate of return of its portfolio. */
export function DealContributions({ context }: { context: ContextView }) {
  const t = useTranslations("privateFunds.contributions");
  const trpc = useTRPC();
  const name = useName();
  const { asOf, knownAsOf } = context;
  const found = useQuery(trpc.privateFunds.contributions.queryOptions({ asOf, knownAsOf }));
  const [chosen, setChosen] = useState<string | null>(null);
  const all = found.data ?? [];
  const one = all.find(({ portfolioId }) => portfolioId === chosen) ?? all[0];
  return (
    <Section
      title={t("title")}
      note={t("note")}
      actions={
        all.length > 1 ? (
          <NativeSelect
            aria-label={t("portfolio")}
            className="h-8 w-auto max-w-64"
            value={one?.portfolioId}
            onChange={({ target }) => setChosen(target.value)}
          >
            {all.map((item) => (
              <option key={item.portfolioId} value={item.portfolioId}>
                {name(item)}
              </option>
            ))}
          </NativeSelect>
        ) : null
      }
    >
      {found.isPending ? (
        <Skeleton className="h-40" />
      ) : found.isError ? (
        <LoadError error={found.error} onRetry={() => found.refetch()} />
      ) : one ? (
        <DealExplainer context={context} deals={one.deals}>
          <Contributions of={one} asOf={asOf} />
        </DealExplainer>
      ) : (
        <p className="text-ink text-sm">{t("none")}</p>
      )}
    </Section>
  );
}

function Contributions({ of, asOf }: { of: DealContributionsView; asOf: string }) {
  const t = useTranslations("privateFunds.contributions");
  const words = useTranslations("deals");
  const format = useFormat();
  const name = useName();
  const explain = useDealExplain();
  const query = contextQuery(useSearchParams());
  const called = ({ company, companyZh }: Line) => name({ name: company, nameZh: companyZh });
  const open = (line: Line, part: Part) =>
    explain({
      method: "dealContribution",
      title: words("explain.title", { figure: t(part), of: called(line) }),
      value: part === "toRate" ? line.toRate : { value: line[part] },
      unit: part === "toMultiple" ? "multiple" : "share",
      formula: FORMULAS[part],
      inputs: [
        ...(["invested", "distributed", "value"] as const).map((key) => ({
          name: words(key),
          value: Number(line[key]),
          unit: "money" as const,
        })),
        {
          name: t("allPaidIn"),
          value: of.deals.reduce((sum, { invested }) => sum + Number(invested), 0),
          unit: "money",
        },
        { name: t("pooledMultiple"), value: of.multiple, unit: "multiple" },
        { name: t("pooledRate"), value: of.rate.value, unit: "return" },
      ],
      dealIds: part === "toRate" ? of.deals.map(({ dealId }) => dealId) : [line.dealId],
    });
  const part = (key: Part): SimpleColumn<Line> => ({
    id: key,
    header: t(key),
    value: (line) => (key === "toRate" ? line.toRate.value : line[key]),
    show: (line) => {
      const { value, reason } = key === "toRate" ? line.toRate : { value: line[key], reason: undefined };
      return (
        <Figure
          value={value}
          reason={reason}
          unit={key === "toMultiple" ? "multiple" : key === "toRate" ? "pp" : "percent"}
          digits={key === "toMultiple" ? 3 : 1}
          plus={key !== "toMultiple"}
          tone={key !== "toMultiple"}
          onExplain={() => open(line, key)}
        />
      );
    },
    numeric: true,
  });
  const columns: SimpleColumn<Line>[] = [
    {
      id: "company",
      header: words("company"),
      value: called,
      show: (line) => (
        <Link
          href={`/deals/${encodeURIComponent(line.code)}${query}`}
          className="font-medium text-ink-strong underline-offset-4 hover:underline"
        >
          {called(line)}
        </Link>
      ),
    },
    {
      id: "invested",
      header: words("invested"),
      value: ({ invested }) => invested,
      show: ({ invested }) => format.money(invested, of.currency),
      numeric: true,
    },
    {
      id: "total",
      header: t("gain"),
      value: ({ total }) => total,
      show: ({ total }) => format.money(total, of.currency, { plus: true }),
      numeric: true,
    },
    part("toMultiple"),
    part("toGain"),
    part("toRate"),
  ];
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        {t("together", {
          multiple: format.multiple(of.multiple),
          gain: format.percent(of.multiple - 1, { digits: 1 }),
          rate: format.percent(of.rate.value, { digits: 1 }),
        })}
      </p>
      <SimpleTable
        caption={t("title")}
        columns={columns}
        rows={of.deals}
        rowKey={({ dealId }) => dealId}
        csvName={`deal-contributions-${asOf}`}
      />
    </div>
  );
}
