import { z } from "zod";
import type { Measured } from "@/server/core/measured";
import {
  type FundEvent,
  type FundEventKind,
  type FundMark,
  fundPosition,
} from "@/server/core/private-equity/fund-position";
import { multiples } from "@/server/core/private-equity/multiples";
import { type CaseKind, caseKind } from "./case-kind";
import { calendarDate as date } from "./case-text";
import { multipleFields, totalsFields } from "./private-fund-fields";

const documented = z.string().optional();

const EVENT_KINDS: Readonly<Record<string, FundEventKind>> = {
  lp_capital_call: "capitalCall",
  lp_distribution: "distribution",
  realized_proceeds: "distribution",
  recallable_distribution: "recallableDistribution",
  lp_recallable_distribution: "recallableDistribution",
};

const identity = z.union([z.number(), z.string()]);
const fundEvent = z.strictObject({
  id: identity.optional(),
  type: z.enum([...Object.keys(EVENT_KINDS), "reversal"]),
  amount: z.number(),
  date,
  status: z.enum(["approved", "locked", "reversed", "draft"]),
  perspective: documented,
  reversal_of: identity.optional(),
  reversal_of_event: identity.optional(),
  reversal_of_event_id: identity.optional(),
  reverses: identity.optional(),
});
const fundMark = z.strictObject({
  id: identity.optional(),
  fair_value: z.number(),
  mark_date: date,
  as_of_date: date.optional(),
  status: z.enum(["approved", "locked", "superseded", "draft"]),
  company: identity.optional(),
  company_id: identity.optional(),
  confidence: documented,
  confidence_level: documented,
});

const investorReportCase = caseKind({
  name: "investor's position from events and marks",
  input: z.strictObject({ as_of: date, perspective: documented, events: z.array(fundEvent), marks: z.array(fundMark) }),
  compute({ as_of, events, marks }) {
    const reversed = new Set(
      events.map((e) => e.reversal_of ?? e.reversal_of_event ?? e.reversal_of_event_id ?? e.reverses),
    );
    const counted = (status: string) => status === "approved" || status === "locked";
    const fundEvents = events.flatMap(({ id, type, date, amount, status }): FundEvent[] => {
      const kind = EVENT_KINDS[type];
      const isReversed = id !== undefined && reversed.has(id);
      return kind === undefined || isReversed || !counted(status) ? [] : [{ kind, date, amount }];
    });
    const fundMarks = marks.flatMap((mark): FundMark[] => {
      const holding = mark.company ?? mark.company_id;
      const named = holding === undefined ? null : String(holding);
      return counted(mark.status) ? [{ holding: named, date: mark.mark_date, value: mark.fair_value }] : [];
    });
    const totals = fundPosition(fundEvents, fundMarks, { asOf: as_of, recallable: "reducesPaidIn" });
    return { ...totalsFields(totals), ...multipleFields(totals) };
  },
});

const reportedFund = z.strictObject({
  fund: documented,
  plan: documented,
  vintage: z.number().int().optional(),
  paid_in_musd: z.number(),
  distributed_musd: z.number(),
  nav_musd: z.number(),
});
const reportedMultiplesCase = caseKind({
  name: "multiples of reported funds",
  input: z.strictObject({ as_of: date.optional(), funds: z.array(reportedFund) }),
  compute({ funds }) {
    const all = funds.map(({ paid_in_musd, distributed_musd, nav_musd }) =>
      multiples({ paidIn: paid_in_musd, distributed: distributed_musd, nav: nav_musd }),
    );
    const values = (name: "dpi" | "rvpi" | "tvpi") => all.map((fund): Measured["value"] => fund[name].value);
    const [dpi, rvpi, tvpi] = [values("dpi"), values("rvpi"), values("tvpi")];
    return { reported_tvpi: tvpi, reported_dpi: dpi, reported_rvpi: rvpi, tvpi, dpi, rvpi };
  },
});

/** Positions in private funds from events and marks, or as reported. */
export const privatePositionCases: readonly CaseKind[] = [investorReportCase, reportedMultiplesCase];
