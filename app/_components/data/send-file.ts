"use client";

/** The most that the server takes; a larger file is refused before it is sent (server/services/imports.ts refuses it too). */
export const LIMIT_MB = 64;

/** The server said no, or the way to it was cut: `code` of `errors.*` and its facts, in the shape of a failed call. */
export class SendRefused extends Error {
  constructor(readonly data: { error: { code: string; facts: Record<string, unknown> } }) {
    super(data.error.code);
  }
}

const refused = (code: string, facts: Record<string, unknown> = {}) => new SendRefused({ error: { code, facts } });

/**
 * Sends the bytes of a file; they stream, and the server stops them when they are too many.
 *
 * @param onSent told the fraction sent so far
 * @param signal stops sending; the server then forgets what came
 * @throws SendRefused importTooLarge, importEmpty, sendInterrupted, sendStopped, or whatever the server answers
 */
export function sendFile(
  file: File,
  { onSent, signal }: { onSent: (fraction: number) => void; signal: AbortSignal },
): Promise<{ id: string; jobId: string }> {
  if (file.size > LIMIT_MB * 1024 * 1024) return Promise.reject(refused("importTooLarge", { limit: LIMIT_MB }));
  if (file.size === 0) return Promise.reject(refused("importEmpty"));
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much of a body has gone.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/imports");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status === 200 && answer !== null) resolve(answer as { id: string; jobId: string });
      else if (answer !== null && "error" in answer) reject(new SendRefused(answer as SendRefused["data"]));
      else reject(refused("sendInterrupted"));
    };
    request.onerror = () => reject(refused("sendInterrupted"));
    request.onabort = () => reject(refused("sendStopped"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** Something on the way may answer in its own words. */
function parsed(text: string): object | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" ? answer : null;
  } catch {
    return null;
  }
}
