"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";

/** The name of an asset of a rule table; the code itself for one that an institution added. */
export function useAssetName() {
  const t = useTranslations("capital.assets");
  return useCallback((asset: string): string => (t.has(asset) ? t(asset) : asset.replaceAll("_", " ")), [t]);
}
