import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  info: { look: "border-line-strong bg-surface-muted text-ink-emphasis", Icon: Info },
  good: { look: "border-good bg-good-ground text-good", Icon: CircleCheck },
  warn: { look: "border-warn bg-warn-ground text-warn", Icon: TriangleAlert },
  bad: { look: "border-bad bg-bad-ground text-bad", Icon: CircleAlert },
} as const;

/** What happened, what is safe, what to do. */
export function Callout({
  tone = "info",
  title,
  children,
}: {
  tone?: keyof typeof tones;
  title: ReactNode;
  children?: ReactNode;
}) {
  const { look, Icon } = tones[tone];
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={`flex gap-3 rounded-md border-l-4 px-4 py-3 ${look}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-1 text-ink-emphasis text-sm">{children}</div> : null}
      </div>
    </div>
  );
}
