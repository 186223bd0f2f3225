"use client";

import { useTranslations } from "next-intl";
import { Button } from "../_components/ui/button.tsx";
import { Callout } from "../_components/ui/callout.tsx";

export default function PageError({ reset }: { reset: () => void }) {
  const t = useTranslations();
  return (
    <Callout tone="bad" title={t("ui.failedTitle")}>
      <p>{t("errors.unexpected")}</p>
      <Button className="mt-3" onClick={reset}>
        {t("ui.retry")}
      </Button>
    </Callout>
  );
}
