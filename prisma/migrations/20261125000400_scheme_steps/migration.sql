-- AlterTable
ALTER TABLE "SchemeVersion" ADD COLUMN     "approvedBy" TEXT,
ADD COLUMN     "changedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "inForceUntil" DATE,
ADD COLUMN     "proposedAt" TIMESTAMPTZ(6),
ADD COLUMN     "proposedBy" TEXT,
ADD COLUMN     "proposedById" UUID,
ADD COLUMN     "returnedNote" TEXT;
