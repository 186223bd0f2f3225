import "server-only";
import { scopeOf } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { MAX_IMPORT_BYTES, receiveImport } from "@/server/services/imports.ts";
import { createContext } from "./context.ts";

/** Name of the file, percent-encoded. A header that no form of another site can set. */
const NAME_HEADER = "x-file-name";

const refuse = (status: number, code: string, facts: object = {}) =>
  Response.json({ error: { code, facts } }, { status });

/**
 * Takes the bytes of a file as they stream in; refused as soon as they are too many. Answers with the batch and the job
 * that reads it, or with a code of `errors.*`.
 */
export async function receiveImportFile(request: Request): Promise<Response> {
  const { viewer, passwordIsOneTime } = await createContext();
  if (!viewer) return refuse(401, "notSignedIn");
  if (passwordIsOneTime) return refuse(403, "changePasswordFirst");
  if (!scopeOf(viewer.role, "data.write")) return refuse(403, "notAllowed");
  const name = request.headers.get(NAME_HEADER);
  if (name === null) return refuse(400, "invalidRequest", { where: NAME_HEADER });
  try {
    const bytes = await readLimited(request);
    return Response.json(await receiveImport({ fileName: decodedName(name), bytes }, viewer));
  } catch (error) {
    if (error instanceof InvalidInputError)
      return refuse(error.code === "importTooLarge" ? 413 : 400, error.code, error.facts);
    console.error("import upload:", error);
    return refuse(500, "unexpected");
  }
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function readLimited(request: Request): Promise<Uint8Array> {
  const tooLarge = () => new InvalidInputError("importTooLarge", { limit: MAX_IMPORT_BYTES / 1024 / 1024 });
  if (Number(request.headers.get("content-length") ?? 0) > MAX_IMPORT_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_IMPORT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  // A connection that is cut may look like the end of the file; half a file is never kept.
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) !== size) throw new InvalidInputError("sendInterrupted", {});
  return Buffer.concat(chunks);
}
