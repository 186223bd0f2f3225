import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { prisma } from "@/server/persistence/prisma-client.ts";
import { loadSchemeVersion, type SchemeRef } from "@/server/services/schemes.ts";

/** Puts a scheme in force without its way there: for tests of what needs one. */
export async function putInForce(
  definition: SchemeDefinition,
  { from, code = `${definition.code}-adopted` }: { from: string; code?: string },
): Promise<SchemeRef> {
  const scheme = await prisma().scheme.create({ data: { code } });
  const version = await prisma().schemeVersion.create({
    data: {
      schemeId: scheme.id,
      number: 1,
      status: "inForce",
      definition: JSON.parse(JSON.stringify({ ...definition, code })),
      inForceFrom: new Date(`${from}T00:00:00.000Z`),
      createdBy: "hr@example.com",
      proposedBy: "hr@example.com",
      approvedBy: "cio@example.com",
      approvedAt: new Date(),
    },
  });
  return loadSchemeVersion(version.id);
}
