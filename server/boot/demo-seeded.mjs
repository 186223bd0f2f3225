import pg from "pg";

/** The account that seeding makes last: while it is missing, the demo institution is not there or not whole. */
const LAST_ACCOUNT = "auditor@demo.longview";

/** Whether the demo was seeded to its end: asked without starting the code that seeds it. */
export async function isDemoSeeded(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('select 1 from "User" where email = $1 and "isDemo"', [LAST_ACCOUNT])).rowCount === 1;
  } finally {
    await client.end();
  }
}
