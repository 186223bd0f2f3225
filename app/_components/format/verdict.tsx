import { useTranslations } from "next-intl";

export type VerdictName = "ahead" | "inLine" | "behind" | "tooEarly" | "outsideCorridor" | "noData";

/** Shape and word as well as colour, the same on every page. */
export const verdictShapes: Record<VerdictName, { shape: string; look: string; colour: string }> = {
  ahead: { shape: "▲", look: "text-gain", colour: "var(--gain)" },
  inLine: { shape: "●", look: "text-ink", colour: "var(--ink)" },
  behind: { shape: "▼", look: "text-loss", colour: "var(--loss)" },
  tooEarly: { shape: "○", look: "text-ink", colour: "var(--ink-subtle)" },
  outsideCorridor: { shape: "◆", look: "text-outside", colour: "var(--outside)" },
  noData: { shape: "–", look: "text-ink-subtle", colour: "var(--ink-subtle)" },
};

export function Verdict({ verdict, className = "" }: { verdict: VerdictName; className?: string }) {
  const t = useTranslations("verdicts");
  const { shape, look } = verdictShapes[verdict];
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${className}`}>
      <span aria-hidden className={look}>
        {shape}
      </span>
      {t(verdict)}
    </span>
  );
}
