import "server-only";
import { jobsRouter } from "./routers/jobs.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  jobs: jobsRouter,
});

export type AppRouter = typeof appRouter;

/** The same procedures called in process: server components, the shell and the tests. */
export const createCaller = createCallerFactory(appRouter);
