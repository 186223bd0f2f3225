"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isPlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import type { EvaluationNode, FigureInput, FigureUnit } from "@/server/core/schemes/evaluation.ts";
import { useFormat } from "../format/use-format.ts";
import { useNamedFacts, useSubjectName } from "./subject-names.tsx";

/** How the steps of a derivation are called, and how their figures are written: with enough digits to recompute them. */
export function useDerivationWords() {
  const t = useTranslations("evaluation");
  const format = useFormat();
  const namedFacts = useNamedFacts();
  const subjectName = useSubjectName();
  const title = useCallback(
    (node: EvaluationNode): string => {
      const measured = node.children[0];
      if (node.key === "measureScore" && measured) return t("nodes.measureScore", { measure: title(measured) });
      // A fact that a node has only sometimes: without it the sentence leaves its part out.
      const facts = Object.entries(namedFacts(node.facts)).map(([name, value]) => [
        name,
        typeof value === "string" && isPlainDate(value) ? format.date(value) : value,
      ]);
      return t(`nodes.${node.key}`, { graceLost: "none", ...Object.fromEntries(facts) });
    },
    [t, namedFacts, format],
  );
  const figure = useCallback(
    (value: number | string | null, unit: FigureUnit | FigureInput["unit"], digits?: number): string => {
      if (value === null) return format.missing;
      if (typeof value === "string") {
        if (unit === "date") return format.date(value);
        return unit === "money" ? format.number(Number(value), { digits: 2 }) : value;
      }
      switch (unit) {
        case "return":
        case "share":
        case "probability":
          return format.percent(value, { digits: digits ?? 4 });
        case "multiple":
          return format.multiple(value, { digits: digits ?? 4 });
        case "years":
          return format.years(value, { digits: digits ?? 2 });
        case "days":
          return t("days", { count: value });
        case "score":
          return format.number(value, { digits: digits ?? 2 });
        default:
          return format.number(value, { digits: digits ?? 2 });
      }
    },
    [format, t],
  );
  const inputName = useCallback(
    (name: string): string => (t.has(`inputs.${name}`) ? t(`inputs.${name}`) : subjectName(name)),
    [t, subjectName],
  );
  return { title, figure, inputName };
}
