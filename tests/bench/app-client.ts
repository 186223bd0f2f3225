import { transformer } from "@/server/api/wire-format.ts";
import { Visitor } from "../auth/visitor.ts";

/** Somebody signed in who asks the app what its pages ask it. */
export class AppClient {
  private constructor(private readonly visitor: Visitor) {}

  static async signedIn(address: string, email: string, password: string): Promise<AppClient> {
    const visitor = new Visitor(address);
    await visitor.signIn(email, password);
    return new AppClient(visitor);
  }

  /** A page or an address of the app, to its last byte. */
  async read(place: string): Promise<string> {
    return bodyOf(place, await this.visitor.send(place));
  }

  async query<T>(procedure: string, input: object): Promise<T> {
    return answerOf(await this.read(queryPlace(procedure, input)));
  }

  async mutate<T>(procedure: string, input: object): Promise<T> {
    const place = `/api/trpc/${procedure}`;
    const body = JSON.stringify(transformer.serialize(input));
    const headers = { "content-type": "application/json" };
    return answerOf(await bodyOf(place, await this.visitor.ask(place, { method: "POST", body, headers })));
  }

  /** Sends a file as the data page does. */
  async upload(name: string, bytes: Buffer): Promise<{ id: string; jobId: string }> {
    const place = "/api/imports";
    const headers = { "x-file-name": encodeURIComponent(name), "content-type": "application/octet-stream" };
    const body = new Uint8Array(bytes);
    return JSON.parse(await bodyOf(place, await this.visitor.ask(place, { method: "POST", body, headers })));
  }

  /** Asks how far a job is, as often as the pages do, until it is done. */
  async untilDone(jobId: string): Promise<void> {
    for (;;) {
      const { status } = await this.query<{ status: string }>("jobs.get", { id: jobId });
      if (status === "done") return;
      if (status !== "queued" && status !== "running") throw new Error(`job ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

/** The address at which the pages ask a procedure. */
export const queryPlace = (procedure: string, input: object) =>
  `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(transformer.serialize(input)))}`;

const answerOf = <T>(body: string): T => transformer.deserialize(JSON.parse(body).result.data) as T;

async function bodyOf(place: string, response: Response): Promise<string> {
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${place}: ${response.status} ${body.slice(0, 300)}`);
  return body;
}
