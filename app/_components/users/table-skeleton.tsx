import { Skeleton } from "../ui/skeleton.tsx";

/** A headline and a table that are still on their way. */
export const TableSkeleton = () => (
  <>
    <Skeleton className="h-12 w-96" />
    <Skeleton className="h-96 w-full" />
  </>
);
