-- A subject of the negative list and why it stands there, for readers of Chinese.
ALTER TABLE "NegativeListEntry" ADD COLUMN "subjectZh" TEXT;
ALTER TABLE "NegativeListEntry" ADD COLUMN "reasonZh" TEXT;
