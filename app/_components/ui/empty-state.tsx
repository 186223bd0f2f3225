import type { ReactNode } from "react";

/** What would be here, and the one action that fills it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-md border border-line-strong border-dashed px-6 py-10 text-center">
      <p className="font-medium text-ink-strong">{title}</p>
      {children ? <div className="max-w-prose text-ink text-sm">{children}</div> : null}
      {action}
    </div>
  );
}
