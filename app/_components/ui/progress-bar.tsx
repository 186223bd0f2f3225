/** How far something has come; `fraction` of 0 still shows a little, so that it is seen to have begun. */
export function ProgressBar({ fraction, label }: { fraction: number; label: string }) {
  const percent = Math.round(fraction * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="h-1.5 w-full overflow-hidden rounded-full bg-surface-subtle"
    >
      <div className="h-full rounded-full bg-accent" style={{ width: `${Math.max(3, percent)}%` }} />
    </div>
  );
}
