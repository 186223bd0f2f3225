import "server-only";

/** Where the data live: the launcher sets DATABASE_URL for the embedded server, an operator for any other. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set; start with `npm start`, or set it to a PostgreSQL server");
  return url;
}
