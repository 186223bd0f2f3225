/** The version that an address names ("?version=3"); an empty object when it names none that can be one. */
export function versionFrom(text: string | string[] | null | undefined): { version?: number } {
  const version = typeof text === "string" && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
  return version === null ? {} : { version };
}
