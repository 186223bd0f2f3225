import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { choosePort } from "@/server/boot/choose-port.mjs";
import { freePort } from "@/server/boot/embedded-postgres.mjs";
import { inRoot } from "@/server/boot/paths.mjs";
import { readablePassword, secret } from "@/server/boot/secrets.mjs";
import { isUsableNode } from "@/server/boot/usable-node.mjs";
import { assertUsableServer } from "@/server/boot/usable-server.mjs";
import { ownFolder } from "./own-folder.ts";

describe("the version of Node", () => {
  it.each(["20.19.0", "20.20.2", "22.13.0", "22.23.3", "24.0.0", "26.1.0"])("%s is taken", (version) => {
    expect(isUsableNode(version)).toBe(true);
  });
  it.each(["18.20.0", "20.18.3", "21.7.0", "22.12.0", "23.11.0"])("%s is refused", (version) => {
    expect(isUsableNode(version)).toBe(false);
  });
  it("is what package.json asks for", () => {
    const { engines } = JSON.parse(fs.readFileSync(inRoot("package.json"), "utf8"));
    expect(engines.node).toBe("^20.19 || ^22.13 || >=24");
  });
});

describe("the port", () => {
  const listening: net.Server[] = [];
  afterEach(() => {
    for (const server of listening.splice(0)) server.close();
  });
  const occupy = (host: string) =>
    new Promise<number>((resolve, reject) => {
      const server = net.createServer().once("error", reject);
      listening.push(server);
      server.listen(0, host, () => resolve((server.address() as net.AddressInfo).port));
    });

  it("is the one asked for, when it is free", async () => {
    const port = await freePort();
    expect(await choosePort(String(port), "127.0.0.1")).toBe(port);
  });
  it("that is in use is refused in words", async () => {
    const port = await occupy("127.0.0.1");
    await expect(choosePort(String(port), "127.0.0.1")).rejects.toThrow(
      `Port ${port} is in use. Choose another with PORT.`,
    );
  });
  it.each(["0", "65536", "http", "3000.5"])("%s is refused as no port", async (port) => {
    await expect(choosePort(port, "127.0.0.1")).rejects.toThrow(`PORT=${port} is no port.`);
  });
  it("cannot be opened on an address of another machine", async () => {
    await expect(choosePort(String(await freePort()), "192.0.2.1")).rejects.toThrow("HOST=192.0.2.1 is no address");
  });
});

describe("a secret", () => {
  afterEach(() => {
    delete process.env.DATA_DIR;
  });
  it("is made once and readable by its owner alone, even if it was not before", () => {
    process.env.DATA_DIR = path.join(ownFolder(), "data");
    const file = path.join(process.env.DATA_DIR, "session-secret");
    const made = secret("session-secret");
    expect(made).toMatch(/^[\w-]{43}$/);
    fs.chmodSync(file, 0o644);
    expect(secret("session-secret")).toBe(made);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });
  it("that a person types has no letters that look alike", () => {
    for (let i = 0; i < 50; i++) expect(readablePassword()).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});

describe("a database of one's own that cannot be used", () => {
  it.each([
    ["is no address", "not an address", /DATABASE_URL is no address/],
    [
      "does not answer",
      "postgresql://me:hidden@127.0.0.1:1/longview",
      /\(me@127\.0\.0\.1:1\/longview\).*nothing answers there/,
    ],
    ["does not exist", "postgresql://me:hidden@nowhere.invalid/longview", /no such host/],
  ])("%s: said in words, without its password", async (_, url, words) => {
    const error = await assertUsableServer(url).catch((caught: Error) => caught);
    expect(String(error)).toMatch(words);
    expect(String(error)).not.toContain("hidden");
  });
});
