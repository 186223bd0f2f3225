import { inRoot } from "./paths.mjs";

/** Node's arguments to run TypeScript of this project outside Next: `server-only` is met as on the server. */
export const typescriptArgs = [
  "--conditions=react-server",
  "--import",
  inRoot("node_modules/tsx/dist/esm/index.mjs"),
  "--import",
  inRoot("server/boot/exit-with-parent.mjs"),
];
