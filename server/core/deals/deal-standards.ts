import { addMonths, type PlainDate } from "../returns/calendar/plain-date";

/** What deals of a stage and domain are held to from a day on (差异化考核标准). */
export interface DealStandard {
  readonly id: string;
  readonly stage: string;
  /** "all": every domain without a row of its own. */
  readonly domain: string;
  readonly effectiveOn: PlainDate;
  readonly entryStandard: string;
  readonly entryStandardZh: string;
  readonly limitShare: number | null;
  readonly lossRate: number | null;
  readonly reviewMonths: number | null;
}

export interface NegativeListEntry {
  readonly id: string;
  readonly kind: "company" | "domain";
  /** Name of the company, or key of the domain. */
  readonly subject: string;
  /** The company's name in Chinese; null where it has none of its own. */
  readonly subjectZh: string | null;
  readonly reason: string;
  readonly reasonZh: string | null;
  readonly effectiveOn: PlainDate;
  readonly until: PlainDate | null;
}

/** What the standards ask of a deal to know about it. */
export interface StandardDeal {
  readonly dealId: string;
  readonly company: string;
  readonly companyZh: string | null;
  readonly domain: string;
  readonly stage: string;
  readonly investedOn: PlainDate | null;
  readonly lastTicketOn: PlainDate | null;
  readonly invested: number;
  /** Paid in for what is still held; 0 once it has been left. */
  readonly open: number;
  readonly loss: number;
  readonly isOpen: boolean;
  readonly lastAssessedOn: PlainDate | null;
}

export interface StandardCell {
  readonly stage: string;
  readonly domain: string;
  readonly standard: DealStandard | null;
  readonly deals: number;
  readonly open: number;
  /** Of the money still at work in the book. */
  readonly share: number;
  /** Losses over money invested, exited deals among them; 0 without any. */
  readonly lossRate: number;
  readonly isOverLimit: boolean;
  readonly isOverLossRate: boolean;
  /** Open deals whose last review is longer ago than the rhythm. */
  readonly overdue: readonly string[];
}

export interface NegativeListHit {
  readonly dealId: string;
  readonly entryId: string;
  /** Money went in after the entry held, rather than before. */
  readonly isBreach: boolean;
}

/**
 * The standard in force for a stage and domain on a day: the newest row of the cell, of the domain itself before "all".
 * Of several rows of one day the last one given counts.
 */
export function standardFor(
  standards: readonly DealStandard[],
  cell: { readonly stage: string; readonly domain: string },
  on: PlainDate,
): DealStandard | null {
  const newest = (domain: string) =>
    standards
      .filter((row) => row.stage === cell.stage && row.domain === domain && row.effectiveOn <= on)
      .reduce<DealStandard | null>((found, row) => (found && found.effectiveOn > row.effectiveOn ? found : row), null);
  return newest(cell.domain) ?? newest("all");
}

/**
 * The matrix stage x domain: money at work against the limit, losses against the tolerance, reviews against their rhythm.
 * On a limit is inside it. Limits of a row for "all" domains hold for each domain by itself.
 */
export function standardCells(
  deals: readonly StandardDeal[],
  standards: readonly DealStandard[],
  asOf: PlainDate,
): StandardCell[] {
  const total = deals.reduce((sum, { open }) => sum + open, 0);
  const cells = new Map<string, StandardDeal[]>();
  for (const deal of deals) {
    const key = JSON.stringify([deal.stage, deal.domain]);
    const cell = cells.get(key);
    if (cell) cell.push(deal);
    else cells.set(key, [deal]);
  }
  return [...cells.values()].map((members) => {
    const { stage, domain } = members[0]!;
    const standard = standardFor(standards, { stage, domain }, asOf);
    const open = members.reduce((sum, deal) => sum + deal.open, 0);
    const invested = members.reduce((sum, deal) => sum + deal.invested, 0);
    const loss = members.reduce((sum, deal) => sum + deal.loss, 0);
    const share = total > 0 ? open / total : 0;
    const lossRate = invested > 0 ? loss / invested : 0;
    const rhythm = standard?.reviewMonths ?? null;
    return {
      stage,
      domain,
      standard,
      deals: members.length,
      open,
      share,
      lossRate,
      isOverLimit: standard?.limitShare != null && share > standard.limitShare,
      isOverLossRate: standard?.lossRate != null && lossRate > standard.lossRate,
      overdue:
        rhythm === null
          ? []
          : members.filter((deal) => deal.isOpen && isOverdue(deal, rhythm, asOf)).map(({ dealId }) => dealId),
    };
  });
}

/** Day of the last review; before the first one the day of the first instalment counts. */
export const lastReviewOn = ({ lastAssessedOn, investedOn }: StandardDeal): PlainDate | null =>
  lastAssessedOn ?? investedOn;

/** Last day on which the next review is in time. */
export const reviewDueOn = (lastOn: PlainDate, rhythmMonths: number): PlainDate => addMonths(lastOn, rhythmMonths);

function isOverdue(deal: StandardDeal, rhythm: number, asOf: PlainDate): boolean {
  const from = lastReviewOn(deal);
  return from !== null && reviewDueOn(from, rhythm) < asOf;
}

/**
 * Deals that stand on the negative list: their domain, or their company by its name in either language. A breach where
 * money went in while the entry held.
 */
export function negativeListHits(
  deals: readonly StandardDeal[],
  entries: readonly NegativeListEntry[],
  asOf: PlainDate,
): NegativeListHit[] {
  const inForce = entries.filter(({ effectiveOn, until }) => effectiveOn <= asOf && (until === null || until >= asOf));
  return deals.flatMap((deal) =>
    inForce
      .filter(({ kind, subject, subjectZh }) =>
        kind === "domain"
          ? subject === deal.domain
          : [deal.company, deal.companyZh].some((name) => name !== null && (name === subject || name === subjectZh)),
      )
      .map((entry) => ({
        dealId: deal.dealId,
        entryId: entry.id,
        isBreach: deal.lastTicketOn !== null && deal.lastTicketOn >= entry.effectiveOn,
      })),
  );
}
