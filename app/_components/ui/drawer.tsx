"use client";

import { Dialog, DialogBackdrop, DialogPanel, DialogTitle } from "@headlessui/react";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The right drawer that shows how a figure came about. Escape, the cross and a click outside close it. */
export function Drawer({
  open,
  onClose,
  title,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}) {
  const t = useTranslations("ui");
  return (
    <Dialog open={open} onClose={onClose} className="relative z-40">
      <DialogBackdrop className="fixed inset-0 bg-black/25" />
      <DialogPanel className="fixed inset-y-0 right-0 flex w-full max-w-xl flex-col border-line border-l bg-surface shadow-xl">
        <div className="flex items-center justify-between border-line border-b px-5 py-3">
          <DialogTitle className="font-semibold text-base">{title}</DialogTitle>
          <button
            type="button"
            onClick={onClose}
            aria-label={t("close")}
            className="rounded p-1.5 text-ink hover:bg-surface-subtle"
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
      </DialogPanel>
    </Dialog>
  );
}
