import pg from "pg";

/** The account that seeding makes last: while it is missing, the demo institution is not there or not whole. */
const LAST_DEMO_ACCOUNT = "auditor@demo.longview";

/**
 * What the launcher must know of the accounts, asked without starting the code that makes them.
 *
 * @returns {Promise<{ isDemoSeeded: boolean, isAnybodyThere: boolean }>}
 */
export const loadAccounts = (url) =>
  firstRow(
    url,
    `select count(*) > 0 as "isAnybodyThere", coalesce(bool_or(email = $1 and "isDemo"), false) as "isDemoSeeded" from "User"`,
    [LAST_DEMO_ACCOUNT],
  );

/**
 * Somebody who may see most pages, for server/boot/warm-up.mjs.
 *
 * @returns {Promise<{ id: string, sessionEpoch: number } | undefined>}
 */
export const loadWarmUpAccount = (url) =>
  firstRow(
    url,
    `select id, "sessionEpoch" from "User" where "disabledAt" is null and not "passwordIsOneTime"
       and role in ('cio', 'analyst', 'auditor', 'admin')
     order by array_position(array['cio', 'auditor', 'analyst', 'admin'], role::text), "createdAt" limit 1`,
  );

async function firstRow(url, query, values = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(query, values)).rows[0];
  } finally {
    await client.end();
  }
}
