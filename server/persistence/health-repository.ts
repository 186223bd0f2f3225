import "server-only";
import { pool } from "./pool.ts";

/** Whether the database answers, and whether a worker has said lately that it takes jobs. */
export async function loadHealth(): Promise<{ database: true; worker: boolean }> {
  const { rows } = await pool().query(
    `select value->>'at' > to_char((now() - interval '30 seconds') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as alive
       from "Setting" where key = 'worker'`,
  );
  return { database: true, worker: rows[0]?.alive === true };
}

/** The worker's sign of life. */
export async function saveWorkerSign(): Promise<void> {
  await pool().query(
    `insert into "Setting" (key, value)
     values ('worker', jsonb_build_object('at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')))
     on conflict (key) do update set value = excluded.value`,
  );
}
