-- CreateEnum
CREATE TYPE "ManagerEventKind" AS ENUM ('assessment', 'event', 'departure');

-- CreateEnum
CREATE TYPE "FlowSide" AS ENUM ('asset', 'liability');

-- CreateEnum
CREATE TYPE "TradeSide" AS ENUM ('buy', 'sell');

-- CreateEnum
CREATE TYPE "RestatementStatus" AS ENUM ('proposed', 'approved', 'rejected');

-- AlterEnum
ALTER TYPE "DealEventKind" ADD VALUE 'financialCondition';

-- AlterTable
ALTER TABLE "Award" ADD COLUMN     "calculated" DECIMAL(24,2) NOT NULL,
ADD COLUMN     "declared" DECIMAL(24,2) NOT NULL;

-- AlterTable
ALTER TABLE "Cycle" ADD COLUMN     "approvedAt" TIMESTAMPTZ(6),
ADD COLUMN     "approvedBy" TEXT,
ADD COLUMN     "calculatedAt" TIMESTAMPTZ(6),
ADD COLUMN     "closedBy" TEXT,
ADD COLUMN     "closedById" UUID,
ADD COLUMN     "engine" TEXT,
ADD COLUMN     "institution" JSONB,
ADD COLUMN     "openedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "openedBy" TEXT NOT NULL,
ADD COLUMN     "openedById" UUID NOT NULL,
ADD COLUMN     "previousId" UUID,
ADD COLUMN     "proposedAt" TIMESTAMPTZ(6),
ADD COLUMN     "proposedBy" TEXT,
ADD COLUMN     "returnedNote" TEXT,
ALTER COLUMN "knownAsOf" SET NOT NULL;

-- AlterTable
ALTER TABLE "DealEvent" ADD COLUMN     "plannedOn" DATE;

-- AlterTable
ALTER TABLE "Evaluation" DROP COLUMN "tree",
ADD COLUMN     "accountAfter" JSONB,
ADD COLUMN     "evaluation" JSONB NOT NULL,
ADD COLUMN     "input" JSONB NOT NULL,
ADD COLUMN     "pay" JSONB,
ADD COLUMN     "payTree" JSONB;

-- AlterTable
ALTER TABLE "SchemeVersion" ADD COLUMN     "createdBy" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "Tranche" DROP COLUMN "paidOn";

-- DropTable
DROP TABLE "BankEntry";

-- CreateTable
CREATE TABLE "ManagerEvent" (
    "id" BIGSERIAL NOT NULL,
    "managerId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "kind" "ManagerEventKind" NOT NULL,
    "name" TEXT NOT NULL,
    "outcome" TEXT,
    "score" DOUBLE PRECISION,
    "note" TEXT,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "ManagerEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstitutionFigure" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "value" DECIMAL(28,10),
    "text" TEXT,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "InstitutionFigure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExpectedFlow" (
    "id" BIGSERIAL NOT NULL,
    "side" "FlowSide" NOT NULL,
    "name" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "amount" DECIMAL(24,6) NOT NULL,
    "currency" TEXT NOT NULL,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "ExpectedFlow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapitalAsset" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "asset" TEXT NOT NULL,
    "portfolioId" UUID,
    "dealId" UUID,
    "counterparty" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "indices" TEXT[],
    "layers" INTEGER NOT NULL DEFAULT 0,
    "productType" TEXT,
    "emergingMarket" BOOLEAN NOT NULL DEFAULT false,
    "issuerFactor" DOUBLE PRECISION,
    "grade" TEXT,
    "below" JSONB NOT NULL DEFAULT '[]',
    "batchId" UUID,
    "sourceRow" INTEGER,

    CONSTRAINT "CapitalAsset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssetPosition" (
    "id" BIGSERIAL NOT NULL,
    "assetId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "admittedValue" DECIMAL(24,6) NOT NULL,
    "purchaseCost" DECIMAL(24,6),
    "modifiedDuration" DOUBLE PRECISION,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "AssetPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssetTrade" (
    "id" BIGSERIAL NOT NULL,
    "assetId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "side" "TradeSide" NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "shares" DECIMAL(24,6) NOT NULL,
    "price" DECIMAL(24,6),
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "AssetTrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CapitalRule" (
    "id" UUID NOT NULL,
    "regime" TEXT NOT NULL,
    "table" TEXT NOT NULL,
    "row" JSONB NOT NULL,
    "note" TEXT,
    "createdById" UUID NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(6),
    "retiredBy" TEXT,

    CONSTRAINT "CapitalRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DealStandard" (
    "id" UUID NOT NULL,
    "stage" "DealStage" NOT NULL,
    "domain" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "entryStandard" TEXT NOT NULL,
    "entryStandardZh" TEXT NOT NULL,
    "limitShare" DOUBLE PRECISION,
    "lossRate" DOUBLE PRECISION,
    "reviewMonths" INTEGER,
    "createdById" UUID,
    "createdBy" TEXT NOT NULL,
    "knownAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(6),

    CONSTRAINT "DealStandard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NegativeListEntry" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "until" DATE,
    "createdById" UUID,
    "createdBy" TEXT NOT NULL,
    "knownAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(6),

    CONSTRAINT "NegativeListEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adjustment" (
    "id" BIGSERIAL NOT NULL,
    "evaluationId" UUID NOT NULL,
    "calculated" DECIMAL(24,2) NOT NULL,
    "adjusted" DECIMAL(24,2) NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Adjustment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "id" BIGSERIAL NOT NULL,
    "managerId" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "restatementId" UUID,
    "effectiveOn" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "awardYear" INTEGER,
    "amount" DECIMAL(24,2) NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CycleRestatement" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "managerId" UUID NOT NULL,
    "knownAsOf" TIMESTAMPTZ(6) NOT NULL,
    "before" DECIMAL(24,2) NOT NULL,
    "after" DECIMAL(24,2) NOT NULL,
    "evaluation" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "RestatementStatus" NOT NULL DEFAULT 'proposed',
    "proposedById" UUID NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(6),

    CONSTRAINT "CycleRestatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PayTerms" (
    "id" BIGSERIAL NOT NULL,
    "managerId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "target" DECIMAL(24,2),
    "salary" DECIMAL(24,2),
    "grade" TEXT,
    "carryShare" DECIMAL(12,10),
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "knownAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "PayTerms_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ManagerEvent_managerId_effectiveOn_idx" ON "ManagerEvent"("managerId", "effectiveOn");

-- CreateIndex
CREATE INDEX "ManagerEvent_batchId_idx" ON "ManagerEvent"("batchId");

-- CreateIndex
CREATE INDEX "InstitutionFigure_name_effectiveOn_knownAt_idx" ON "InstitutionFigure"("name", "effectiveOn", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "InstitutionFigure_batchId_idx" ON "InstitutionFigure"("batchId");

-- CreateIndex
CREATE INDEX "ExpectedFlow_side_name_effectiveOn_idx" ON "ExpectedFlow"("side", "name", "effectiveOn");

-- CreateIndex
CREATE INDEX "ExpectedFlow_batchId_idx" ON "ExpectedFlow"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "CapitalAsset_code_key" ON "CapitalAsset"("code");

-- CreateIndex
CREATE INDEX "CapitalAsset_portfolioId_idx" ON "CapitalAsset"("portfolioId");

-- CreateIndex
CREATE INDEX "CapitalAsset_dealId_idx" ON "CapitalAsset"("dealId");

-- CreateIndex
CREATE INDEX "AssetPosition_assetId_effectiveOn_knownAt_idx" ON "AssetPosition"("assetId", "effectiveOn", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "AssetPosition_batchId_idx" ON "AssetPosition"("batchId");

-- CreateIndex
CREATE INDEX "AssetTrade_assetId_effectiveOn_idx" ON "AssetTrade"("assetId", "effectiveOn");

-- CreateIndex
CREATE INDEX "AssetTrade_batchId_idx" ON "AssetTrade"("batchId");

-- CreateIndex
CREATE INDEX "CapitalRule_regime_table_idx" ON "CapitalRule"("regime", "table");

-- CreateIndex
CREATE INDEX "DealStandard_stage_domain_effectiveOn_idx" ON "DealStandard"("stage", "domain", "effectiveOn");

-- CreateIndex
CREATE INDEX "Adjustment_evaluationId_idx" ON "Adjustment"("evaluationId");

-- CreateIndex
CREATE INDEX "LedgerEntry_managerId_effectiveOn_idx" ON "LedgerEntry"("managerId", "effectiveOn");

-- CreateIndex
CREATE INDEX "LedgerEntry_cycleId_idx" ON "LedgerEntry"("cycleId");

-- CreateIndex
CREATE INDEX "CycleRestatement_cycleId_idx" ON "CycleRestatement"("cycleId");

-- CreateIndex
CREATE INDEX "PayTerms_managerId_effectiveOn_knownAt_idx" ON "PayTerms"("managerId", "effectiveOn", "knownAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Award_evaluationId_key" ON "Award"("evaluationId");

-- CreateIndex
CREATE INDEX "Award_managerId_idx" ON "Award"("managerId");

-- CreateIndex
CREATE INDEX "Cycle_asOf_idx" ON "Cycle"("asOf");

-- AddForeignKey
ALTER TABLE "ManagerEvent" ADD CONSTRAINT "ManagerEvent_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Manager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapitalAsset" ADD CONSTRAINT "CapitalAsset_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CapitalAsset" ADD CONSTRAINT "CapitalAsset_dealId_fkey" FOREIGN KEY ("dealId") REFERENCES "Deal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssetPosition" ADD CONSTRAINT "AssetPosition_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "CapitalAsset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssetTrade" ADD CONSTRAINT "AssetTrade_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "CapitalAsset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adjustment" ADD CONSTRAINT "Adjustment_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CycleRestatement" ADD CONSTRAINT "CycleRestatement_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayTerms" ADD CONSTRAINT "PayTerms_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Manager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

