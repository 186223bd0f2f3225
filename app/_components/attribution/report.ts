import type { AttributionReport, SegmentDerivation } from "@/server/services/attribution-report.ts";

export type Report = AttributionReport;
export type { SegmentDerivation };
