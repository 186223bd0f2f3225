import "server-only";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import type { Prisma, SchemeStatus } from "@/server/generated/prisma/client.ts";
import { toDateColumn } from "./plain-date.ts";
import { prisma } from "./prisma-client.ts";

export interface DemoSchemeVersion {
  readonly definition: SchemeDefinition;
  readonly status: SchemeStatus;
  readonly inForceFrom: string | null;
  readonly inForceUntil: string | null;
  readonly note: string;
  readonly at: string;
}

const [HR, CIO] = ["hr@demo.longview", "cio@demo.longview"];

/** Stores the versions in their order, or nothing where the institution has a scheme already. */
export async function saveDemoSchemes(code: string, versions: readonly DemoSchemeVersion[]): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    if ((await tx.scheme.count()) > 0) return false;
    const scheme = await tx.scheme.create({ data: { code, createdAt: new Date(versions[0]?.at ?? Date.now()) } });
    await tx.schemeVersion.createMany({
      data: versions.map(({ definition, status, inForceFrom, inForceUntil, note, at }, i) => {
        const moment = new Date(at);
        const isProposed = status !== "draft";
        return {
          schemeId: scheme.id,
          number: i + 1,
          status,
          definition: JSON.parse(JSON.stringify(definition)) as Prisma.InputJsonObject,
          note,
          inForceFrom: inForceFrom === null ? null : toDateColumn(inForceFrom),
          inForceUntil: inForceUntil === null ? null : toDateColumn(inForceUntil),
          createdBy: HR,
          createdAt: moment,
          changedAt: moment,
          ...(isProposed
            ? {
                proposedBy: HR,
                proposedAt: moment,
                approvedBy: CIO,
                approvedAt: new Date(moment.getTime() + 86_400_000),
              }
            : {}),
        };
      }),
    });
    return true;
  });
}
