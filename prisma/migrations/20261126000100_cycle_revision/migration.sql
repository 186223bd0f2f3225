-- Goes up with every change, so that a decision made on a page that somebody else has overtaken is refused.
ALTER TABLE "Cycle" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
