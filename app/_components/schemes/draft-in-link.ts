import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";

/** The fragment that carries a draft in an address: it never reaches a server or its log. */
export async function draftFragment(definition: SchemeDefinition): Promise<string> {
  const text = new Blob([JSON.stringify(definition)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(text).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `#d=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** Whether a fragment says that it carries a draft, readable or not. */
export const hasDraft = (fragment: string): boolean => fragment.startsWith("#d=");

/** The draft in a fragment, not yet validated; null when there is none that can be read. */
export async function readDraft(fragment: string): Promise<unknown> {
  if (!hasDraft(fragment)) return null;
  try {
    const binary = atob(fragment.slice(3).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(text).text());
  } catch {
    return null;
  }
}
