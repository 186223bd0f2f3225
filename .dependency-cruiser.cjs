/** Who may import whom. docs/decisions/0001-layers.md says why. */
const rule = (name, from, to) => ({ name, severity: "error", from, to });

const forbidden = [
  rule("no-cycles", { pathNot: "^server/generated/" }, { circular: true }),
  rule("core-is-pure", { path: "^server/core/" }, { pathNot: "^server/core/|node_modules/(zod|decimal\\.js)" }),
  rule(
    "prisma-in-persistence",
    { pathNot: "^server/(persistence|generated)/" },
    { path: "@prisma/client|^server/generated/|persistence/prisma-client" },
  ),
  rule(
    "sql-in-persistence",
    { path: "^(app|server)/", pathNot: "^server/(persistence|boot)/" },
    { path: "node_modules/(pg|pg-copy-streams)/" },
  ),
  rule("queries-behind-services", { path: "^server/api/" }, { path: "^server/persistence/" }),
  rule("server-shows-nothing", { path: "^server/" }, { path: "^app/(?!_messages/)" }),
  rule(
    "browser-gets-types",
    { path: "^app/_" },
    { path: "^server/(?!core/|api/wire-format)", dependencyTypesNot: ["type-only"] },
  ),
  rule("pages-enter-by-api", { path: "^app/(?!_)" }, { path: "^server/", pathNot: "^server/(api|auth|core)/" }),
];

module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^server/generated/" },
  },
};
