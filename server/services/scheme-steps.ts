import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { addDays, isPlainDate, type PlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import { parseSchemeDefinition, type SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import {
  type KeptDefinition,
  type SchemeStep,
  type SchemeVersionRow,
  saveSchemeStep,
} from "@/server/persistence/scheme-repository.ts";
import { loadSchemeFor, presetOf, standingOf, todayUtc } from "./schemes.ts";
import { actorOf } from "./users.ts";

/** Where a new scheme comes from: another scheme (a preset or any version, by reference), or a definition from a file. */
export type SchemeOrigin = { readonly copyOf: string } | { readonly definition: unknown };

export interface NewScheme {
  readonly code: string;
  readonly name: SchemeDefinition["name"];
  readonly origin: SchemeOrigin;
}

/** The version that a step left behind. */
export interface SchemeStepDone {
  readonly code: string;
  readonly version: number;
}

/** A definition as the database keeps it: validated, and always under the code of its scheme. */
const kept = (definition: SchemeDefinition): KeptDefinition =>
  JSON.parse(JSON.stringify(parseSchemeDefinition(definition))) as KeptDefinition;

const nameOf = (code: string, number: number) => `${code} v${number}`;

/**
 * Starts a scheme of the institution's own: a first draft.
 *
 * @throws InvalidInputError schemeCodeTaken, unknownScheme, schemeNotReadable, notJson
 */
export async function addScheme(viewer: Viewer, { code, name, origin }: NewScheme): Promise<SchemeStepDone> {
  const from =
    "copyOf" in origin
      ? (await loadSchemeFor(viewer, origin.copyOf)).definition
      : parseSchemeDefinition(origin.definition);
  const definition = kept({ ...from, code, name });
  return saveSchemeStep((versions) => {
    if (presetOf(code) || versions.some((version) => version.code === code))
      throw new InvalidInputError("schemeCodeTaken", { code });
    return {
      add: { code, number: 1, definition, note: null, ...writer(viewer) },
      audit: {
        actor: actorOf(viewer),
        action: "scheme.add",
        subject: nameOf(code, 1),
        detail: { from: "copyOf" in origin ? origin.copyOf : "file" },
      },
      result: { code, version: 1 },
    };
  });
}

const writer = (viewer: Viewer) => ({ createdById: viewer.userId, createdBy: viewer.email });

export interface SchemeSave {
  readonly code: string;
  readonly definition: unknown;
  readonly note: string | null;
  /** Version that was edited. */
  readonly version: number;
  /** Its last change as the editor saw it (ISO moment). */
  readonly changedAt: string;
}

/**
 * Saves what was edited: a draft in place; of any other version the next one is made, as a draft.
 *
 * @throws InvalidInputError unknownScheme, schemeNotReadable, schemeChangedMeanwhile, schemeHasNewerVersion
 */
export async function saveScheme(
  viewer: Viewer,
  { code, definition: given, note, version: number, changedAt }: SchemeSave,
): Promise<SchemeStepDone & { readonly changedAt: string }> {
  const definition = kept({ ...parseSchemeDefinition(given), code });
  const now = new Date();
  const audit = (version: number) => ({
    actor: actorOf(viewer),
    action: "scheme.save",
    subject: nameOf(code, version),
    detail: note === null ? {} : { note },
  });
  return saveSchemeStep((versions) => {
    const own = versions.filter((version) => version.code === code);
    const edited = own.find((version) => version.number === number);
    if (!edited) throw new InvalidInputError("unknownScheme", { code: `${code}@${number}` });
    const newest = own.at(-1)!;
    if (edited.status === "draft") {
      if (edited.changedAt.toISOString() !== changedAt)
        throw new InvalidInputError("schemeChangedMeanwhile", { code, by: edited.createdBy });
      return {
        change: [{ id: edited.id, to: { definition, note, changedAt: now, ...writer(viewer) } }],
        audit: audit(number),
        result: { code, version: number, changedAt: now.toISOString() },
      };
    }
    if (newest.status === "draft")
      throw new InvalidInputError("schemeHasNewerVersion", { code, version: newest.number });
    const next = newest.number + 1;
    return {
      add: { code, number: next, definition, note, ...writer(viewer), changedAt: now },
      audit: audit(next),
      result: { code, version: next, changedAt: now.toISOString() },
    };
  });
}

/** One step of a version that is on its way: what it needs to be, and what becomes of it. */
function step(
  id: string,
  decide: (version: SchemeVersionRow, all: readonly SchemeVersionRow[]) => SchemeStep<SchemeStepDone>,
): Promise<SchemeStepDone> {
  return saveSchemeStep((versions) => {
    const version = versions.find((candidate) => candidate.id === id);
    if (!version) throw new InvalidInputError("unknownScheme", { code: id });
    return decide(version, versions);
  });
}

function assertStatus({ status, code, number }: SchemeVersionRow, wanted: SchemeVersionRow["status"]): void {
  if (status !== wanted) throw new InvalidInputError("schemeStepNotOpen", { code, version: number, status, wanted });
}

const done = ({ code, number }: SchemeVersionRow): SchemeStepDone => ({ code, version: number });

/**
 * Proposes a draft; from now on it is what it is.
 *
 * @throws InvalidInputError unknownScheme, schemeStepNotOpen
 */
export const proposeScheme = (viewer: Viewer, id: string, note: string | null): Promise<SchemeStepDone> =>
  step(id, (version) => {
    assertStatus(version, "draft");
    return {
      change: [
        {
          id,
          to: {
            status: "proposed",
            note: note ?? version.note,
            proposedById: viewer.userId,
            proposedBy: viewer.email,
            proposedAt: new Date(),
            returnedNote: null,
          },
        },
      ],
      audit: { actor: actorOf(viewer), action: "scheme.propose", subject: nameOf(version.code, version.number) },
      result: done(version),
    };
  });

const backToDraft = { status: "draft", proposedById: null, proposedBy: null, proposedAt: null } as const;

/**
 * Takes a proposal back; it is a draft again.
 *
 * @throws InvalidInputError unknownScheme, schemeStepNotOpen
 */
export const withdrawScheme = (viewer: Viewer, id: string): Promise<SchemeStepDone> =>
  step(id, (version) => {
    assertStatus(version, "proposed");
    return {
      change: [{ id, to: backToDraft }],
      audit: { actor: actorOf(viewer), action: "scheme.withdraw", subject: nameOf(version.code, version.number) },
      result: done(version),
    };
  });

/**
 * Sends a proposal back with the reason; it is a draft again.
 *
 * @throws InvalidInputError unknownScheme, schemeStepNotOpen
 */
export const returnScheme = (viewer: Viewer, id: string, reason: string): Promise<SchemeStepDone> =>
  step(id, (version) => {
    assertStatus(version, "proposed");
    return {
      change: [{ id, to: { ...backToDraft, returnedNote: reason } }],
      audit: {
        actor: actorOf(viewer),
        action: "scheme.return",
        subject: nameOf(version.code, version.number),
        detail: { reason },
      },
      result: done(version),
    };
  });

/**
 * Puts a proposal in force from a day on; the version in force before ends the day before. Nobody approves what they wrote
 * or proposed.
 *
 * @throws InvalidInputError unknownScheme, schemeStepNotOpen, fourEyes, notADate, schemeStartsTooEarly
 */
export const approveScheme = (viewer: Viewer, id: string, from: PlainDate): Promise<SchemeStepDone> =>
  step(id, (version, all) => {
    assertStatus(version, "proposed");
    if (viewer.userId === version.proposedById || viewer.userId === version.createdById)
      throw new InvalidInputError("fourEyes", { by: version.proposedBy ?? version.createdBy });
    if (!isPlainDate(from)) throw new InvalidInputError("notADate", { date: from });
    const today = todayUtc();
    const open = all.filter(
      ({ status, inForceUntil }) => status === "inForce" && (inForceUntil === null || inForceUntil >= from),
    );
    const later = open.find(({ inForceFrom }) => inForceFrom !== null && inForceFrom >= from);
    if (later)
      throw new InvalidInputError("schemeStartsTooEarly", {
        from,
        code: later.code,
        version: later.number,
        inForceFrom: later.inForceFrom ?? "",
      });
    const lastDay = addDays(from, -1);
    return {
      change: [
        ...open.map((before) => ({
          id: before.id,
          to: { inForceUntil: lastDay, ...(lastDay < today ? { status: "retired" as const } : {}) },
        })),
        {
          id,
          to: {
            status: "inForce" as const,
            inForceFrom: from,
            inForceUntil: null,
            approvedById: viewer.userId,
            approvedBy: viewer.email,
            approvedAt: new Date(),
          },
        },
      ],
      audit: {
        actor: actorOf(viewer),
        action: "scheme.approve",
        subject: nameOf(version.code, version.number),
        detail: { from, replaces: open.map(({ code, number }) => nameOf(code, number)) },
      },
      result: done(version),
    };
  });

/**
 * Ends a version: one in force after `lastDay`, which may be today or later; one that was to begin later never begins.
 *
 * @throws InvalidInputError unknownScheme, schemeStepNotOpen, notADate, schemeEndsTooEarly
 */
export const retireScheme = (viewer: Viewer, id: string, lastDay: PlainDate): Promise<SchemeStepDone> =>
  step(id, (version) => {
    assertStatus(version, "inForce");
    if (!isPlainDate(lastDay)) throw new InvalidInputError("notADate", { date: lastDay });
    const today = todayUtc();
    const standing = standingOf(version, today);
    const hasBegun = standing !== "approved";
    if (hasBegun && lastDay < today) throw new InvalidInputError("schemeEndsTooEarly", { lastDay, today });
    const from = version.inForceFrom ?? today;
    return {
      change: [
        {
          id,
          to: hasBegun ? { inForceUntil: lastDay } : { inForceUntil: addDays(from, -1), status: "retired" as const },
        },
      ],
      audit: {
        actor: actorOf(viewer),
        action: "scheme.retire",
        subject: nameOf(version.code, version.number),
        detail: { lastDay: hasBegun ? lastDay : addDays(from, -1) },
      },
      result: done(version),
    };
  });

/**
 * Throws a draft away.
 *
 * @throws InvalidInputError unknownScheme, schemeStepNotOpen
 */
export const discardScheme = (viewer: Viewer, id: string): Promise<SchemeStepDone> =>
  step(id, (version) => {
    assertStatus(version, "draft");
    return {
      discard: id,
      audit: { actor: actorOf(viewer), action: "scheme.discard", subject: nameOf(version.code, version.number) },
      result: done(version),
    };
  });
