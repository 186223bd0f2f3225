"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Role } from "@/server/auth/permissions.ts";
import { Mark } from "../frame/sidebar.tsx";
import { useIsHydrated } from "../frame/use-is-hydrated.ts";
import { usePreferences } from "../frame/use-preferences.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { signInWithPassword, singleSignOnAddress } from "./auth-requests.ts";
import { PasswordInput } from "./password-input.tsx";
import { TwoClocksPicture } from "./two-clocks-picture.tsx";

interface Problem {
  code: string;
  minutes: number;
}

/** The way in: password, single sign-on where it is set up, and on a demo the accounts to try. */
export function SignInView({
  callbackUrl,
  arrivedWith,
  ssoName,
  demoAccounts,
}: {
  /** A path of this site. */
  callbackUrl: string;
  /** The error with which single sign-on came back. */
  arrivedWith: string | null;
  ssoName: string | null;
  demoAccounts: readonly { email: string; role: Role }[];
}) {
  const t = useTranslations("signIn");
  const roles = useTranslations("roles");
  // The fields keep what is typed, also before the page's code runs: a state beside them would wipe it.
  const emailField = useRef<HTMLInputElement>(null);
  const [demoAccount, setDemoAccount] = useState<string | null>(null);
  const isHydrated = useIsHydrated();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(arrivedWith ? { code: arrivedWith, minutes: 1 } : null);

  async function submit(event: React.FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setBusy(true);
    setProblem(null);
    const result = await signInWithPassword(String(typed.get("email")), String(typed.get("password")));
    // A whole new page: nothing of an earlier person stays in memory.
    if (result.ok) return window.location.assign(callbackUrl);
    setProblem({ code: result.error, minutes: result.minutes });
    if (result.error === "refused") form.querySelector<HTMLInputElement>("[name=password]")!.value = "";
    setBusy(false);
  }

  async function startSingleSignOn() {
    setBusy(true);
    setProblem(null);
    try {
      window.location.assign(await singleSignOnAddress(callbackUrl));
    } catch {
      setProblem({ code: "offline", minutes: 0 });
      setBusy(false);
    }
  }

  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,11fr)_minmax(28rem,9fr)]">
      <aside className="hidden flex-col justify-between border-line border-r bg-surface p-12 lg:flex">
        <Brand />
        <div className="flex max-w-2xl flex-col gap-10">
          <TwoClocksPicture />
          <div>
            <p className="font-semibold text-2xl text-ink-strong leading-snug">{t("claim")}</p>
            <p className="mt-3 max-w-xl text-base text-ink leading-relaxed">{t("claimBody")}</p>
          </div>
        </div>
        <span />
      </aside>
      <main className="flex flex-col p-6 sm:p-10">
        <div className="flex items-center justify-between gap-4">
          <span className="lg:invisible">
            <Brand />
          </span>
          <Choices />
        </div>
        <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-5 py-10">
          <h1 className="font-semibold text-2xl">{t("title")}</h1>
          {problem ? (
            <Callout
              tone={problem.code === "limited" ? "warn" : "bad"}
              title={t(`errors.${t.has(`errors.${problem.code}`) ? problem.code : "ssoFailed"}`, {
                minutes: problem.minutes,
                name: ssoName ?? "SSO",
              })}
            />
          ) : null}
          {ssoName ? (
            <>
              <Button className="h-10" onClick={startSingleSignOn} disabled={isBusy}>
                <KeyRound aria-hidden className="size-4" />
                {t("withSso", { name: ssoName })}
              </Button>
              <div className="flex items-center gap-3 text-ink-subtle text-xs">
                <span className="h-px flex-1 bg-line" />
                {t("or")}
                <span className="h-px flex-1 bg-line" />
              </div>
            </>
          ) : null}
          <form method="post" onSubmit={submit} className="flex flex-col gap-4">
            <Field label={t("email")}>
              <TextInput
                type="email"
                name="email"
                autoComplete="username"
                ref={emailField}
                onChange={() => setDemoAccount(null)}
                autoFocus
                required
              />
            </Field>
            <PasswordInput label={t("password")} name="password" autoComplete="current-password" />
            <Button look="primary" type="submit" className="mt-1 h-10" disabled={isBusy || !isHydrated}>
              {isBusy ? t("submitting") : t("submit")}
            </Button>
          </form>
          <p className="text-ink text-xs">{t("help")}</p>
          {demoAccounts.length > 0 ? (
            <section className="rounded-md border border-line bg-surface p-3">
              <h2 className="font-medium text-sm">{t("demoTitle")}</h2>
              <p className="mt-0.5 text-ink text-xs">{t("demoBody")}</p>
              <ul className="mt-2 flex flex-wrap gap-1.5">
                {demoAccounts.map((account) => (
                  <li key={account.email}>
                    <button
                      type="button"
                      title={t("useAccount", { email: account.email })}
                      aria-pressed={demoAccount === account.email}
                      onClick={() => {
                        emailField.current!.value = account.email;
                        setDemoAccount(account.email);
                      }}
                      className="h-7 rounded-full border border-line-strong px-3 text-ink-emphasis text-xs hover:bg-surface-subtle aria-pressed:border-accent aria-pressed:bg-accent-faint aria-pressed:text-accent-emphasis"
                    >
                      {roles(account.role)}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      </main>
    </div>
  );
}

function Brand() {
  const t = useTranslations("frame");
  return (
    <span className="flex items-center gap-3 font-semibold text-ink-strong text-lg">
      <Mark className="size-8" />
      {t("product")}
    </span>
  );
}

function Choices() {
  const t = useTranslations("frame");
  const preferences = usePreferences();
  return (
    <div className="flex items-center gap-2">
      <Segmented
        label={t("language")}
        value={preferences.locale}
        onChange={(value) => preferences.set("locale", value)}
        options={[
          { value: "en", label: "English" },
          { value: "zh-CN", label: "中文" },
        ]}
      />
      <Segmented
        label={t("theme")}
        value={preferences.theme}
        onChange={(value) => preferences.set("theme", value)}
        options={[
          { value: "light", label: t("light") },
          { value: "dark", label: t("dark") },
        ]}
      />
    </div>
  );
}
