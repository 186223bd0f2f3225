import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/server/generated/prisma/client.ts";
import { databaseUrl } from "./database-url.ts";

const kept = globalThis as unknown as { longviewPrisma?: PrismaClient };

/** The process's one Prisma client, opened at first use. */
export function prisma(): PrismaClient {
  kept.longviewPrisma ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl(), max: 10 }) });
  return kept.longviewPrisma;
}
