"use client";

/** The server said no: `code` of `errors.*` and its facts, in the shape of a failed call. */
export class SendRefused extends Error {
  constructor(readonly data: { error: { code: string; facts: Record<string, unknown> } }) {
    super(data.error.code);
  }
}

/** Sends the bytes of a file; they stream, and the server stops them when they are too many. */
export async function sendFile(file: File): Promise<{ id: string; jobId: string }> {
  const response = await fetch("/api/imports", {
    method: "POST",
    headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
    body: file,
  });
  const answer = await response.json();
  if (!response.ok) throw new SendRefused(answer);
  return answer;
}
