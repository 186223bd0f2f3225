-- Rows of imported files as text, so that the row behind a figure is found without reading its file again.
CREATE TABLE "ImportSlice" (
    "batchId" UUID NOT NULL,
    "firstLine" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,

    CONSTRAINT "ImportSlice_pkey" PRIMARY KEY ("batchId","firstLine")
);

ALTER TABLE "ImportSlice" ADD CONSTRAINT "ImportSlice_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
