-- Special factors that an asset bears by itself: a green bond, a REIT that is looked through, a breached class limit.
ALTER TABLE "CapitalAsset" ADD COLUMN "specialFactors" TEXT[] DEFAULT ARRAY[]::TEXT[];
