"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useName } from "../format/use-name.ts";

interface Named {
  readonly name: string;
  readonly nameZh: string | null;
}

const Names = createContext<ReadonlyMap<string, string>>(new Map());

/** Funds and portfolios that derivations and warnings of a page speak of, so that they are called as the reader calls them. */
export function SubjectNames({ subjects, children }: { subjects: readonly Named[]; children: ReactNode }) {
  const name = useName();
  const names = useMemo(() => new Map(subjects.map((subject) => [subject.name, name(subject)])), [subjects, name]);
  return <Names value={names}>{children}</Names>;
}

/** The reader's name of a subject that facts call by its first name; the same where there is no other. */
export function useSubjectName() {
  const names = useContext(Names);
  return useCallback((name: string): string => names.get(name) ?? name, [names]);
}

/** Facts of a sentence with every fund and portfolio called as the reader calls it. */
export function useNamedFacts() {
  const subjectName = useSubjectName();
  return useCallback(
    (facts: Readonly<Record<string, string | number>>) =>
      Object.fromEntries(
        Object.entries(facts).map(([key, fact]) => [key, typeof fact === "string" ? subjectName(fact) : fact]),
      ),
    [subjectName],
  );
}
