"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { type Measured, measured, unavailable } from "@/server/core/measured.ts";
import type { EvaluationNode, FigureInput, FigureUnit } from "@/server/core/schemes/evaluation.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import { useTRPC } from "../api/client.ts";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { SubjectNames } from "../explain/subject-names.tsx";
import { useFormat } from "../format/use-format.ts";

/** Which method cards stand beside a figure of deals: keys of `evaluation.nodes`. */
export type DealMethod =
  | "dealMoney"
  | "dealLoss"
  | "dealPlace"
  | "dealSigns"
  | "dealOutcomes"
  | "dealConcentration"
  | "dealStandard"
  | "dealNegative"
  | "dealAhead"
  | "dealBudget"
  | "dealNews"
  | "dealBridge"
  | "dealContribution";

/** A figure of deals as its derivation shows it; titles are in the reader's language. */
export interface DealStep {
  readonly method: DealMethod;
  readonly title: string;
  readonly value: Measured;
  readonly unit: FigureUnit;
  readonly formula: string | null;
  readonly inputs: readonly FigureInput[];
  /** What it is made up of. */
  readonly steps?: readonly { readonly title: string; readonly value: number | null }[];
  /** Deals whose rows it rests on. */
  readonly dealIds: readonly string[];
}

const Explain = createContext<(step: DealStep) => void>(() => undefined);

/** Opens the derivation of a figure of deals. */
export const useDealExplain = () => useContext(Explain);

/** As many as the server answers for at once. */
const MOST_DEALS = 500;
/** Steps that a reader reads; the rest is one line. */
const MOST_STEPS = 40;

/** Gives every figure below it a derivation: formula, inputs, parts, and the rows of files, looked up when it is opened. */
export function DealExplainer({
  context,
  deals,
  children,
}: {
  context: ContextView;
  deals: readonly { readonly company: string; readonly companyZh: string | null }[];
  children: ReactNode;
}) {
  const trpc = useTRPC();
  const format = useFormat();
  const words = useTranslations("deals");
  const [step, setStep] = useState<DealStep | null>(null);
  const dealIds = step?.dealIds.slice(0, MOST_DEALS) ?? [];
  const sources = useQuery(
    trpc.deals.sources.queryOptions(
      { asOf: context.asOf, knownAsOf: context.knownAsOf, dealIds: [...dealIds] },
      { enabled: dealIds.length > 0 },
    ),
  );
  const subjects = useMemo(
    () => deals.map(({ company, companyZh }) => ({ name: company, nameZh: companyZh })),
    [deals],
  );
  const node = useMemo((): EvaluationNode | null => {
    if (step === null) return null;
    const base = { key: step.method, unit: step.unit, weight: null, effectiveWeight: null, formula: null };
    const part = ({ title, value }: NonNullable<DealStep["steps"]>[number]): EvaluationNode => ({
      ...base,
      facts: { title },
      value: value === null ? unavailable("notReported") : measured(value),
      inputs: [],
      sources: [],
      children: [],
    });
    const all = step.steps ?? [];
    const rest = all.slice(MOST_STEPS);
    const more = {
      title: words("explain.more", { count: format.number(rest.length, { digits: 0 }) }),
      value: rest.reduce((sum, { value }) => sum + (value ?? 0), 0),
    };
    return {
      ...base,
      facts: { title: step.title },
      formula: step.formula,
      value: step.value,
      inputs: step.inputs,
      sources: sources.data ?? [],
      children: [...all.slice(0, MOST_STEPS), ...(rest.length > 0 ? [more] : [])].map(part),
    };
  }, [step, sources.data, format, words]);
  return (
    <Explain.Provider value={setStep}>
      <SubjectNames subjects={subjects}>
        {children}
        <DerivationDrawer node={node} exportPath={null} isLoading={sources.isLoading} onClose={() => setStep(null)} />
      </SubjectNames>
    </Explain.Provider>
  );
}
