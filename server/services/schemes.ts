import "server-only";
import type { Scope, Viewer } from "@/server/auth/permissions.ts";
import { scopeOf } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { addDays, type PlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import { type CompiledScheme, compileScheme } from "@/server/core/schemes/evaluate-scheme.ts";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets.ts";
import { parseSchemeDefinition, type SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import {
  loadSchemeVersionById,
  loadSchemeVersions,
  loadVersionInForce,
  type SchemeVersionRow,
} from "@/server/persistence/scheme-repository.ts";
import type {
  SchemeLine,
  SchemeReferenceView,
  SchemeStanding,
  SchemesView,
  SchemeVersionView,
  SchemeView,
} from "./scheme-view.ts";

/** A scheme that can be used: a version of the institution's own, or a preset. */
export interface SchemeRef {
  /** SchemeVersion.id; null for a preset. */
  readonly id: string | null;
  /** What leads back to it: its code, or "code@3" where a version was named. */
  readonly reference: string;
  readonly code: string;
  /** null for a preset. */
  readonly version: number | null;
  readonly status: SchemeStanding;
  readonly inForceFrom: PlainDate | null;
  readonly inForceUntil: PlainDate | null;
  readonly definition: SchemeDefinition;
  readonly lens: CompiledScheme;
}

/** The day in UTC: what "in force" is asked of when no day is named. */
export const todayUtc = (): PlainDate => new Date().toISOString().slice(0, 10);

const presetRefs: readonly SchemeRef[] = schemePresets.map((definition) => ({
  id: null,
  reference: definition.code,
  code: definition.code,
  version: null,
  status: "preset",
  inForceFrom: null,
  inForceUntil: null,
  definition,
  lens: compileScheme(definition),
}));

/** The preset of that code. */
export const presetOf = (code: string): SchemeRef | undefined => presetRefs.find((preset) => preset.code === code);

/** Where a version stands on a day: what is kept says only what was decided. */
export function standingOf(
  { status, inForceFrom, inForceUntil }: Pick<SchemeVersionRow, "status" | "inForceFrom" | "inForceUntil">,
  today: PlainDate,
): SchemeStanding {
  if (status !== "inForce") return status;
  if (inForceUntil !== null && inForceUntil < today) return "retired";
  return inForceFrom !== null && inForceFrom > today ? "approved" : "inForce";
}

/** Compiled versions by id; a draft that was saved again is compiled again. */
const compiled = new Map<string, { readonly changedAt: number; readonly lens: CompiledScheme }>();
const KEPT_COMPILED = 200;

function lensOfRow({ id, changedAt, definition }: SchemeVersionRow): CompiledScheme {
  const known = compiled.get(id);
  if (known?.changedAt === changedAt.getTime()) return known.lens;
  const lens = compileScheme(parseSchemeDefinition(definition));
  compiled.set(id, { changedAt: changedAt.getTime(), lens });
  for (const oldest of compiled.keys()) {
    if (compiled.size <= KEPT_COMPILED) break;
    compiled.delete(oldest);
  }
  return lens;
}

function refOf(row: SchemeVersionRow, today: PlainDate, reference: string = row.code): SchemeRef {
  const lens = lensOfRow(row);
  return {
    id: row.id,
    reference,
    code: row.code,
    version: row.number,
    status: standingOf(row, today),
    inForceFrom: row.inForceFrom,
    inForceUntil: row.inForceUntil,
    definition: lens.definition,
    lens,
  };
}

/** The scheme in force on a day; null while the institution has adopted none. */
export async function schemeInForce(on: PlainDate = todayUtc()): Promise<SchemeRef | null> {
  const row = await loadVersionInForce(on);
  return row && refOf(row, todayUtc());
}

/** @throws InvalidInputError unknownScheme */
export async function loadSchemeVersion(id: string): Promise<SchemeRef> {
  const row = await loadSchemeVersionById(id);
  if (!row) throw new InvalidInputError("unknownScheme", { code: id });
  return refOf(row, todayUtc(), `${row.code}@${row.number}`);
}

/**
 * A scheme by its code (the version in force today, else the newest), or one version of it ("code@3").
 *
 * @throws InvalidInputError unknownScheme
 */
export async function loadScheme(reference: string): Promise<SchemeRef> {
  const [code = "", number] = reference.split("@");
  const preset = number === undefined ? presetOf(code) : undefined;
  if (preset) return preset;
  const versions = await loadSchemeVersions(code);
  const row =
    number === undefined
      ? mainVersion(versions, todayUtc())
      : versions.find((version) => String(version.number) === number);
  if (!row) throw new InvalidInputError("unknownScheme", { code: reference });
  return refOf(row, todayUtc(), reference);
}

/**
 * A scheme that the viewer may read: a manager only presets and the one in force.
 *
 * @throws InvalidInputError unknownScheme, also for one that is not the viewer's to see
 */
export async function loadSchemeFor(viewer: Viewer, reference: string): Promise<SchemeRef> {
  const scheme = await loadScheme(reference);
  if (scheme.status === "preset" || scopeOf(viewer.role, "schemes.read") === "all") return scheme;
  const inForce = await schemeInForce();
  if (inForce?.id !== scheme.id) throw new InvalidInputError("unknownScheme", { code: reference });
  return scheme;
}

/** What a picker offers: the institution's own, one version of each, then the presets. */
export async function choosableSchemes(scope: Scope | null): Promise<SchemeRef[]> {
  if (scope !== "all") {
    const inForce = await schemeInForce();
    return [...(inForce ? [inForce] : []), ...presetRefs];
  }
  const today = todayUtc();
  const own = byCode(await loadSchemeVersions()).flatMap((versions) => mainVersion(versions, today) ?? []);
  const refs = own.map((row) => refOf(row, today));
  return [
    ...refs.filter(({ status }) => status === "inForce"),
    ...refs.filter(({ status }) => status !== "inForce"),
    ...presetRefs,
  ];
}

function byCode(rows: readonly SchemeVersionRow[]): SchemeVersionRow[][] {
  const groups = new Map<string, SchemeVersionRow[]>();
  for (const row of rows) groups.set(row.code, [...(groups.get(row.code) ?? []), row]);
  return [...groups.values()];
}

/** The version that a scheme stands for: in force, else the newest. */
const mainVersion = (versions: readonly SchemeVersionRow[], today: PlainDate): SchemeVersionRow | undefined =>
  versions.find((version) => standingOf(version, today) === "inForce") ?? versions.at(-1);

/** All schemes that the viewer may see. */
export async function schemesPage(viewer: Viewer): Promise<SchemesView> {
  const today = todayUtc();
  const seesAll = scopeOf(viewer.role, "schemes.read") === "all";
  const inForce = await loadVersionInForce(today);
  const rows = seesAll ? await loadSchemeVersions() : inForce ? [inForce] : [];
  const own = byCode(rows).map((versions) => schemeLine(versions, today));
  const presets = seesAll ? schemePresets.map(presetLine) : [];
  const name = inForce && lensOfRow(inForce).definition.name;
  return {
    today,
    schemes: [...own, ...presets],
    inForce:
      inForce && name
        ? { code: inForce.code, version: inForce.number, name, from: inForce.inForceFrom ?? today }
        : null,
    proposed: rows.filter(({ status }) => status === "proposed").length,
  };
}

const presetLine = (definition: SchemeDefinition): SchemeLine => ({
  ...wordsOf(definition),
  code: definition.code,
  isPreset: true,
  standing: "preset",
  version: null,
  versions: 0,
  waiting: null,
  inForceFrom: null,
  changedAt: null,
  changedBy: null,
});

const wordsOf = ({ name, description, source, pay, measures }: SchemeDefinition) => ({
  name,
  description,
  source,
  paysBy: pay?.award.kind ?? ("nothing" as const),
  measures: measures.length,
});

function schemeLine(versions: readonly SchemeVersionRow[], today: PlainDate): SchemeLine {
  const main = mainVersion(versions, today)!;
  const newest = versions.at(-1)!;
  const last = versions.reduce((a, b) => (b.changedAt > a.changedAt ? b : a));
  return {
    ...wordsOf(lensOfRow(main).definition),
    code: main.code,
    isPreset: false,
    standing: standingOf(main, today),
    version: main.number,
    versions: versions.length,
    waiting: newest === main ? null : standingOf(newest, today),
    inForceFrom: main.inForceFrom,
    changedAt: last.changedAt.toISOString(),
    changedBy: last.createdBy,
  };
}

/**
 * One scheme with all its versions, newest first.
 *
 * @param number the version to open; without it the one in force, else the newest
 * @throws InvalidInputError unknownScheme
 */
export async function schemePage(viewer: Viewer, code: string, number?: number): Promise<SchemeView> {
  const today = todayUtc();
  const preset = presetOf(code);
  const seesAll = scopeOf(viewer.role, "schemes.read") === "all";
  if (preset && seesAll) {
    const { definition } = preset;
    return { code, isPreset: true, today, definition, version: null, versions: [], earliestFrom: null };
  }
  const inForce = await loadVersionInForce(today);
  const versions = seesAll ? await loadSchemeVersions(code) : inForce?.code === code ? [inForce] : [];
  const opened =
    number === undefined ? mainVersion(versions, today) : versions.find((version) => version.number === number);
  if (!opened) throw new InvalidInputError("unknownScheme", { code });
  return {
    code,
    isPreset: false,
    today,
    definition: lensOfRow(opened).definition,
    version: opened.number,
    versions: versions.map((row) => versionView(row, viewer, today)).reverse(),
    earliestFrom: inForce?.inForceFrom ? addDays(inForce.inForceFrom, 1) : null,
  };
}

/** @throws InvalidInputError unknownScheme */
export async function schemeReference(viewer: Viewer, wanted: string): Promise<SchemeReferenceView> {
  const { reference, code, version, status, definition } = await loadSchemeFor(viewer, wanted);
  return { reference, code, version, standing: status, definition };
}

const versionView = (row: SchemeVersionRow, viewer: Viewer, today: PlainDate): SchemeVersionView => ({
  id: row.id,
  number: row.number,
  standing: standingOf(row, today),
  definition: lensOfRow(row).definition,
  note: row.note,
  inForceFrom: row.inForceFrom,
  inForceUntil: row.inForceUntil,
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  changedAt: row.changedAt.toISOString(),
  proposedBy: row.proposedBy,
  proposedAt: row.proposedAt?.toISOString() ?? null,
  approvedBy: row.approvedBy,
  approvedAt: row.approvedAt?.toISOString() ?? null,
  returnedNote: row.returnedNote,
  isOwn: viewer.userId === row.createdById || viewer.userId === row.proposedById,
});
