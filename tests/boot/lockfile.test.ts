import fs from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "@/server/boot/paths.mjs";

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

const packages: Record<string, Locked> = JSON.parse(fs.readFileSync(inRoot("package-lock.json"), "utf8")).packages;

/** The folders in which Node looks for a package that the one in `place` asks for, nearest first. */
function* lookedFor(place: string, name: string) {
  for (let at = place; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/"))))
    yield `${at}/node_modules/${name}`;
  yield `node_modules/${name}`;
}

it("has an entry for every optional package: the parts for other systems than the one it was written on", () => {
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...lookedFor(place, name)].some((folder) => folder in packages))
      .map((name) => `${place || "the project"} -> ${name}`),
  );
  expect(missing).toEqual([]);
});

it("names no registry but the public one, and holds the hash of every package", () => {
  const fetched = Object.entries(packages).filter(([place, { link }]) => place !== "" && !link);
  const hosts = new Set(fetched.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : [])));
  expect([...hosts].filter((host) => host !== "registry.npmjs.org")).toEqual([]);
  expect(fetched.filter(([, { integrity }]) => !integrity).map(([place]) => place)).toEqual([]);
});

it("pins every direct dependency to one version", () => {
  const project = JSON.parse(fs.readFileSync(inRoot("package.json"), "utf8"));
  const asked = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
  expect(Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(String(version)))).toEqual(
    [],
  );
});
