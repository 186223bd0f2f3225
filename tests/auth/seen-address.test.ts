import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import { clientAddress } from "@/server/auth/client-address.ts";

const hook = path.resolve(import.meta.dirname, "../../server/boot/seen-address.mjs");

/** A server that answers with the header as it reaches the application, asked twice: plainly and with a lie. */
const program = `
import http from "node:http";
const server = http.createServer((request, response) => response.end(request.headers["x-forwarded-for"] ?? "nothing"));
server.listen(0, "127.0.0.1", async () => {
  const url = "http://127.0.0.1:" + server.address().port;
  const plain = await (await fetch(url)).text();
  const lie = await (await fetch(url, { headers: { "x-forwarded-for": "1.2.3.4" } })).text();
  console.log(JSON.stringify([plain, lie]));
  process.exit(0);
});`;

it("adds whom the web server heard from, so that a made-up address is not believed", () => {
  const args = ["--import", hook, "--input-type=module", "--eval", program];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const [plain, lie] = JSON.parse(stdout) as string[];
  expect(plain).toBe("127.0.0.1");
  expect(lie).toBe("1.2.3.4, 127.0.0.1");
  expect(clientAddress({ "x-forwarded-for": lie }, 0)).toBe("127.0.0.1");
});
