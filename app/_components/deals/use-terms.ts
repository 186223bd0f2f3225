"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

type Group =
  | "domains"
  | "dealStages"
  | "exitRoutes"
  | "markBases"
  | "instruments"
  | "dealEventKinds"
  | "dealEventNames"
  | "flowKinds"
  | "outcomes";

/** Words of the trade in the reader's language; a word that an institution made up stands as it is. */
export function useTerms() {
  const terms = useTranslations("terms");
  return useCallback(
    (group: Group, key: string | null | undefined): string =>
      key === null || key === undefined ? "" : terms.has(`${group}.${key}`) ? terms(`${group}.${key}`) : key,
    [terms],
  );
}
