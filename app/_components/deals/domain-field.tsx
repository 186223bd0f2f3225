"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field, TextInput } from "../ui/field.tsx";
import { useTerms } from "./use-terms.ts";

/** Domains that the product has words for in both languages; an institution may write its own. */
const KNOWN = [
  "semiconductors",
  "artificialIntelligence",
  "lifeScience",
  "newEnergy",
  "advancedManufacturing",
  "newMaterials",
  "aerospace",
  "space",
  "quantum",
  "robotics",
  "realEstate",
] as const;

/** A domain: those known are offered by their words, any other may be written. */
export function DomainField({
  label,
  value,
  domains,
  onChange,
}: {
  label: string;
  value: string;
  domains: readonly string[];
  onChange: (event: { target: { value: string } }) => void;
}) {
  const t = useTranslations("deals.form");
  const terms = useTerms();
  const id = useId();
  return (
    <Field label={label} hint={value === "" ? t("domainHint") : terms("domains", value)}>
      <TextInput list={id} required maxLength={80} value={value} onChange={onChange} />
      <datalist id={id}>
        {[...new Set([...domains, ...KNOWN])].map((domain) => (
          <option key={domain} value={domain}>
            {terms("domains", domain)}
          </option>
        ))}
      </datalist>
    </Field>
  );
}
