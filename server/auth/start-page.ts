import { type Role, scopeOf } from "./permissions.ts";

/** The page a role begins with: the overview, or the users for who may see no results. */
export const startPageOf = (role: Role): string => (scopeOf(role, "results.read") ? "/" : "/users");
