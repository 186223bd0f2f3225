import "server-only";
import { patient } from "@/server/core/schemes/presets/patient.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { type DemoSchemeVersion, saveDemoSchemes } from "@/server/persistence/demo-scheme-repository.ts";

const house: SchemeDefinition = {
  ...patient,
  code: "house-patient",
  name: { en: "Patient capital of the house", zh: "本机构长周期考核方案" },
};

/** The version before: a deferral over three years. */
const earlier: SchemeDefinition = {
  ...house,
  pay: house.pay && { ...house.pay, deferral: house.pay.deferral && { ...house.pay.deferral, years: 3 } },
};

/** What HR is working on: a later line for "ahead", and one more year of grace for funds. */
const next: SchemeDefinition = {
  ...house,
  tolerance: house.tolerance && { ...house.tolerance, graceYears: 5 },
  decision: { ...house.decision, aheadFrom: 65 },
};

const versions: readonly DemoSchemeVersion[] = [
  {
    definition: earlier,
    status: "retired",
    inForceFrom: "2019-01-01",
    inForceUntil: "2021-12-31",
    note: "First long-cycle scheme 首个长周期考核方案",
    at: "2018-12-10T03:00:00Z",
  },
  {
    definition: house,
    status: "inForce",
    inForceFrom: "2022-01-01",
    inForceUntil: null,
    note: "Deferral over five years 递延期限延长至五年",
    at: "2021-12-10T03:00:00Z",
  },
  {
    definition: next,
    status: "draft",
    inForceFrom: null,
    inForceUntil: null,
    note: "For discussion: five years of grace 供讨论：宽限期五年",
    at: "2026-10-20T03:00:00Z",
  },
];

/** Gives the demo institution its scheme: an earlier version, the one in force, and a draft. Does nothing where there is any scheme. */
export const seedDemoSchemes = (): Promise<boolean> => saveDemoSchemes(house.code, versions);
