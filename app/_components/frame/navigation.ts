/** A page of the navigation: where it is, what it is called (`frame.<name>`), which right shows it. */
export interface NavigationEntry {
  href: string;
  name: "overview" | "managers" | "attribution" | "privateBook" | "data" | "users" | "audit" | "methodology";
  needs:
    | "results.read"
    | "attribution.read"
    | "privateBook.read"
    | "data.read"
    | "users.write"
    | "audit.read"
    | "signedIn";
}

export const navigation: readonly NavigationEntry[] = [
  { href: "/", name: "overview", needs: "results.read" },
  { href: "/managers", name: "managers", needs: "results.read" },
  { href: "/attribution", name: "attribution", needs: "attribution.read" },
  { href: "/private-funds", name: "privateBook", needs: "privateBook.read" },
  { href: "/data", name: "data", needs: "data.read" },
  { href: "/users", name: "users", needs: "users.write" },
  { href: "/audit", name: "audit", needs: "audit.read" },
  { href: "/methods", name: "methodology", needs: "signedIn" },
];
