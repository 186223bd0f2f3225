import type { ReactNode } from "react";

/** A titled part of a page. One question, its answer, then the proof. */
export function Section({
  title,
  note,
  actions,
  children,
  id,
}: {
  title: ReactNode;
  /** One quiet line below the title: unit, period, method. */
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section id={id} className="min-w-0 rounded-lg border border-line bg-surface">
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3 pb-2">
        <div className="min-w-0">
          <h2 className="font-semibold text-base text-ink-strong">{title}</h2>
          {note ? <p className="text-ink text-xs">{note}</p> : null}
        </div>
        {actions ? (
          <div className="flex flex-wrap items-center gap-2" data-screen-only>
            {actions}
          </div>
        ) : null}
      </header>
      <div className="px-4 pb-4">{children}</div>
    </section>
  );
}
