import type { ReactNode } from "react";

/** Title, then the answer as a sentence: what a reader with five seconds takes away. */
export function PageHeader({
  title,
  headline,
  actions,
}: {
  title: ReactNode;
  headline?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0 max-w-4xl">
        <h1 className="font-medium text-ink text-sm">{title}</h1>
        {headline ? <p className="mt-0.5 font-semibold text-ink-strong text-xl leading-snug">{headline}</p> : null}
      </div>
      {actions ? (
        <div className="flex items-center gap-2" data-screen-only>
          {actions}
        </div>
      ) : null}
    </header>
  );
}
