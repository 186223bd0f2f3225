"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SchemeLine } from "@/server/services/scheme-view.ts";
import { useTRPC } from "../api/client.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, NativeSelect, TextInput } from "../ui/field.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { type FileProblem, readSchemeFile } from "./read-scheme-file.ts";
import { useSchemeProblems } from "./use-scheme-problems.ts";

type Origin = "copy" | "file";

/** A scheme of one's own: from a preset, from any other scheme, or from a file. It opens in the studio. */
export function NewSchemeDialog({
  open,
  onClose,
  schemes,
  copyOf,
}: {
  open: boolean;
  onClose: () => void;
  schemes: readonly Pick<SchemeLine, "code" | "name" | "isPreset">[];
  /** The scheme to start from; by default the patient preset. */
  copyOf?: string;
}) {
  const t = useTranslations("schemes.newScheme");
  const ui = useTranslations("ui");
  const bilingual = useBilingual();
  const router = useRouter();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const { textOf, placeOf } = useSchemeProblems();
  const [origin, setOrigin] = useState<Origin>("copy");
  const [source, setSource] = useState(copyOf ?? schemes.find(({ code }) => code === "patient")?.code ?? "");
  const [names, setNames] = useState({ en: "", zh: "" });
  const [code, setCode] = useState("");
  const [file, setFile] = useState<{ definition: unknown; problems: readonly FileProblem[] } | null>(null);
  const add = useMutation(
    trpc.schemes.add.mutationOptions({
      onSuccess: async ({ code: added }) => {
        await queryClient.invalidateQueries(trpc.schemes.pathFilter());
        router.push(`/schemes/${added}/edit`);
      },
    }),
  );
  const isCode = /^[a-z][a-z0-9-]{1,59}$/.test(code);
  const isReady =
    isCode &&
    names.en.trim() !== "" &&
    names.zh.trim() !== "" &&
    (origin === "copy" ? source !== "" : file !== null && file.problems.length === 0);

  async function choose(chosen: File | undefined) {
    if (!chosen) return;
    const read = await readSchemeFile(chosen);
    setFile({ definition: read.definition, problems: read.problems });
    if (read.name && names.en === "") setNames(read.name);
    if (read.code && code === "") setCode(read.code);
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button
            look="primary"
            disabled={!isReady || add.isPending}
            onClick={() =>
              add.mutate({
                code,
                name: names,
                origin: origin === "copy" ? { copyOf: source } : { definition: file?.definition },
              })
            }
          >
            {t("create")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Segmented<Origin>
          label={t("origin")}
          value={origin}
          options={[
            { value: "copy", label: t("fromScheme") },
            { value: "file", label: t("fromFile") },
          ]}
          onChange={setOrigin}
        />
        {origin === "copy" ? (
          <Field label={t("copyOf")}>
            <NativeSelect value={source} onChange={({ target }) => setSource(target.value)}>
              {schemes.map((scheme) => (
                <option key={scheme.code} value={scheme.code}>
                  {bilingual(scheme.name)}
                </option>
              ))}
            </NativeSelect>
          </Field>
        ) : (
          <Field label={t("file")} hint={t("fileHint")}>
            <input
              type="file"
              accept=".json,application/json"
              onChange={({ target }) => choose(target.files?.[0])}
              className="text-sm"
            />
          </Field>
        )}
        {origin === "file" && file && file.problems.length > 0 ? (
          <ul role="alert" className="max-h-40 list-disc overflow-y-auto pl-5 text-bad text-xs">
            {file.problems.map(({ path, code: problem, at }) => (
              <li key={`${path} ${problem}`}>
                {placeOf(path)}: {textOf(problem)} {at ? t("brokenAt", at) : null}
              </li>
            ))}
          </ul>
        ) : null}
        <div className="grid grid-cols-2 gap-3">
          <Field label={t("nameEn")}>
            <TextInput
              value={names.en}
              maxLength={200}
              onChange={({ target }) => {
                setNames({ ...names, en: target.value });
                setCode(codeFrom(target.value));
              }}
            />
          </Field>
          <Field label={t("nameZh")}>
            <TextInput
              value={names.zh}
              maxLength={200}
              onChange={({ target }) => setNames({ ...names, zh: target.value })}
            />
          </Field>
        </div>
        <Field label={t("code")} hint={t("codeHint")} error={code !== "" && !isCode ? t("codeWrong") : undefined}>
          <TextInput value={code} maxLength={60} onChange={({ target }) => setCode(target.value)} />
        </Field>
        {add.error ? (
          <p role="alert" className="text-bad text-sm">
            {errorText(add.error)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

/** "House scheme 2027" as house-scheme-2027. */
const codeFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 60);
