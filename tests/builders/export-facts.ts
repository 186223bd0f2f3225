import type { ExportFacts } from "@/server/export/about-sheet";

/** What stands on the first sheet of an export. */
export const exportFacts: ExportFacts = {
  title: "An export",
  subject: "Somebody (M01)",
  asOf: "2026-09-30",
  knownAsOf: null,
  choices: [["Left lens", "Quarterly"]],
  methods: ["link-carino"],
  engine: "Longview 1.2.3, 1",
  reader: { name: "Li Wei", role: "CIO" },
  generatedAt: new Date("2026-11-24T08:30:00Z"),
};
