import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");

/** Where the embedded server, secrets and run files lie: DATA_DIR, else .data in the project. */
export const dataFolder = () => path.resolve(process.env.DATA_DIR ?? path.join(root, ".data"));

export const inRoot = (...parts) => path.join(root, ...parts);
