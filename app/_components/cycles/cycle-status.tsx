import { useTranslations } from "next-intl";
import type { CycleStep } from "@/server/services/cycle-view.ts";

const looks: Record<CycleStep, string> = {
  open: "border-line-strong text-ink",
  calculated: "border-line-strong text-ink-strong",
  proposed: "border-warn bg-warn-ground text-warn",
  approved: "border-good text-good",
  closed: "border-good bg-good-ground text-good",
};

/** Where a cycle stands, in a word. */
export function CycleStatus({ status }: { status: CycleStep }) {
  const t = useTranslations("cycles.status");
  return (
    <span
      className={`inline-block whitespace-nowrap rounded-full border px-2.5 py-0.5 font-medium text-xs first-letter:uppercase ${looks[status]}`}
    >
      {t(status)}
    </span>
  );
}
