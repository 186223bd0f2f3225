-- Interest on a bonus bank is not rounded to cents, and the ledger must sum to the account.
ALTER TABLE "LedgerEntry" ALTER COLUMN "amount" SET DATA TYPE DECIMAL(38,16);

-- Letters and reports of closed cycles, made once.
CREATE TABLE "ReportFile" (
    "key" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "ReportFile_pkey" PRIMARY KEY ("key")
);

-- A closed cycle and everything that belongs to it stays as it was, whoever asks and by whichever way.
CREATE FUNCTION "refuseClosedCycleChange"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  found TEXT;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'Cycle' THEN
      found := CASE WHEN TG_OP <> 'INSERT' AND OLD."status" = 'closed' THEN 'closed' END;
    WHEN 'Evaluation' THEN
      SELECT "status" INTO found FROM "Cycle" WHERE "id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."cycleId" ELSE OLD."cycleId" END;
    WHEN 'Tranche' THEN
      SELECT c."status" INTO found FROM "Award" a JOIN "Evaluation" e ON e."id" = a."evaluationId" JOIN "Cycle" c ON c."id" = e."cycleId"
       WHERE a."id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."awardId" ELSE OLD."awardId" END;
    ELSE
      SELECT c."status" INTO found FROM "Evaluation" e JOIN "Cycle" c ON c."id" = e."cycleId"
       WHERE e."id" = CASE WHEN TG_OP = 'INSERT' THEN NEW."evaluationId" ELSE OLD."evaluationId" END;
  END CASE;
  IF found = 'closed' THEN
    RAISE EXCEPTION 'a closed cycle is immutable: % of "%" refused', lower(TG_OP), TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;

CREATE TRIGGER "closedCycle" BEFORE UPDATE OR DELETE ON "Cycle" FOR EACH ROW EXECUTE FUNCTION "refuseClosedCycleChange"();
CREATE TRIGGER "closedCycle" BEFORE INSERT OR UPDATE OR DELETE ON "Evaluation" FOR EACH ROW EXECUTE FUNCTION "refuseClosedCycleChange"();
CREATE TRIGGER "closedCycle" BEFORE INSERT OR UPDATE OR DELETE ON "Adjustment" FOR EACH ROW EXECUTE FUNCTION "refuseClosedCycleChange"();
CREATE TRIGGER "closedCycle" BEFORE INSERT OR UPDATE OR DELETE ON "Award" FOR EACH ROW EXECUTE FUNCTION "refuseClosedCycleChange"();
CREATE TRIGGER "closedCycle" BEFORE INSERT OR UPDATE OR DELETE ON "Tranche" FOR EACH ROW EXECUTE FUNCTION "refuseClosedCycleChange"();

-- What was booked is only ever added to; an approved or rejected restatement is decided for good.
CREATE FUNCTION "refuseLedgerChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger of pay is append-only: % refused', lower(TG_OP) USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "ledgerAppendOnly" BEFORE UPDATE OR DELETE OR TRUNCATE ON "LedgerEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuseLedgerChange"();

CREATE FUNCTION "refuseDecidedRestatementChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" <> 'proposed' THEN
    RAISE EXCEPTION 'a restatement that was decided stays: % refused', lower(TG_OP) USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER "restatementDecided" BEFORE UPDATE OR DELETE ON "CycleRestatement"
  FOR EACH ROW EXECUTE FUNCTION "refuseDecidedRestatementChange"();
