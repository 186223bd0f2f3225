"use client";

import { useQuery } from "@tanstack/react-query";
import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { regimeReadings } from "@/server/core/capital/regimes/regime-readings.ts";
import { editableRegimes } from "@/server/core/capital/regimes/rule-overlay.ts";
import type { RuleLine } from "@/server/services/capital-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { MethodsSection } from "../methods/methods-section.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { NativeSelect, TextInput } from "../ui/field.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CapitalTabs } from "./capital-tabs.tsx";
import { RuleDetail } from "./rule-detail.tsx";
import { figuresOf } from "./rule-figures.ts";
import { RuleStandingBadge } from "./rule-standing.tsx";
import { useAssetName } from "./use-asset-name.ts";

const column = createColumnHelper<RuleLine>();

/** Every row of every rule table with its source, days, confidence and history; own rows are added and retired here. */
export function RulesView({ today }: { today: string }) {
  const t = useTranslations("capital");
  const trpc = useTRPC();
  const format = useFormat();
  const { params, set } = useUrlState();
  const on = /^\d{4}-\d{2}-\d{2}$/.test(params.get("on") ?? "") ? params.get("on")! : (params.get("asOf") ?? today);
  const regime = editableRegimes.find((one) => one === params.get("regime")) ?? "cross";
  const [table, setTable] = useState("");
  const [which, setWhich] = useState<"counting" | "all">("counting");
  const [opened, setOpened] = useState<RuleLine | null>(null);
  const assetName = useAssetName();
  const query = useQuery(trpc.capital.rules.queryOptions({ on }));
  const lines = query.data?.lines ?? [];
  const ofRegime = lines.filter((line) => line.regime === regime);
  const tables = [...new Set(ofRegime.map((line) => line.table))];
  const shown = ofRegime.filter(
    (line) => (table === "" || line.table === table) && (which === "all" || line.status === "inForce"),
  );
  const own = lines.filter((line) => line.id !== null && line.status !== "retired");
  const unread = lines.filter((line) => line.status === "inForce" && line.standing !== "verified").length;
  const columns = useMemo(
    () => [
      column.accessor((line) => assetName(line.key), {
        id: "key",
        header: t("rules.key"),
        cell: (cell) => (
          <button
            type="button"
            onClick={() => setOpened(cell.row.original)}
            className="text-left text-accent hover:underline"
          >
            {cell.getValue()}
          </button>
        ),
      }),
      column.accessor((line) => t(`tables.${line.table}`), { id: "table", header: t("rules.table") }),
      column.accessor(
        (line) =>
          figuresOf(line.row)
            .map(({ path, value }) => `${path.at(-1)} ${value}`)
            .slice(0, 3)
            .join(" · "),
        {
          id: "figures",
          header: t("rules.figures"),
          cell: (cell) => <span className="tabular">{cell.getValue()}</span>,
        },
      ),
      column.accessor((line) => line.row.validFrom, {
        id: "validFrom",
        header: t("rules.validFrom"),
        cell: (cell) => <span className="whitespace-nowrap">{format.date(cell.getValue())}</span>,
      }),
      column.accessor((line) => line.row.validTo ?? "", {
        id: "validTo",
        header: t("rules.validTo"),
        cell: (cell) => (
          <span className="whitespace-nowrap">{cell.getValue() ? format.date(cell.getValue()) : "–"}</span>
        ),
      }),
      column.accessor((line) => line.row.source, { id: "source", header: t("rules.source") }),
      column.accessor((line) => line.standing, {
        id: "standing",
        header: t("rules.standing"),
        cell: (cell) => (
          <RuleStandingBadge standing={cell.getValue()} sourceClass={cell.row.original.row.sourceClass} />
        ),
      }),
      column.accessor((line) => t(`status.${line.status}`), { id: "status", header: t("rules.status") }),
      column.accessor((line) => line.createdBy ?? t("rules.shipped"), { id: "by", header: t("rules.by") }),
    ],
    [t, format, assetName],
  );
  if (query.isPending) return <Skeleton className="h-96" />;
  if (!query.data) return <LoadError error={query.error} onRetry={() => query.refetch()} />;
  return (
    <>
      <PageHeader
        title={t("tabs.rules")}
        headline={t("rules.headline", { count: lines.length, own: own.length, unread })}
      />
      <CapitalTabs />
      <Section
        title={t("rules.title")}
        note={t("rules.note")}
        actions={
          <>
            <Segmented
              label={t("rules.regime")}
              value={regime}
              options={editableRegimes.map((value) => ({ value, label: t(`rules.regimes.${value}`) }))}
              onChange={(value) => {
                setTable("");
                set({ regime: value });
              }}
            />
            <Segmented
              label={t("rules.which")}
              value={which}
              options={(["counting", "all"] as const).map((value) => ({ value, label: t(`rules.${value}`) }))}
              onChange={setWhich}
            />
            <NativeSelect
              aria-label={t("rules.table")}
              value={table}
              onChange={({ target }) => setTable(target.value)}
              className="h-8 w-52!"
            >
              <option value="">{t("rules.allTables")}</option>
              {tables.map((name) => (
                <option key={name} value={name}>
                  {t(`tables.${name}`)}
                </option>
              ))}
            </NativeSelect>
            <TextInput
              type="date"
              aria-label={t("rules.on")}
              value={on}
              onChange={({ target }) => target.value && set({ on: target.value })}
              className="h-8 w-40!"
            />
          </>
        }
      >
        <DataTable
          columns={columns}
          rows={shown}
          caption={t("rules.title")}
          searchable
          csvName={`rules-${regime}-${on}`}
          rowKey={(line, i) => line.id ?? `${line.table}-${line.key}-${line.row.validFrom}-${i}`}
        />
      </Section>
      <Readings />
      <MethodsSection
        ids={[
          "minimum-capital-of-an-asset",
          "special-factors-and-their-bounds",
          "index-and-long-hold-factor",
          "holding-clock",
          "bond-charges",
          "life-rate-scenario",
          "concentration",
          "aggregation-of-risks",
          "equity-cap",
          "solvency-two-equity",
          "naic-factor",
        ]}
      />
      <Drawer
        open={opened !== null}
        onClose={() => setOpened(null)}
        title={opened ? `${t(`tables.${opened.table}`)} · ${assetName(opened.key)}` : ""}
      >
        {opened ? (
          <RuleDetail
            line={opened}
            history={lines.filter(
              (line) => line.regime === opened.regime && line.table === opened.table && line.key === opened.key,
            )}
            mayEdit={query.data.mayEdit}
            today={today}
            onDone={() => setOpened(null)}
          />
        ) : null}
      </Drawer>
    </>
  );
}

/** What the rule texts leave open, and how it is read here. */
function Readings() {
  const t = useTranslations("capital.readings");
  return (
    <Section title={t("title")} note={t("note")}>
      <ul className="flex flex-col divide-y divide-line text-sm">
        {regimeReadings.map(({ name, options }) => (
          <li key={name} className="grid gap-x-6 gap-y-1 py-2 lg:grid-cols-[14rem_1fr_16rem]">
            <span className="font-medium text-ink-strong">{t(`names.${name}`)}</span>
            <span className="text-ink-emphasis">{t(`reasons.${name}`)}</span>
            <span className="text-ink">
              {options
                .map((option, i) => t(i === 0 ? "default" : "other", { option: t(`options.${option}`) }))
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
