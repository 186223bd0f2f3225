"use client";

import { DialogBackdrop, DialogPanel, DialogTitle, Dialog as HeadlessDialog } from "@headlessui/react";
import type { ReactNode } from "react";

/** A question that must be answered before anything else. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  actions,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  actions: ReactNode;
}) {
  return (
    <HeadlessDialog open={open} onClose={onClose} className="relative z-50">
      <DialogBackdrop className="fixed inset-0 bg-black/30" />
      <div className="fixed inset-0 flex items-center justify-center p-4">
        <DialogPanel className="w-full max-w-lg rounded-lg border border-line bg-surface p-5 shadow-xl">
          <DialogTitle className="font-semibold text-base">{title}</DialogTitle>
          <div className="mt-3 text-sm">{children}</div>
          <div className="mt-5 flex justify-end gap-2">{actions}</div>
        </DialogPanel>
      </div>
    </HeadlessDialog>
  );
}
