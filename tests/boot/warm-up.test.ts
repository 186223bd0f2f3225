import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { warmUp } from "@/server/boot/warm-up.mjs";

/** Answers like the app would, and keeps what it was asked. */
async function listening(work: (address: string) => Promise<void>) {
  const asked: { method: string; place: string; cookie: string; language: string }[] = [];
  const server = http.createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    asked.push({ method, place: url, cookie: headers.cookie ?? "", language: headers["accept-language"] ?? "" });
    if (url === "/liabilities") return response.destroy();
    const isList = url === "/managers";
    response.end(isList ? `<a href="/managers/A">A</a><a href="/managers/B">B</a><a href="/schemes/compare">` : "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.close();
  return asked;
}

it("has every page answered once a language, and one of each kind that lists link to, by reading only", async () => {
  const asked = await listening((address) => warmUp(address, "session=1"));
  const places = asked.filter(({ language }) => language === "en").map(({ place }) => place);
  expect(places).toEqual(expect.arrayContaining(["/sign-in", "/", "/private-funds", "/capital", "/managers/A"]));
  expect(places).not.toContain("/managers/B");
  expect(asked.filter(({ language }) => language === "zh-CN").map(({ place }) => place)).toEqual(places);
  expect(asked.every(({ cookie }) => cookie === "session=1")).toBe(true);
  expect(asked.filter(({ method }) => method !== "GET")).toEqual([expect.objectContaining({ place: "/api/imports" })]);
});

it("goes on after a page that does not answer", async () => {
  const asked = await listening((address) => warmUp(address, ""));
  expect(asked.map(({ place }) => place)).toEqual(expect.arrayContaining(["/liabilities", "/data", "/methods"]));
});
