import type { ComponentProps, ReactNode, SelectHTMLAttributes } from "react";

const box =
  "h-9 w-full rounded-md border border-line-strong bg-surface px-2.5 text-ink-strong text-sm placeholder:text-ink-subtle disabled:opacity-60 aria-invalid:border-bad";

/** A labelled control with its hint or its error below. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="flex flex-col gap-1 text-sm">
      <span className="font-medium text-ink-emphasis">{label}</span>
      {children}
      {error ? (
        <span role="alert" className="text-bad text-xs">
          {error}
        </span>
      ) : hint ? (
        <span className="text-ink text-xs">{hint}</span>
      ) : null}
    </label>
  );
}

export const TextInput = ({ className = "", ...rest }: ComponentProps<"input">) => (
  <input className={`${box} ${className}`} {...rest} />
);

/** A text of a few lines. */
export const TextArea = ({ className = "", ...rest }: ComponentProps<"textarea">) => (
  <textarea rows={3} className={`${box} h-auto py-1.5 ${className}`} {...rest} />
);

/** The browser's own select: works with keyboard, screen reader and on a tablet without help. */
export const NativeSelect = ({ className = "", ...rest }: SelectHTMLAttributes<HTMLSelectElement>) => (
  <select className={`${box} pr-8 ${className}`} {...rest} />
);
