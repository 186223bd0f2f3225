import "server-only";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { patient } from "@/server/core/schemes/presets/patient.ts";
import { loadCycles } from "@/server/persistence/cycle-repository.ts";
import { loadUserByEmail } from "@/server/persistence/user-repository.ts";
import { approveCycle, calculateCycle, closeCycle, openCycle, proposeCycle } from "./cycles.ts";
import { demoEmail } from "./demo-users.ts";
import { addScheme, approveScheme, proposeScheme } from "./scheme-steps.ts";
import { loadScheme, type SchemeRef, schemeInForce } from "./schemes.ts";

const CLOSED_YEARS = [2023, 2024, 2025] as const;
const FIRST_DAY = "2020-01-01";
/** The year under way is looked at in advance, at its last quarter with results. */
const UNDER_WAY = { name: "2026", asOf: "2026-09-30" } as const;

/**
 * Three closed years and one that waits to be proposed, made by the services that people use: HR calculates and proposes,
 * the CIO approves. Does nothing where there is a cycle already, or no demo account to act.
 *
 * @returns the number of cycles made
 */
export async function seedDemoCycles(): Promise<{ cycles: number }> {
  const [hr, cio] = [await demoViewer("hr"), await demoViewer("cio")];
  if (hr === null || cio === null || (await loadCycles()).length > 0) return { cycles: 0 };
  const scheme = (await schemeInForce(`${CLOSED_YEARS[0]}-12-31`)) ?? (await adopted(hr, cio));
  for (const year of CLOSED_YEARS) {
    const at = (monthAndDay: string) => new Date(`${year + 1}-${monthAndDay}T02:00:00.000Z`);
    const { id } = await openCycle(
      { name: `${year}`, asOf: `${year}-12-31`, knownAsOf: at("03-15"), schemeVersionId: scheme.id ?? "" },
      hr,
      at("03-16"),
    );
    await calculateCycle(id, hr, undefined, at("03-16"));
    await proposeCycle(id, hr, at("03-20"));
    await approveCycle(id, cio, at("03-27"));
    await closeCycle(id, hr, at("03-28"));
  }
  const { id } = await openCycle({ ...UNDER_WAY, knownAsOf: new Date(), schemeVersionId: scheme.id ?? "" }, hr);
  await calculateCycle(id, hr);
  return { cycles: CLOSED_YEARS.length + 1 };
}

async function adopted(hr: Viewer, cio: Viewer): Promise<SchemeRef> {
  const { code } = await addScheme(hr, {
    code: "house-patient",
    name: { en: "House scheme (patient)", zh: "本机构长周期方案" },
    origin: { copyOf: patient.code },
  });
  const { id } = await loadScheme(code);
  await proposeScheme(hr, id ?? "", null);
  await approveScheme(cio, id ?? "", FIRST_DAY);
  return loadScheme(code);
}

async function demoViewer(role: Role): Promise<Viewer | null> {
  const user = await loadUserByEmail(demoEmail(role));
  return user && { userId: user.id, email: user.email, name: user.name, role, managerId: null };
}
