import { type FundTotals, multiples } from "@/server/core/private-equity/multiples";

/** The multiples of a fund by the names of the cases. */
export const multipleFields = (totals: FundTotals) => {
  const { dpi, rvpi, tvpi } = multiples(totals);
  return { dpi: dpi.value, rvpi: rvpi.value, tvpi: tvpi.value, moic: tvpi.value };
};

/** What was paid in, given back and is left, by the names of the cases. */
export const totalsFields = ({ paidIn, distributed, nav }: FundTotals) => ({
  paid_in: paidIn,
  contributions: paidIn,
  distributed,
  distributions: distributed,
  nav,
});
