import type { Permission } from "@/server/auth/permissions.ts";

/** A page of the navigation: where it is, what it is called (`frame.<name>`), which right shows it, what it stands with. */
export interface NavigationEntry {
  href: string;
  name:
    | "overview"
    | "managers"
    | "attribution"
    | "privateBook"
    | "deals"
    | "schemes"
    | "replay"
    | "cycles"
    | "pay"
    | "capital"
    | "liabilities"
    | "data"
    | "users"
    | "audit"
    | "methodology";
  needs: Permission | "signedIn";
  /** Entries of a group stand together, under `frame.groups.<group>`. */
  group: "results" | "patientBook" | "incentives" | "solvency" | "institution";
}

export const navigation: readonly NavigationEntry[] = [
  { href: "/", name: "overview", needs: "results.read", group: "results" },
  { href: "/managers", name: "managers", needs: "results.read", group: "results" },
  { href: "/attribution", name: "attribution", needs: "attribution.read", group: "results" },
  { href: "/private-funds", name: "privateBook", needs: "privateBook.read", group: "patientBook" },
  { href: "/deals", name: "deals", needs: "privateBook.read", group: "patientBook" },
  { href: "/schemes", name: "schemes", needs: "schemes.read", group: "incentives" },
  { href: "/replay", name: "replay", needs: "replay.read", group: "incentives" },
  { href: "/cycles", name: "cycles", needs: "cycles.read", group: "incentives" },
  { href: "/pay", name: "pay", needs: "pay.read", group: "incentives" },
  { href: "/capital", name: "capital", needs: "capital.read", group: "solvency" },
  { href: "/liabilities", name: "liabilities", needs: "capital.read", group: "solvency" },
  { href: "/data", name: "data", needs: "data.read", group: "institution" },
  { href: "/users", name: "users", needs: "users.write", group: "institution" },
  { href: "/audit", name: "audit", needs: "audit.read", group: "institution" },
  { href: "/methods", name: "methodology", needs: "signedIn", group: "institution" },
];
