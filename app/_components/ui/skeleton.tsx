/** A place held in the shape of what will stand there. */
export function Skeleton({ className = "h-4 w-full" }: { className?: string }) {
  return <span aria-hidden className={`block animate-pulse rounded bg-surface-subtle ${className}`} />;
}
