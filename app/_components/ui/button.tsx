import type { ButtonHTMLAttributes } from "react";

const looks = {
  primary: "bg-accent text-accent-inverted border-accent hover:bg-accent-emphasis disabled:opacity-50",
  secondary: "bg-surface text-ink-strong border-line-strong hover:bg-surface-subtle disabled:opacity-50",
  quiet: "bg-transparent text-ink-emphasis border-transparent hover:bg-surface-subtle disabled:opacity-50",
  danger: "bg-surface text-bad border-bad hover:bg-bad-ground disabled:opacity-50",
} as const;

/** The one button. `secondary` unless it is the page's main action (`primary`) or cannot be undone (`danger`). */
export function Button({
  look = "secondary",
  className = "",
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: keyof typeof looks }) {
  return (
    <button
      type={type}
      className={`inline-flex h-9 items-center justify-center gap-1.5 whitespace-nowrap rounded-md border px-3 font-medium text-sm transition-colors ${looks[look]} ${className}`}
      {...rest}
    />
  );
}
