import "server-only";
import { attributionRouter } from "./routers/attribution.ts";
import { auditRouter } from "./routers/audit.ts";
import { capitalRouter } from "./routers/capital.ts";
import { cyclesRouter } from "./routers/cycles.ts";
import { dealsRouter } from "./routers/deals.ts";
import { importsRouter } from "./routers/imports.ts";
import { jobsRouter } from "./routers/jobs.ts";
import { liabilitiesRouter } from "./routers/liabilities.ts";
import { managersRouter } from "./routers/managers.ts";
import { overviewRouter } from "./routers/overview.ts";
import { payRouter } from "./routers/pay.ts";
import { privateFundsRouter } from "./routers/private-funds.ts";
import { replayRouter } from "./routers/replay.ts";
import { schemesRouter } from "./routers/schemes.ts";
import { sessionRouter } from "./routers/session.ts";
import { usersRouter } from "./routers/users.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  attribution: attributionRouter,
  audit: auditRouter,
  capital: capitalRouter,
  cycles: cyclesRouter,
  deals: dealsRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  liabilities: liabilitiesRouter,
  managers: managersRouter,
  overview: overviewRouter,
  pay: payRouter,
  privateFunds: privateFundsRouter,
  replay: replayRouter,
  schemes: schemesRouter,
  session: sessionRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;

/** The same procedures called in process: server components, the shell and the tests. */
export const createCaller = createCallerFactory(appRouter);
