"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CyclesPage } from "@/server/services/cycle-page.ts";
import { useTRPC } from "../api/client.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Field, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";

/** Day, moment of knowledge and scheme of a new cycle. */
export function OpenCycleForm({ scheme }: { scheme: NonNullable<CyclesPage["scheme"]> }) {
  const t = useTranslations("cycles");
  const text = useBilingual();
  const errorText = useErrorText();
  const router = useRouter();
  const trpc = useTRPC();
  const [name, setName] = useState("");
  const [asOf, setAsOf] = useState("");
  const [knownUntil, setKnownUntil] = useState("");
  const open = useMutation(trpc.cycles.open.mutationOptions({ onSuccess: ({ id }) => router.push(`/cycles/${id}`) }));
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // The end of the day named, or this moment.
        const knownAsOf = knownUntil === "" ? new Date().toISOString() : `${knownUntil}T23:59:59.999Z`;
        open.mutate({ name, asOf, knownAsOf, schemeVersionId: scheme.id });
      }}
    >
      {open.isError ? <Callout tone="bad" title={errorText(open.error)} /> : null}
      <Field label={t("name")} hint={t("nameHint")}>
        <TextInput
          name="name"
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field label={t("asOf")} hint={t("asOfHint")}>
        <TextInput name="asOf" type="date" required value={asOf} onChange={(event) => setAsOf(event.target.value)} />
      </Field>
      <Field label={t("knownAsOf")} hint={t("knownAsOfHint")}>
        <TextInput
          name="knownAsOf"
          type="date"
          value={knownUntil}
          onChange={(event) => setKnownUntil(event.target.value)}
        />
      </Field>
      <p className="text-sm">
        <span className="text-ink">{t("schemeInForce")}</span> {text(scheme.name)}{" "}
        <span className="text-ink text-xs">{scheme.reference}</span>
      </p>
      <div>
        <Button look="primary" type="submit" disabled={open.isPending}>
          {t("openNew")}
        </Button>
      </div>
    </form>
  );
}
