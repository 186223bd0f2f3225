import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { fingerprint, isStale, leaveMark } from "@/server/boot/fingerprint.mjs";
import { ownFolder } from "./own-folder.ts";

it("is stale until a mark is left, and again after any change of content, name or number of files", () => {
  const folder = ownFolder();
  const source = path.join(folder, "source");
  const mark = path.join(folder, "made/mark");
  const now = () => fingerprint([source]);
  const settles = () => {
    const wasStale = isStale(mark, now());
    leaveMark(mark, now());
    expect(isStale(mark, now())).toBe(false);
    return wasStale;
  };
  fs.mkdirSync(path.join(source, "deep"), { recursive: true });
  fs.writeFileSync(path.join(source, "deep/a.ts"), "1");
  expect(settles()).toBe(true);
  fs.writeFileSync(path.join(source, "deep/a.ts"), "2");
  expect(settles()).toBe(true);
  fs.renameSync(path.join(source, "deep/a.ts"), path.join(source, "deep/b.ts"));
  expect(settles()).toBe(true);
  fs.writeFileSync(path.join(source, "c.ts"), "");
  expect(settles()).toBe(true);
  fs.rmSync(path.join(source, "c.ts"));
  expect(settles()).toBe(true);
  fs.writeFileSync(path.join(source, "deep/b.ts"), "2");
  expect(settles()).toBe(false);
});

it("counts a place that is not there as nothing", () => {
  expect(fingerprint([path.join(ownFolder(), "absent")])).toBe(fingerprint([]));
});
