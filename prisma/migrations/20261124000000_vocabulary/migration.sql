-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('admin', 'cio', 'hr', 'analyst', 'manager', 'auditor');

-- CreateEnum
CREATE TYPE "ImportStatus" AS ENUM ('staged', 'loading', 'committed', 'undone', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "Book" AS ENUM ('liquid', 'private');

-- CreateEnum
CREATE TYPE "AssetClass" AS ENUM ('coreBonds', 'listedEquity', 'listedTechGrowth', 'ventureFund', 'growthFund', 'buyoutFund', 'directDeals', 'fundOfFunds', 'other');

-- CreateEnum
CREATE TYPE "AccountingClass" AS ENUM ('amortisedCost', 'fvoci', 'fvtpl');

-- CreateEnum
CREATE TYPE "SeriesKind" AS ENUM ('portfolioReturn', 'benchmarkReturn', 'riskFreeReturn', 'rate', 'fx', 'indexLevel');

-- CreateEnum
CREATE TYPE "Frequency" AS ENUM ('daily', 'weekly', 'monthly', 'quarterly', 'annual');

-- CreateEnum
CREATE TYPE "ReturnLayer" AS ENUM ('gross', 'net');

-- CreateEnum
CREATE TYPE "Credit" AS ENUM ('decision', 'holding');

-- CreateEnum
CREATE TYPE "FlowKind" AS ENUM ('contribution', 'withdrawal', 'call', 'recallable', 'fee', 'distribution', 'income');

-- CreateEnum
CREATE TYPE "ValuationBasis" AS ENUM ('cost', 'internalModel', 'audited', 'externalRound', 'marketPrice', 'reportedByManager');

-- CreateEnum
CREATE TYPE "ValuationStatus" AS ENUM ('provisional', 'final');

-- CreateEnum
CREATE TYPE "DealStage" AS ENUM ('seed', 'early', 'growth', 'mature', 'buyout');

-- CreateEnum
CREATE TYPE "DealInstrument" AS ENUM ('directEquity', 'industryFund', 'secondaryFund', 'convertible', 'mezzanine', 'debtToEquity', 'technologyBond', 'assetBackedPlan');

-- CreateEnum
CREATE TYPE "ExitRoute" AS ENUM ('ipo', 'merger', 'transfer', 'secondaryFund', 'buyBack', 'writeOff');

-- CreateEnum
CREATE TYPE "DealEventKind" AS ENUM ('milestone', 'assessment', 'stageChange', 'conversion', 'materialEvent', 'exitPlan', 'exit', 'dueDiligence');

-- CreateEnum
CREATE TYPE "SchemeStatus" AS ENUM ('draft', 'proposed', 'inForce', 'retired');

-- CreateEnum
CREATE TYPE "CycleStatus" AS ENUM ('open', 'calculated', 'proposed', 'approved', 'closed');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "passwordHash" TEXT,
    "passwordIsOneTime" BOOLEAN NOT NULL DEFAULT false,
    "managerId" UUID,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" TIMESTAMPTZ(6),
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(6),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OidcIdentity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OidcIdentity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" "ImportStatus" NOT NULL DEFAULT 'staged',
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT,
    "sheet" TEXT,
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "preview" JSONB NOT NULL DEFAULT '{}',
    "problems" JSONB NOT NULL DEFAULT '[]',
    "restatements" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "rowCount" INTEGER NOT NULL DEFAULT 0,
    "factCount" INTEGER NOT NULL DEFAULT 0,
    "restatedCount" INTEGER NOT NULL DEFAULT 0,
    "unchangedCount" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "knownAt" TIMESTAMPTZ(6),
    "undoneAt" TIMESTAMPTZ(6),
    "jobId" UUID,

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportFile" (
    "batchId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ImportFile_pkey" PRIMARY KEY ("batchId")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "kind" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "usedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("kind","fingerprint")
);

-- CreateTable
CREATE TABLE "Job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'queued',
    "input" JSONB NOT NULL DEFAULT '{}',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "step" JSONB,
    "result" JSONB,
    "error" JSONB,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedAt" TIMESTAMPTZ(6),
    "finishedAt" TIMESTAMPTZ(6),
    "cancelRequestedAt" TIMESTAMPTZ(6),
    "heartbeatAt" TIMESTAMPTZ(6),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Manager" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "isExternal" BOOLEAN NOT NULL DEFAULT false,
    "desk" TEXT,
    "style" TEXT,
    "batchId" UUID,
    "sourceRow" INTEGER,

    CONSTRAINT "Manager_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Portfolio" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "book" "Book" NOT NULL,
    "assetClass" "AssetClass" NOT NULL DEFAULT 'other',
    "accountingClass" "AccountingClass",
    "desk" TEXT,
    "style" TEXT,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "benchmarkId" UUID,
    "vintageYear" INTEGER,
    "batchId" UUID,
    "sourceRow" INTEGER,

    CONSTRAINT "Portfolio_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Series" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameZh" TEXT,
    "kind" "SeriesKind" NOT NULL,
    "frequency" "Frequency" NOT NULL,
    "layer" "ReturnLayer" NOT NULL DEFAULT 'net',
    "currency" TEXT,
    "unit" TEXT,
    "portfolioId" UUID,
    "batchId" UUID,

    CONSTRAINT "Series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" BIGSERIAL NOT NULL,
    "managerId" UUID NOT NULL,
    "portfolioId" UUID NOT NULL,
    "credit" "Credit" NOT NULL DEFAULT 'holding',
    "share" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "effectiveOn" DATE NOT NULL,
    "until" DATE,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SeriesPoint" (
    "id" BIGSERIAL NOT NULL,
    "seriesId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "SeriesPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenchmarkWeight" (
    "id" BIGSERIAL NOT NULL,
    "blendId" UUID NOT NULL,
    "componentId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "BenchmarkWeight_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SegmentReturn" (
    "id" BIGSERIAL NOT NULL,
    "portfolioId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "breakdown" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "portfolioWeight" DOUBLE PRECISION NOT NULL,
    "benchmarkWeight" DOUBLE PRECISION NOT NULL,
    "portfolioReturn" DOUBLE PRECISION,
    "benchmarkReturn" DOUBLE PRECISION,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "SegmentReturn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Holding" (
    "id" BIGSERIAL NOT NULL,
    "portfolioId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "securityId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "portfolioWeight" DOUBLE PRECISION NOT NULL,
    "benchmarkWeight" DOUBLE PRECISION NOT NULL,
    "periodReturn" DOUBLE PRECISION,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "Holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fund" (
    "id" UUID NOT NULL,
    "reporter" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "generalPartner" TEXT,
    "strategy" TEXT,
    "vintageYear" INTEGER NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "portfolioId" UUID,
    "batchId" UUID,

    CONSTRAINT "Fund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FundPosition" (
    "id" BIGSERIAL NOT NULL,
    "fundId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "commitment" DECIMAL(24,6),
    "paidIn" DECIMAL(24,6),
    "distributed" DECIMAL(24,6),
    "fairValue" DECIMAL(24,6),
    "netIrr" DOUBLE PRECISION,
    "netMultiple" DOUBLE PRECISION,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "FundPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CashFlow" (
    "id" BIGSERIAL NOT NULL,
    "portfolioId" UUID NOT NULL,
    "dealId" UUID,
    "effectiveOn" DATE NOT NULL,
    "kind" "FlowKind" NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 1,
    "amount" DECIMAL(24,6) NOT NULL,
    "currency" TEXT NOT NULL,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "CashFlow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Valuation" (
    "id" BIGSERIAL NOT NULL,
    "portfolioId" UUID NOT NULL,
    "dealId" UUID,
    "effectiveOn" DATE NOT NULL,
    "amount" DECIMAL(24,6) NOT NULL,
    "currency" TEXT NOT NULL,
    "basis" "ValuationBasis" NOT NULL,
    "status" "ValuationStatus" NOT NULL DEFAULT 'final',
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "Valuation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deal" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "portfolioId" UUID NOT NULL,
    "company" TEXT NOT NULL,
    "companyZh" TEXT,
    "domain" TEXT NOT NULL,
    "stage" "DealStage" NOT NULL,
    "instrument" "DealInstrument" NOT NULL,
    "decidedById" UUID,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "batchId" UUID,
    "sourceRow" INTEGER,

    CONSTRAINT "Deal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DealEvent" (
    "id" BIGSERIAL NOT NULL,
    "dealId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "kind" "DealEventKind" NOT NULL,
    "name" TEXT NOT NULL,
    "outcome" TEXT,
    "score" DOUBLE PRECISION,
    "route" "ExitRoute",
    "note" TEXT,
    "knownAt" TIMESTAMPTZ(6) NOT NULL,
    "retractedAt" TIMESTAMPTZ(6),
    "batchId" UUID NOT NULL,
    "sourceRow" INTEGER,
    "sourceColumn" TEXT,

    CONSTRAINT "DealEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Snapshot" (
    "id" UUID NOT NULL,
    "asOf" DATE NOT NULL,
    "knownAsOf" TIMESTAMPTZ(6),
    "factsMark" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "builtAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "buildMs" INTEGER NOT NULL,
    "corridor" JSONB NOT NULL,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SnapshotManager" (
    "snapshotId" UUID NOT NULL,
    "managerId" UUID NOT NULL,
    "record" JSONB NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "SnapshotManager_pkey" PRIMARY KEY ("snapshotId","managerId")
);

-- CreateTable
CREATE TABLE "Scheme" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "isPreset" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchemeVersion" (
    "id" UUID NOT NULL,
    "schemeId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "SchemeStatus" NOT NULL DEFAULT 'draft',
    "definition" JSONB NOT NULL,
    "inForceFrom" DATE,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(6),

    CONSTRAINT "SchemeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cycle" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "knownAsOf" TIMESTAMPTZ(6),
    "schemeVersionId" UUID NOT NULL,
    "status" "CycleStatus" NOT NULL DEFAULT 'open',
    "proposedById" UUID,
    "approvedById" UUID,
    "closedAt" TIMESTAMPTZ(6),
    "fingerprint" TEXT,

    CONSTRAINT "Cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" UUID NOT NULL,
    "cycleId" UUID NOT NULL,
    "managerId" UUID NOT NULL,
    "score" DOUBLE PRECISION,
    "verdict" TEXT NOT NULL,
    "tree" JSONB NOT NULL,

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Award" (
    "id" UUID NOT NULL,
    "evaluationId" UUID NOT NULL,
    "managerId" UUID NOT NULL,
    "amount" DECIMAL(24,2) NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "Award_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tranche" (
    "id" UUID NOT NULL,
    "awardId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "amount" DECIMAL(24,2) NOT NULL,
    "instrument" TEXT NOT NULL DEFAULT 'cash',
    "paidOn" DATE,

    CONSTRAINT "Tranche_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankEntry" (
    "id" BIGSERIAL NOT NULL,
    "managerId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" DECIMAL(24,2) NOT NULL,
    "balance" DECIMAL(24,2) NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BankEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE INDEX "ImportBatch_sha256_idx" ON "ImportBatch"("sha256");

-- CreateIndex
CREATE INDEX "ImportBatch_createdAt_idx" ON "ImportBatch"("createdAt");

-- CreateIndex
CREATE INDEX "Job_status_kind_idx" ON "Job"("status", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Manager_code_key" ON "Manager"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Portfolio_code_key" ON "Portfolio"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Series_code_key" ON "Series"("code");

-- CreateIndex
CREATE INDEX "Series_portfolioId_idx" ON "Series"("portfolioId");

-- CreateIndex
CREATE INDEX "Assignment_managerId_idx" ON "Assignment"("managerId");

-- CreateIndex
CREATE INDEX "Assignment_portfolioId_idx" ON "Assignment"("portfolioId");

-- CreateIndex
CREATE INDEX "Assignment_batchId_idx" ON "Assignment"("batchId");

-- CreateIndex
CREATE INDEX "SeriesPoint_seriesId_effectiveOn_knownAt_idx" ON "SeriesPoint"("seriesId", "effectiveOn", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "SeriesPoint_batchId_idx" ON "SeriesPoint"("batchId");

-- CreateIndex
CREATE INDEX "BenchmarkWeight_blendId_effectiveOn_knownAt_idx" ON "BenchmarkWeight"("blendId", "effectiveOn", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "BenchmarkWeight_batchId_idx" ON "BenchmarkWeight"("batchId");

-- CreateIndex
CREATE INDEX "SegmentReturn_portfolioId_breakdown_effectiveOn_segment_kno_idx" ON "SegmentReturn"("portfolioId", "breakdown", "effectiveOn", "segment", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "SegmentReturn_batchId_idx" ON "SegmentReturn"("batchId");

-- CreateIndex
CREATE INDEX "Holding_portfolioId_effectiveOn_securityId_knownAt_idx" ON "Holding"("portfolioId", "effectiveOn", "securityId", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "Holding_batchId_idx" ON "Holding"("batchId");

-- CreateIndex
CREATE INDEX "Fund_portfolioId_idx" ON "Fund"("portfolioId");

-- CreateIndex
CREATE UNIQUE INDEX "Fund_reporter_name_vintageYear_key" ON "Fund"("reporter", "name", "vintageYear");

-- CreateIndex
CREATE INDEX "FundPosition_fundId_effectiveOn_knownAt_idx" ON "FundPosition"("fundId", "effectiveOn", "knownAt" DESC);

-- CreateIndex
CREATE INDEX "FundPosition_batchId_idx" ON "FundPosition"("batchId");

-- CreateIndex
CREATE INDEX "CashFlow_portfolioId_effectiveOn_idx" ON "CashFlow"("portfolioId", "effectiveOn");

-- CreateIndex
CREATE INDEX "CashFlow_dealId_idx" ON "CashFlow"("dealId");

-- CreateIndex
CREATE INDEX "CashFlow_batchId_idx" ON "CashFlow"("batchId");

-- CreateIndex
CREATE INDEX "Valuation_portfolioId_effectiveOn_idx" ON "Valuation"("portfolioId", "effectiveOn");

-- CreateIndex
CREATE INDEX "Valuation_dealId_idx" ON "Valuation"("dealId");

-- CreateIndex
CREATE INDEX "Valuation_batchId_idx" ON "Valuation"("batchId");

-- CreateIndex
CREATE UNIQUE INDEX "Deal_code_key" ON "Deal"("code");

-- CreateIndex
CREATE INDEX "Deal_portfolioId_idx" ON "Deal"("portfolioId");

-- CreateIndex
CREATE INDEX "DealEvent_dealId_effectiveOn_idx" ON "DealEvent"("dealId", "effectiveOn");

-- CreateIndex
CREATE INDEX "DealEvent_batchId_idx" ON "DealEvent"("batchId");

-- CreateIndex
CREATE INDEX "Snapshot_asOf_knownAsOf_idx" ON "Snapshot"("asOf", "knownAsOf");

-- CreateIndex
CREATE UNIQUE INDEX "Scheme_code_key" ON "Scheme"("code");

-- CreateIndex
CREATE UNIQUE INDEX "SchemeVersion_schemeId_number_key" ON "SchemeVersion"("schemeId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_cycleId_managerId_key" ON "Evaluation"("cycleId", "managerId");

-- CreateIndex
CREATE UNIQUE INDEX "Tranche_awardId_number_key" ON "Tranche"("awardId", "number");

-- CreateIndex
CREATE INDEX "BankEntry_managerId_effectiveOn_idx" ON "BankEntry"("managerId", "effectiveOn");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Manager"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OidcIdentity" ADD CONSTRAINT "OidcIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportFile" ADD CONSTRAINT "ImportFile_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Portfolio" ADD CONSTRAINT "Portfolio_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "Series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Series" ADD CONSTRAINT "Series_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_managerId_fkey" FOREIGN KEY ("managerId") REFERENCES "Manager"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SeriesPoint" ADD CONSTRAINT "SeriesPoint_seriesId_fkey" FOREIGN KEY ("seriesId") REFERENCES "Series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkWeight" ADD CONSTRAINT "BenchmarkWeight_blendId_fkey" FOREIGN KEY ("blendId") REFERENCES "Series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenchmarkWeight" ADD CONSTRAINT "BenchmarkWeight_componentId_fkey" FOREIGN KEY ("componentId") REFERENCES "Series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SegmentReturn" ADD CONSTRAINT "SegmentReturn_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Holding" ADD CONSTRAINT "Holding_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fund" ADD CONSTRAINT "Fund_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FundPosition" ADD CONSTRAINT "FundPosition_fundId_fkey" FOREIGN KEY ("fundId") REFERENCES "Fund"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CashFlow" ADD CONSTRAINT "CashFlow_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CashFlow" ADD CONSTRAINT "CashFlow_dealId_fkey" FOREIGN KEY ("dealId") REFERENCES "Deal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Valuation" ADD CONSTRAINT "Valuation_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Valuation" ADD CONSTRAINT "Valuation_dealId_fkey" FOREIGN KEY ("dealId") REFERENCES "Deal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deal" ADD CONSTRAINT "Deal_portfolioId_fkey" FOREIGN KEY ("portfolioId") REFERENCES "Portfolio"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deal" ADD CONSTRAINT "Deal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "Manager"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DealEvent" ADD CONSTRAINT "DealEvent_dealId_fkey" FOREIGN KEY ("dealId") REFERENCES "Deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SnapshotManager" ADD CONSTRAINT "SnapshotManager_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "Snapshot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchemeVersion" ADD CONSTRAINT "SchemeVersion_schemeId_fkey" FOREIGN KEY ("schemeId") REFERENCES "Scheme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cycle" ADD CONSTRAINT "Cycle_schemeVersionId_fkey" FOREIGN KEY ("schemeVersionId") REFERENCES "SchemeVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evaluation" ADD CONSTRAINT "Evaluation_cycleId_fkey" FOREIGN KEY ("cycleId") REFERENCES "Cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_evaluationId_fkey" FOREIGN KEY ("evaluationId") REFERENCES "Evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tranche" ADD CONSTRAINT "Tranche_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

