"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Callout } from "../ui/callout.tsx";
import { onSessionEnd, sessionHasEnded } from "./session-end.ts";

function subscribe(listener: () => void) {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Above every page: that the browser is offline, or that the session has ended, and how to go on without losing work. */
export function ConnectionAlerts() {
  const t = useTranslations("frame");
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  // True from the moment a call is refused because the session has ended until one succeeds again.
  const hasEnded = useSyncExternalStore(onSessionEnd, sessionHasEnded, () => false);
  if (isOnline && !hasEnded) return null;
  return (
    <div className="sticky top-0 z-30 px-6 pt-3" data-screen-only>
      {isOnline ? (
        <Callout tone="bad" title={t("sessionEnded")}>
          {t("sessionEndedBody")} <SignInAgain label={t("signInHere")} />{" "}
          <SignInAgain label={t("signInElsewhere")} isInOwnTab />
        </Callout>
      ) : (
        <Callout tone="warn" title={t("offline")}>
          {t("offlineBody")}
        </Callout>
      )}
    </div>
  );
}

function SignInAgain({ label, isInOwnTab = false }: { label: string; isInOwnTab?: boolean }) {
  const here = window.location.pathname + window.location.search + window.location.hash;
  return (
    <a
      href={`/sign-in?${new URLSearchParams({ callbackUrl: here })}`}
      target={isInOwnTab ? "_blank" : undefined}
      rel={isInOwnTab ? "noreferrer" : undefined}
      className="mr-3 text-accent underline underline-offset-4"
    >
      {label}
    </a>
  );
}
