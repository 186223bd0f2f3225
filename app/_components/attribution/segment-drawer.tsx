"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useTRPC } from "../api/client.ts";
import { ExcelButton } from "../explain/excel-button.tsx";
import { SourceLink } from "../explain/source-link.tsx";
import { useFormat } from "../format/use-format.ts";
import { Drawer } from "../ui/drawer.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { attributionExportPath, type attributionQuestionFrom } from "./attribution-choices.ts";
import type { SegmentDerivation } from "./report.ts";

const MethodNotes = dynamic(() => import("../methods/method-notes.tsx"));

/** How the effects of one segment came about: formula, the inputs of each period, the rows of the files. */
export function SegmentDrawer({
  question,
  segment,
  onClose,
}: {
  question: ReturnType<typeof attributionQuestionFrom>;
  segment: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("attribution");
  const trpc = useTRPC();
  const derivation = useQuery({
    ...trpc.attribution.derivation.queryOptions({ ...question, segment: segment ?? "" }),
    enabled: segment !== null,
  });
  return (
    <Drawer open={segment !== null} onClose={onClose} title={t("derivationTitle", { segment: segment ?? "" })}>
      {derivation.isError ? <LoadError error={derivation.error} onRetry={() => derivation.refetch()} /> : null}
      {derivation.isPending ? <Skeleton className="h-64" /> : null}
      {derivation.data ? (
        <div className="flex flex-col gap-4">
          <ExcelButton path={attributionExportPath(question)} />
          <Periods derivation={derivation.data} />
        </div>
      ) : null}
    </Drawer>
  );
}

function Periods({ derivation }: { derivation: SegmentDerivation }) {
  const t = useTranslations("attribution");
  const format = useFormat();
  const { model, approach, interaction } = derivation.options;
  const formula =
    approach === "geometric" ? "geometric" : model === "brinsonFachler" ? "brinsonFachler" : "brinsonHoodBeebower";
  const newestFirst = [...derivation.periods].reverse();
  return (
    <div className="flex flex-col gap-4 text-sm">
      <div className="whitespace-pre-line rounded-md bg-surface-muted p-3 font-mono text-xs">
        {t(`formulas.${formula}`)}
        {approach === "arithmetic" && interaction !== "separate" ? `\n${t(`formulas.${interaction}`)}` : ""}
      </div>
      <p className="text-ink">
        {t("linkedBy", {
          linking: t(`choices.${approach === "geometric" ? "geometric" : derivation.options.linking}`),
        })}
      </p>
      <MethodNotes attribution={derivation.options} />
      {newestFirst.map((period) => (
        <div key={period.periodEnd} className="rounded-md border border-line p-3">
          <div className="flex items-baseline justify-between gap-2">
            <p className="font-medium">{format.date(period.periodEnd)}</p>
            {period.source ? <SourceLink {...period.source} /> : null}
          </div>
          <dl className="tabular mt-2 grid grid-cols-[auto_1fr_auto_1fr] gap-x-3 gap-y-0.5 text-xs">
            <Input name="wp" value={format.percent(period.portfolioWeight, { digits: 4 })} />
            <Input name="wb" value={format.percent(period.benchmarkWeight, { digits: 4 })} />
            <Input name="rp" value={format.percent(period.portfolioReturn, { digits: 4 })} />
            <Input name="rb" value={format.percent(period.benchmarkReturn, { digits: 4 })} />
            <Input name="B" value={format.percent(period.benchmarkTotal, { digits: 4 })} />
          </dl>
          <table className="mt-2 w-full text-xs">
            <thead>
              <tr className="text-ink">
                <th scope="col" className="text-left font-normal">
                  {t("effect")}
                </th>
                <th scope="col" className="text-right font-normal">
                  {t("inPeriod")}
                </th>
                <th scope="col" className="text-right font-normal">
                  {t("afterLinking")}
                </th>
              </tr>
            </thead>
            <tbody>
              {(["allocation", "selection", "interaction"] as const)
                .filter((effect) => period[effect] !== null)
                .map((effect) => (
                  <tr key={effect}>
                    <td>{t(`effects.${effect}`)}</td>
                    <td className="text-right">{format.pp(period[effect], { digits: 5 })}</td>
                    <td className="text-right">{format.pp(period.linked?.[effect] ?? null, { digits: 5 })}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}

const Input = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt className="font-mono text-ink">{name}</dt>
    <dd className="text-right">{value}</dd>
  </>
);
