import "server-only";
import { z } from "zod";
import { roles } from "@/server/auth/permissions.ts";
import {
  actorOf,
  addUser,
  editUser,
  resetPassword,
  setUserDisabled,
  unlinkIdentities,
  usersPage,
} from "@/server/services/users.ts";
import { allowed, router } from "../trpc.ts";

const mayManage = allowed("users.write");
const id = z.object({ id: z.uuid() });
const person = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.enum(roles),
  managerId: z.uuid().nullable(),
});

/** Accounts: who may sign in, as what. */
export const usersRouter = router({
  list: mayManage.query(() => usersPage()),

  /** The one-time password is in the answer and nowhere else. */
  add: mayManage
    .input(person.extend({ email: z.email().max(254) }))
    .mutation(({ ctx, input }) => addUser(input, actorOf(ctx.viewer))),

  edit: mayManage.input(person.extend(id.shape)).mutation(({ ctx, input }) => editUser(input, actorOf(ctx.viewer))),

  setDisabled: mayManage
    .input(id.extend({ disabled: z.boolean() }))
    .mutation(({ ctx, input }) => setUserDisabled(input.id, input.disabled, actorOf(ctx.viewer))),

  resetPassword: mayManage.input(id).mutation(({ ctx, input }) => resetPassword(input.id, actorOf(ctx.viewer))),

  unlink: mayManage.input(id).mutation(({ ctx, input }) => unlinkIdentities(input.id, actorOf(ctx.viewer))),
});
