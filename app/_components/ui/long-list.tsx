"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";

const FIRST = 20;

/** The beginning of a list that may be long, and the rest when it is asked for: a page draws what can be read. */
export function LongList<T>({
  items,
  className,
  children,
}: {
  items: readonly T[];
  className: string;
  /** One entry, a `li` with its key. */
  children: (item: T) => ReactNode;
}) {
  const t = useTranslations("ui");
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, FIRST);
  return (
    <>
      <ul className={className}>{shown.map(children)}</ul>
      {shown.length < items.length ? (
        <Button className="mt-2" onClick={() => setIsWhole(true)}>
          {t("showAll", { count: items.length })}
        </Button>
      ) : null}
    </>
  );
}
