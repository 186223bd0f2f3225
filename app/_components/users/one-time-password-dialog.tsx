"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

export interface HandedOut {
  email: string;
  password: string;
}

/** Shows a one-time password, once. */
export function OneTimePasswordDialog({ handedOut, onClose }: { handedOut: HandedOut | null; onClose: () => void }) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const [copied, setCopied] = useState<string | null>(null);
  if (!handedOut) return null;
  const { email, password } = handedOut;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("passwordTitle", { email })}
      actions={
        <Button look="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <div className="flex items-center gap-2 rounded-md border border-line-strong bg-surface-muted p-3">
        <code className="min-w-0 flex-1 select-all break-all text-base">{password}</code>
        <Button onClick={() => navigator.clipboard.writeText(password).then(() => setCopied(password))}>
          <Copy aria-hidden className="size-4" />
          {copied === password ? t("copied") : ui("copy")}
        </Button>
      </div>
      <p className="mt-3 text-ink">{t("passwordBody")}</p>
    </Dialog>
  );
}
