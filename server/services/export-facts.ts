import "server-only";
import packageFile from "@/package.json" with { type: "json" };
import type { Viewer } from "@/server/auth/permissions.ts";
import { methodCards } from "@/server/core/methods/method-cards.ts";
import type { ExportLocale } from "@/server/export/export-words.ts";
import { SNAPSHOT_ENGINE } from "./build-snapshot.ts";
import type { PageAnswer } from "./context-view.ts";

/** For whom and when a workbook is made. */
export interface ExportRequest {
  readonly viewer: Viewer;
  readonly locale: ExportLocale;
  readonly generatedAt: Date;
}

/** A workbook as a file, or why there is none yet. */
export type ExportedFile =
  | { readonly status: "ready"; readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | Exclude<PageAnswer<unknown>, { status: "ready" }>;

/** Which version of Longview made a figure. */
export const ENGINE = `Longview ${packageFile.version}, ${SNAPSHOT_ENGINE}`;

/** Ids of the cards of the methods that are computed in these files of the core; the name of the file where there is none. */
export const methodIds = (files: readonly string[]): string[] =>
  files.flatMap((file) => {
    const ids = methodCards.filter(({ code }) => code.includes(`/${file}.ts`)).map(({ id }) => id);
    return ids.length > 0 ? ids : [file];
  });

/** "longview-ladder-M05-2026-09-30.xlsx": whatever a file system might not like is a hyphen. */
export const exportFileName = (...parts: readonly (string | null)[]): string =>
  `${["longview", ...parts.flatMap((part) => part ?? [])].join("-").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")}.xlsx`;
