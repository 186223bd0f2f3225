import "server-only";

/** "2024-12-31" as the Date that Prisma wants for a `date` column: midnight UTC, whatever zone the process runs in. */
export const toDateColumn = (plainDate: string): Date => new Date(`${plainDate}T00:00:00.000Z`);

/** A `date` column as Prisma returns it, back to "2024-12-31". */
export const fromDateColumn = (date: Date): string => date.toISOString().slice(0, 10);
