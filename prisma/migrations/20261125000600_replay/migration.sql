-- What was known of every manager at a quarter end, at one moment: what replays run on.
CREATE TABLE "ReplayQuarter" (
    "id" UUID NOT NULL,
    "asOf" DATE NOT NULL,
    "knownAsOf" TIMESTAMPTZ(6),
    "factsMark" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "builtAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "buildMs" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "ReplayQuarter_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "ReplayQuarter_asOf_knownAsOf_idx" ON "ReplayQuarter"("asOf", "knownAsOf");
