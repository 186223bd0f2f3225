-- What schemes are evaluated on, beside the record: events, judgements, portfolios by themselves, figures of the institution.
ALTER TABLE "SnapshotManager" ADD COLUMN "context" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Snapshot" ADD COLUMN "institution" JSONB NOT NULL DEFAULT '{}';
