import { useTranslations } from "next-intl";
import { useMemo } from "react";

/** The actions of the trail in the reader's words; one that has none yet is shown as it is kept. */
export function useActionName() {
  const t = useTranslations("audit");
  return useMemo(
    () => ({
      actionName: (action: string) => (t.has(`actions.${action}`) ? t(`actions.${action}`) : action),
      groupName: (group: string) => (t.has(`groups.${group}`) ? t(`groups.${group}`) : group),
    }),
    [t],
  );
}
