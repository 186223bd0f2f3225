"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import type { Report } from "./report.ts";

/** The answer in a sentence: by how much, from which effect, from which segment most. */
export function AttributionHeadline({ report }: { report: Report }) {
  const t = useTranslations("attribution");
  const format = useFormat();
  const name = useName();
  const { linked } = report.attribution;
  const effects = (["allocation", "selection", "interaction"] as const).filter((effect) => linked[effect] !== null);
  const main = effects.reduce((best, effect) => (Math.abs(linked[effect]!) > Math.abs(linked[best]!) ? effect : best));
  const segments = [...(linked.segments ?? [])].sort((a, b) => b.total - a.total);
  const gains = linked.activeReturn >= 0;
  const leading = gains ? segments[0] : segments.at(-1);
  return t(leading ? "headline" : "headlineWithoutSegments", {
    portfolio: name(report.subject),
    from: format.date(report.from),
    to: format.date(report.to),
    periods: report.attribution.periods.length,
    portfolioReturn: format.percent(linked.portfolioReturn),
    benchmarkReturn: format.percent(linked.benchmarkReturn),
    active: format.pp(linked.activeReturn),
    effect: t(`effects.${main}`),
    effectValue: format.pp(linked[main]),
    segment: leading?.name ?? "",
    segmentValue: leading ? format.pp(leading.total) : "",
  });
}
