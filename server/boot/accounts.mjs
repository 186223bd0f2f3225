import pg from "pg";

/** The account that seeding makes last: while it is missing, the demo institution is not there or not whole. */
const LAST_DEMO_ACCOUNT = "auditor@demo.longview";

/**
 * What the launcher must know of the accounts, asked without starting the code that makes them.
 *
 * @returns {Promise<{ isDemoSeeded: boolean, isAnybodyThere: boolean }>}
 */
export async function loadAccounts(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select count(*) > 0 as "isAnybodyThere", coalesce(bool_or(email = $1 and "isDemo"), false) as "isDemoSeeded" from "User"`,
      [LAST_DEMO_ACCOUNT],
    );
    return rows[0];
  } finally {
    await client.end();
  }
}
