import "server-only";
import type { z } from "zod";
import { managerScope, type Viewer } from "@/server/auth/permissions.ts";
import { dealContributions } from "@/server/core/private-equity/deal-contribution.ts";
import { loadDealFiles } from "./deal-files.ts";
import type { DealContributionsView, dealContributionsInput } from "./private-funds-view.ts";
import { grouped } from "./source-refs.ts";

/**
 * What each deal added to the multiple and the rate of return of its portfolio, before fees that no deal bears; one answer
 * per portfolio that has deals with money, the largest contribution first.
 */
export async function dealContributionsOf(
  viewer: Viewer,
  { asOf, knownAsOf }: z.infer<typeof dealContributionsInput>,
): Promise<DealContributionsView[]> {
  const scope = managerScope(viewer, "privateBook.read");
  const loaded = await loadDealFiles(scope, asOf, knownAsOf === null ? null : new Date(knownAsOf));
  const paid = loaded.filter(({ file }) => Number(file.line.invested) > 0);
  return [...grouped(paid, ({ row }) => row.portfolioId)].map(([portfolioId, members]) => {
    const { portfolioName, portfolioNameZh, currency } = members[0]!.row;
    const { multiple, rate, deals } = dealContributions(
      members.map(({ row, file: { line, flows } }) => ({
        name: row.id,
        flows: flows.map(({ on, amount, isIn }) => ({ date: on, amount: isIn ? -Number(amount) : Number(amount) })),
        nav: Number(line.value),
        writtenOffOn: line.exitRoute === "writeOff" ? (line.exitedOn ?? undefined) : undefined,
      })),
      asOf,
    );
    return {
      portfolioId,
      name: portfolioName,
      nameZh: portfolioNameZh,
      currency,
      multiple,
      rate,
      deals: deals
        .map(({ name: dealId, ...parts }, i) => {
          const { code, company, companyZh, invested, distributed, value, total } = members[i]!.file.line;
          return { dealId, code, company, companyZh, invested, distributed, value, total, ...parts };
        })
        .sort((a, b) => b.toGain - a.toGain),
    };
  });
}
