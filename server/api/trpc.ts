import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { type Permission, type Scope, scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { transformer } from "./wire-format.ts";

export interface Context {
  /** Who is looking; null when nobody signed in. */
  viewer: Viewer | null;
  /** Signed in with a password that somebody else chose: nothing needing a right is answered before it is changed. */
  passwordIsOneTime?: boolean;
}

/** What a procedure declares: a permission, or that anybody signed in (`signedIn`), or anybody at all (`public`), may call it. */
export type Need = Permission | "signedIn" | "public";

interface Meta {
  needs: Need;
}

/** What a failed call tells the browser: a code of `errors.*` in the messages and its facts. */
export interface ErrorFacts {
  code: string;
  facts: Record<string, unknown>;
}

function errorFacts(error: TRPCError): ErrorFacts {
  const { cause } = error;
  if (cause instanceof InvalidInputError) return { code: cause.code, facts: cause.facts };
  if (cause instanceof ZodError)
    return { code: "invalidRequest", facts: { where: cause.issues.map((issue) => issue.path.join(".")).join(", ") } };
  if (error.code === "INTERNAL_SERVER_ERROR") return { code: "unexpected", facts: {} };
  return { code: error.message, facts: {} };
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer,
    sse: { ping: { enabled: true, intervalMs: 5_000 }, client: { reconnectAfterInactivityMs: 15_000 } },
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      // What went wrong inside stays inside; the reader gets a code that the messages turn into a sentence.
      message: errorFacts(error).code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        error: errorFacts(error),
      },
    }),
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** InvalidInputError is the caller's mistake, in whichever layer it was found. */
const namesMistakes = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof InvalidInputError && result.error.code === "INTERNAL_SERVER_ERROR")
    throw new TRPCError({ code: "BAD_REQUEST", message: result.error.cause.code, cause: result.error.cause });
  return result;
});

/** For what nobody needs to be signed in for. */
export const openProcedure = t.procedure.meta({ needs: "public" }).use(namesMistakes);

/** For what everybody signed in may call. */
export const signedInProcedure = t.procedure
  .meta({ needs: "signedIn" })
  .use(namesMistakes)
  .use(({ ctx, next }) => {
    if (!ctx.viewer) throw new TRPCError({ code: "UNAUTHORIZED", message: "notSignedIn" });
    return next({ ctx: { viewer: ctx.viewer } });
  });

/** For what needs a right. `ctx.scope` says how far the viewer's right reaches; services filter by it in the query. */
export const allowed = (needs: Permission) =>
  t.procedure
    .meta({ needs })
    .use(namesMistakes)
    .use(({ ctx, next }) => {
      if (!ctx.viewer) throw new TRPCError({ code: "UNAUTHORIZED", message: "notSignedIn" });
      if (ctx.passwordIsOneTime) throw new TRPCError({ code: "FORBIDDEN", message: "changePasswordFirst" });
      const scope: Scope | null = scopeOf(ctx.viewer.role, needs);
      if (!scope) throw new TRPCError({ code: "FORBIDDEN", message: "notAllowed" });
      return next({ ctx: { viewer: ctx.viewer, scope } });
    });
