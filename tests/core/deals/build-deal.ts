import type { DealFile } from "@/server/core/deals/deal-facts.ts";
import { dealLine } from "../../builders/deal-line.ts";

/** A deal of 100 invested on 2020-01-15, with what matters spelled out. */
export function aDeal({
  line = {},
  ...rest
}: Partial<Omit<DealFile, "line">> & { line?: Parameters<typeof dealLine>[0] } = {}): DealFile {
  return {
    line: dealLine({ investedOn: "2020-01-15", invested: "100", ...line }),
    flows: [{ on: "2020-01-15", kind: "call", amount: "100", isIn: true }],
    marks: [],
    events: [],
    ...rest,
  };
}

export const happened = (on: string, kind: string, name: string, rest: Partial<DealFile["events"][number]> = {}) => ({
  on,
  kind,
  name,
  outcome: null,
  score: null,
  route: null,
  plannedOn: null,
  note: null,
  ...rest,
});
