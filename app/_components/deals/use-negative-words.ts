"use client";

import { useCallback } from "react";
import type { NegativeListEntry } from "@/server/core/deals/deal-standards.ts";
import { useLabel } from "../format/use-label.ts";
import { useName } from "../format/use-name.ts";
import { useTerms } from "./use-terms.ts";

type Entry = Pick<NegativeListEntry, "kind" | "subject" | "subjectZh" | "reason" | "reasonZh">;
interface Company {
  readonly company: string;
  readonly companyZh: string | null;
}

/** What stands on the negative list and why, in the reader's language. */
export function useNegativeWords() {
  const name = useName();
  const label = useLabel();
  const terms = useTerms();
  /** A company without a Chinese name of its own takes the one of the deal that it was found in. */
  const subject = useCallback(
    ({ kind, subject: own, subjectZh }: Entry, companies: readonly Company[] = []) =>
      kind === "domain"
        ? terms("domains", own)
        : name({
            name: own,
            nameZh: subjectZh ?? companies.find(({ company }) => company === own)?.companyZh ?? null,
          }),
    [name, terms],
  );
  const reason = useCallback(
    ({ reason: own, reasonZh }: Entry) => label(name({ name: own, nameZh: reasonZh })),
    [name, label],
  );
  return { subject, reason };
}
