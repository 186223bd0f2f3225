import { beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root.ts";
import { type Role, roles, type Viewer } from "@/server/auth/permissions.ts";
import { annual } from "@/server/core/schemes/presets/annual.ts";
import { patient } from "@/server/core/schemes/presets/patient.ts";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { lensPair } from "@/server/services/lenses.ts";
import {
  addScheme,
  approveScheme,
  discardScheme,
  proposeScheme,
  retireScheme,
  returnScheme,
  saveScheme,
  withdrawScheme,
} from "@/server/services/scheme-steps.ts";
import { choosableSchemes, loadScheme, schemeInForce, schemePage, schemesPage } from "@/server/services/schemes.ts";
import { putInForce } from "../builders/scheme-in-force.ts";
import { forgetTrail, trailOf } from "../builders/user.ts";
import { withCode } from "../builders/with-code.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();
beforeEach(async () => {
  await prisma().$executeRaw`alter table "SchemeVersion" disable trigger "schemeVersionImmutable"`;
  await prisma().schemeVersion.deleteMany();
  await prisma().$executeRaw`alter table "SchemeVersion" enable trigger "schemeVersionImmutable"`;
  await prisma().scheme.deleteMany();
  await forgetTrail();
});

const viewer = (role: Role, number: number = roles.indexOf(role)): Viewer => ({
  userId: `0190b5a0-0000-7000-8000-00000000000${number}`,
  email: `${role}@example.com`,
  name: role,
  role,
  managerId: role === "manager" ? "0190b5a0-0000-7000-8000-0000000000aa" : null,
});
const [hr, cio, manager] = [viewer("hr"), viewer("cio"), viewer("manager")];

const name = { en: "House scheme", zh: "本机构方案" };
const added = () => addScheme(hr, { code: "house", name, origin: { copyOf: "patient" } });
const newest = async (code = "house") => (await schemePage(hr, code)).versions[0]!;
const edited = async (definition: SchemeDefinition) => {
  const { number, changedAt } = await newest();
  return saveScheme(hr, { code: "house", definition, note: "graceYears", version: number, changedAt });
};
const inOneYear = () => `${new Date().getUTCFullYear() + 1}-01-01`;

async function inForceFrom(from: string): Promise<void> {
  await added();
  const { id } = await newest();
  await proposeScheme(hr, id, null);
  await approveScheme(cio, id, from);
}

describe("a new scheme", () => {
  it("is a copy of another under its own code and name, as a draft", async () => {
    expect(await added()).toEqual({ code: "house", version: 1 });
    const page = await schemePage(hr, "house");
    expect(page.versions).toMatchObject([{ number: 1, standing: "draft", createdBy: "hr@example.com" }]);
    expect(page.definition).toEqual({ ...patient, code: "house", name });
    expect(await trailOf("house v1")).toMatchObject([{ action: "scheme.add", detail: { from: "patient" } }]);
  });

  it("can come from a file, whatever code the file has", async () => {
    await addScheme(hr, { code: "house", name, origin: { definition: JSON.parse(JSON.stringify(annual)) } });
    expect((await loadScheme("house")).definition).toEqual({ ...annual, code: "house", name });
  });

  it("is refused where the file is broken, with every problem and its place", async () => {
    const broken = { ...annual, decision: { ...annual.decision, aheadFrom: 1, behindBelow: 2 } };
    await expect(addScheme(hr, { code: "house", name, origin: { definition: broken } })).rejects.toMatchObject({
      code: "schemeNotReadable",
      facts: { problems: [{ path: "decision", code: "thresholdsCross" }] },
    });
  });

  it.each(["patient", "house"])("cannot take the code %s that there is", async (code) => {
    await added();
    const again = addScheme(hr, { code, name, origin: { copyOf: "annual" } });
    await expect(again).rejects.toThrow(withCode("schemeCodeTaken"));
  });
});

describe("editing", () => {
  it("changes a draft in place", async () => {
    await added();
    await edited({ ...patient, missing: { ...patient.missing, minimumWeight: 0.3 } });
    const page = await schemePage(hr, "house");
    expect(page.versions).toHaveLength(1);
    expect(page.definition.missing.minimumWeight).toBe(0.3);
    expect(page.definition.code).toBe("house");
  });

  it("refuses to write over what somebody else saved meanwhile", async () => {
    await added();
    const { changedAt } = await newest();
    await edited(patient);
    const late = saveScheme(hr, { code: "house", definition: annual, note: null, version: 1, changedAt });
    await expect(late).rejects.toThrow(withCode("schemeChangedMeanwhile"));
  });

  it("makes the next version of one that was proposed, and leaves that one as it was", async () => {
    await added();
    await proposeScheme(hr, (await newest()).id, null);
    expect(await edited({ ...patient, missing: { ...patient.missing, minimumWeight: 0.5 } })).toMatchObject({
      version: 2,
    });
    const { versions } = await schemePage(hr, "house");
    expect(versions.map(({ number, standing }) => [number, standing])).toEqual([
      [2, "draft"],
      [1, "proposed"],
    ]);
    expect(versions[1]!.definition.missing).toEqual(patient.missing);
  });

  it("keeps one draft at a time", async () => {
    await added();
    const first = await newest();
    await proposeScheme(hr, first.id, null);
    await edited(patient);
    const again = saveScheme(hr, { code: "house", definition: annual, note: null, version: 1, changedAt: "x" });
    await expect(again).rejects.toThrow(withCode("schemeHasNewerVersion"));
  });

  it("is refused by the database itself for anything but a draft", async () => {
    await added();
    const { id } = await newest();
    await proposeScheme(hr, id, null);
    await expect(prisma().schemeVersion.update({ where: { id }, data: { definition: {} } })).rejects.toThrow();
    await expect(prisma().schemeVersion.delete({ where: { id } })).rejects.toThrow();
  });
});

describe("the way to force", () => {
  it("goes from proposal to approval by another person, and every step is in the trail", async () => {
    await inForceFrom("2026-01-01");
    expect(await newest()).toMatchObject({
      standing: "inForce",
      inForceFrom: "2026-01-01",
      proposedBy: "hr@example.com",
      approvedBy: "cio@example.com",
    });
    expect((await trailOf("house v1")).map(({ action, actor }) => [action, actor])).toEqual([
      ["scheme.add", "hr@example.com"],
      ["scheme.propose", "hr@example.com"],
      ["scheme.approve", "cio@example.com"],
    ]);
  });

  it("needs four eyes: who wrote or proposed it cannot approve it, whatever the role says now", async () => {
    await added();
    const { id } = await newest();
    await proposeScheme(viewer("hr", 8), id, null);
    const becameCio = (number: number) => viewer("cio", number);
    await expect(approveScheme(becameCio(2), id, inOneYear())).rejects.toThrow(withCode("fourEyes"));
    await expect(approveScheme(becameCio(8), id, inOneYear())).rejects.toThrow(withCode("fourEyes"));
    await approveScheme(becameCio(9), id, inOneYear());
    expect((await newest()).standing).toBe("approved");
  });

  it("leads back: withdrawn or returned with a reason, it is a draft again", async () => {
    await added();
    const { id } = await newest();
    await proposeScheme(hr, id, "for 2027");
    await returnScheme(cio, id, "the cap is missing");
    expect(await newest()).toMatchObject({ standing: "draft", returnedNote: "the cap is missing", proposedBy: null });
    await proposeScheme(hr, id, null);
    await withdrawScheme(hr, id);
    expect(await newest()).toMatchObject({ standing: "draft", returnedNote: null });
    await discardScheme(hr, id);
    await expect(loadScheme("house")).rejects.toThrow(withCode("unknownScheme"));
  });

  it("takes no step out of turn", async () => {
    await added();
    const { id } = await newest();
    const notOpen = withCode("schemeStepNotOpen");
    await expect(approveScheme(cio, id, inOneYear())).rejects.toThrow(notOpen);
    await expect(withdrawScheme(hr, id)).rejects.toThrow(notOpen);
    await expect(retireScheme(cio, id, inOneYear())).rejects.toThrow(notOpen);
    await proposeScheme(hr, id, null);
    await expect(proposeScheme(hr, id, null)).rejects.toThrow(notOpen);
    await expect(discardScheme(hr, id)).rejects.toThrow(notOpen);
  });

  it("lets one of two approvals at the same moment through", async () => {
    await added();
    const { id } = await newest();
    await proposeScheme(hr, id, null);
    const both = await Promise.allSettled([approveScheme(cio, id, "2026-01-01"), approveScheme(cio, id, "2026-02-01")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("the scheme in force", () => {
  it("is one on each day: the next begins the day after the one before ends", async () => {
    await inForceFrom("2024-01-01");
    await edited({ ...patient, missing: { ...patient.missing, minimumWeight: 0.5 } });
    const { id } = await newest();
    await proposeScheme(hr, id, null);
    await approveScheme(cio, id, "2026-01-01");
    const on = async (day: string) => (await schemeInForce(day))?.version ?? null;
    expect(await on("2023-12-31")).toBeNull();
    expect(await on("2024-01-01")).toBe(1);
    expect(await on("2025-12-31")).toBe(1);
    expect(await on("2026-01-01")).toBe(2);
    const { versions } = await schemePage(hr, "house");
    expect(versions.map(({ standing, inForceUntil }) => [standing, inForceUntil])).toEqual([
      ["inForce", null],
      ["retired", "2025-12-31"],
    ]);
  });

  it("cannot be overtaken from behind", async () => {
    await inForceFrom("2026-01-01");
    await edited(patient);
    const { id } = await newest();
    await proposeScheme(hr, id, null);
    await expect(approveScheme(cio, id, "2026-01-01")).rejects.toThrow(withCode("schemeStartsTooEarly"));
    await expect(approveScheme(cio, id, "2025-06-01")).rejects.toThrow(withCode("schemeStartsTooEarly"));
    await expect(approveScheme(cio, id, "2026-02-30")).rejects.toThrow(withCode("notADate"));
  });

  it("stays until the day of its successor, which waits as approved", async () => {
    await inForceFrom("2024-01-01");
    await edited(patient);
    const { id } = await newest();
    await proposeScheme(hr, id, null);
    await approveScheme(cio, id, inOneYear());
    expect((await schemeInForce())?.version).toBe(1);
    expect((await newest()).standing).toBe("approved");
    await retireScheme(cio, id, inOneYear());
    expect((await newest()).standing).toBe("retired");
    expect(await schemeInForce(inOneYear())).toBeNull();
  });

  it("ends today or later, not in the past", async () => {
    await inForceFrom("2024-01-01");
    const { id } = await newest();
    await expect(retireScheme(cio, id, "2025-01-01")).rejects.toThrow(withCode("schemeEndsTooEarly"));
    await retireScheme(cio, id, inOneYear());
    expect((await schemeInForce())?.version).toBe(1);
    expect(await schemeInForce(`${new Date().getUTCFullYear() + 1}-01-02`)).toBeNull();
  });
});

describe("what each role sees", () => {
  it.each(["cio", "hr", "analyst", "auditor"] as const)("shows %s every version and the presets", async (role) => {
    await added();
    const { schemes } = await schemesPage(viewer(role));
    expect(schemes.map(({ code }) => code)).toEqual(["house", ...schemePresets.map(({ code }) => code)]);
    expect((await schemePage(viewer(role), "house")).versions).toHaveLength(1);
    expect((await schemePage(viewer(role), "annual")).definition).toEqual(annual);
  });

  it("shows a manager the one in force, and neither drafts nor other versions", async () => {
    await putInForce(annual, { from: "2026-01-01", code: "adopted" });
    await added();
    const { schemes, proposed } = await schemesPage(manager);
    expect(schemes.map(({ code }) => code)).toEqual(["adopted"]);
    expect(proposed).toBe(0);
    expect((await schemePage(manager, "adopted")).versions).toHaveLength(1);
    await expect(schemePage(manager, "house")).rejects.toThrow(withCode("unknownScheme"));
    await expect(schemePage(manager, "annual")).rejects.toThrow(withCode("unknownScheme"));
    await expect(lensPair(manager, { left: "house" })).rejects.toThrow(withCode("unknownScheme"));
  });

  it.each(["admin", "analyst", "auditor", "manager", "cio"] as const)("does not let %s write", async (role) => {
    await added();
    const { id } = await newest();
    const caller = createCaller({ viewer: viewer(role) }).schemes;
    const forbidden = expect.objectContaining({ code: "FORBIDDEN" });
    await expect(caller.add({ code: "mine", name, origin: { copyOf: "annual" } })).rejects.toThrow(forbidden);
    await expect(caller.propose({ id, note: null })).rejects.toThrow(forbidden);
    await expect(caller.discard({ id })).rejects.toThrow(forbidden);
  });

  it.each(["admin", "analyst", "auditor", "manager", "hr"] as const)("does not let %s approve", async (role) => {
    await added();
    const { id } = await newest();
    await proposeScheme(viewer("hr", 8), id, null);
    const caller = createCaller({ viewer: viewer(role) }).schemes;
    const forbidden = expect.objectContaining({ code: "FORBIDDEN" });
    await expect(caller.approve({ id, from: "2026-01-01" })).rejects.toThrow(forbidden);
    await expect(caller.sendBack({ id, reason: "no" })).rejects.toThrow(forbidden);
    await expect(caller.retire({ id, lastDay: inOneYear() })).rejects.toThrow(forbidden);
  });
});

describe("lenses", () => {
  it("default to quarterly mark to market and, while nothing is in force, the patient preset", async () => {
    const { left, right } = await lensPair(cio, {});
    expect([left.code, right.code]).toEqual(["quarterly-mark-to-market", "patient"]);
  });

  it("default to the scheme in force on the right, for managers too", async () => {
    await putInForce(annual, { from: "2026-01-01", code: "adopted" });
    expect((await lensPair(cio, {})).right).toMatchObject({ code: "adopted", status: "inForce" });
    expect((await lensPair(manager, {})).right).toMatchObject({ code: "adopted", status: "inForce" });
  });

  it("offer the institution's own first, drafts included where the role reads all", async () => {
    await putInForce(annual, { from: "2026-01-01", code: "adopted" });
    await added();
    const codes = async (scope: "all" | "inForce" | null) =>
      (await choosableSchemes(scope)).map(({ code }) => code).slice(0, 3);
    expect(await codes("all")).toEqual(["adopted", "house", schemePresets[0]!.code]);
    expect(await codes("inForce")).toEqual(["adopted", schemePresets[0]!.code, schemePresets[1]!.code]);
  });

  it("can be any version, and stay compiled until a draft is saved again", async () => {
    await added();
    const first = await lensPair(cio, { left: "house@1", right: "house" });
    expect(first.left.reference).toBe("house@1");
    expect((await loadScheme("house")).lens).toBe(first.left.lens);
    await edited(annual);
    expect((await loadScheme("house")).lens).not.toBe(first.left.lens);
  });
});
