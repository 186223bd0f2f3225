/** The roles of an institution. The database knows the same list (prisma/schema.prisma, enum Role). */
export const roles = ["admin", "cio", "hr", "analyst", "manager", "auditor"] as const;
export type Role = (typeof roles)[number];

/**
 * How far a right reaches.
 * - `all`: every manager, every row
 * - `own`: only what the viewer answers for, as a manager
 * - `scores`: scores, verdicts and the horizon ladder of everybody, without attribution, holdings or deals
 * - `totals`: sums over people, never one person's line
 * - `inForce`: only the scheme in force for the viewer
 */
export type Scope = "all" | "own" | "scores" | "totals" | "inForce";

/**
 * The one table of rights: permission x role -> how far it reaches; a role that is not named has none.
 * Every tRPC procedure names one of these permissions; tests walk all procedures with all roles.
 */
export const rights = {
  "results.read": { cio: "all", hr: "scores", analyst: "all", manager: "own", auditor: "all" },
  "attribution.read": { cio: "all", analyst: "all", manager: "own", auditor: "all" },
  "privateBook.read": { cio: "all", analyst: "all", manager: "own", auditor: "all" },
  "standards.write": { cio: "all" },
  "pay.read": { cio: "totals", hr: "all", manager: "own", auditor: "all" },
  /** Cycles: the CIO sees sums, and one person's line only while a cycle waits for approval or closing (docs/decisions/0010-cycles.md). */
  "cycles.read": { cio: "totals", hr: "all", auditor: "all" },
  "pay.propose": { hr: "all" },
  "pay.approve": { cio: "all" },
  "schemes.read": { cio: "all", hr: "all", analyst: "all", manager: "inForce", auditor: "all" },
  "schemes.write": { hr: "all" },
  "schemes.approve": { cio: "all" },
  "replay.read": { cio: "all", hr: "scores", analyst: "all", auditor: "all" },
  "data.read": { analyst: "all", auditor: "all" },
  "data.write": { analyst: "all" },
  "simulation.read": { cio: "all", hr: "all", analyst: "all", auditor: "all" },
  "simulation.run": { cio: "all", hr: "all", analyst: "all" },
  "capital.read": { cio: "all", hr: "all", analyst: "all", auditor: "all" },
  "capital.run": { cio: "all", analyst: "all" },
  "users.write": { admin: "all" },
  "settings.write": { admin: "all" },
  "audit.read": { admin: "all", auditor: "all" },
} as const satisfies Record<string, Partial<Record<Role, Scope>>>;

export type Permission = keyof typeof rights;

/** Who is looking. `managerId` is set for a manager's own account. */
export interface Viewer {
  userId: string;
  email: string;
  name: string;
  role: Role;
  managerId: string | null;
}

/** How far the role's right reaches, or null when it has none. */
export function scopeOf(role: Role, permission: Permission): Scope | null {
  return (rights[permission] as Partial<Record<Role, Scope>>)[role] ?? null;
}

/**
 * Which managers' rows a viewer may read under a permission: what repositories filter by.
 * A manager account that is not linked to a manager reads nothing.
 */
export type ManagerScope = { readonly managers: "all" } | { readonly managers: readonly string[] };

export function managerScope(viewer: Viewer, permission: Permission): ManagerScope {
  const scope = scopeOf(viewer.role, permission);
  if (scope === "all" || scope === "scores") return { managers: "all" };
  if (scope === "own" && viewer.managerId) return { managers: [viewer.managerId] };
  return { managers: [] };
}
