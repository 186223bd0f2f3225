import { useTranslations } from "next-intl";

/** Whether an account may sign in, by shape and word as well as by colour. */
export function UserState({ isDisabled, isDemo }: { isDisabled: boolean; isDemo: boolean }) {
  const t = useTranslations("users");
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <span className={isDisabled ? "text-ink" : "text-good"}>
        {isDisabled ? "○" : "●"} {t(isDisabled ? "disabled" : "active")}
      </span>
      {isDemo ? <span className="rounded border border-line-strong px-1.5 text-ink text-xs">{t("demo")}</span> : null}
    </span>
  );
}
