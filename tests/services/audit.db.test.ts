import { beforeAll, expect, it } from "vitest";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { type AuditLine, auditActions, auditPage } from "@/server/services/audit.ts";
import { useDatabase } from "../database/use-database.ts";

useDatabase();

const COUNT = 120;
beforeAll(async () => {
  const actions = ["user.add", "user.edit", "userless.deed", "signIn.refused"];
  await prisma().auditEvent.createMany({
    data: Array.from({ length: COUNT }, (_, i) => ({
      at: new Date(Date.UTC(2026, 0, 1 + i)),
      actor: i % 2 ? "Ana@example.com" : "shell",
      action: actions[i % 4]!,
      subject: `subject_${i}%`,
    })),
  });
});

async function whole(filter: Parameters<typeof auditPage>[0]) {
  const lines: AuditLine[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof auditPage>> = await auditPage(filter, cursor);
    lines.push(...page.events);
    cursor = page.next;
  } while (cursor !== null);
  return lines;
}

it("gives every event once, newest first, page after page", async () => {
  const ids = (await whole({})).map((line) => Number(line.id));
  expect(ids).toHaveLength(COUNT);
  expect(ids).toEqual(ids.toSorted((a, b) => b - a));
});

it("filters by an action or by its group, not by what merely begins like it", async () => {
  expect(await whole({ action: "user.add" })).toHaveLength(30);
  expect(await whole({ action: "user" })).toHaveLength(60);
});

it("filters by part of who or what, in any case, with no wildcards", async () => {
  expect(await whole({ text: "ana@" })).toHaveLength(60);
  expect(await whole({ text: "subject_7%" })).toHaveLength(1);
  expect(await whole({ text: "subject%7" })).toHaveLength(0);
});

it("filters by days, the last one excluded at its end", async () => {
  const filter = { from: new Date("2026-01-03T00:00:00Z"), until: new Date("2026-01-05T00:00:00Z") };
  expect((await whole(filter)).map((line) => line.subject)).toEqual(["subject_3%", "subject_2%"]);
});

it("names the actions there are", async () => {
  expect(await auditActions()).toEqual(["signIn.refused", "user.add", "user.edit", "userless.deed"]);
});

it.each([
  ["changed", 'update "AuditEvent" set actor = $$somebody else$$'],
  ["shortened", 'delete from "AuditEvent" where actor = $$shell$$'],
  ["emptied", 'truncate "AuditEvent"'],
])("cannot be %s, even by SQL", async (_, statement) => {
  await expect(prisma().$executeRawUnsafe(statement)).rejects.toThrow("the audit trail is append-only");
  expect(await whole({})).toHaveLength(COUNT);
});
