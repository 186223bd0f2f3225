import { describe, expect, it } from "vitest";
import { createRng } from "@/server/core/simulation/rng";
import { ljungBox } from "@/server/core/statistics/serial-correlation";
import { withCode } from "../../builders/with-code";

const draw = (seed: number | string, count: number) => {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => rng.uniform());
};

describe("createRng", () => {
  it("repeats itself for the same seed only", () => {
    expect(draw(42, 5)).toEqual(draw(42, 5));
    expect(draw(42, 5)).not.toEqual(draw(43, 5));
    expect(draw(7, 5)).not.toEqual(draw("7", 5));
    expect(draw(0, 3)).not.toEqual(draw(2 ** 40, 3));
  });

  it("splits into streams that do not depend on how far the parent was read", () => {
    const parent = createRng(1);
    const before = parent.split("path").uniform();
    parent.uniform();
    expect(parent.split("path").uniform()).toBe(before);
    expect(parent.split("other").uniform()).not.toBe(before);
    expect(parent.split("a").split("b").uniform()).not.toBe(parent.split("b").split("a").uniform());
  });

  it("fills an array with what it gives one by one, and goes on from there", () => {
    const [single, filled] = [createRng(4), createRng(4)];
    const target = new Uint32Array(9);
    filled.fill(target);
    expect(Array.from(target)).toEqual(Array.from({ length: 9 }, () => single.uint32()));
    expect(filled.uint32()).toBe(single.uint32());
  });

  it("is uniform and normal, without correlation within or between streams", () => {
    const rng = createRng("moments");
    const uniform = Array.from({ length: 50_000 }, () => rng.uniform());
    const normal = Array.from({ length: 50_000 }, () => rng.normal());
    const firsts = Array.from({ length: 5000 }, (_, i) => createRng(9).split(i).uniform());
    const mean = (x: number[]) => x.reduce((total, value) => total + value, 0) / x.length;
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(0.006);
    expect(Math.abs(mean(uniform.map((u) => u * u)) - 1 / 3)).toBeLessThan(0.006);
    expect(Math.abs(mean(normal))).toBeLessThan(0.02);
    expect(Math.abs(mean(normal.map((z) => z * z)) - 1)).toBeLessThan(0.03);
    expect(Math.abs(mean(firsts) - 0.5)).toBeLessThan(0.02);
    expect(ljungBox(uniform, 10).value!.probability).toBeGreaterThan(1e-4);
    expect(ljungBox(firsts, 10).value!.probability).toBeGreaterThan(1e-4);
  });

  it("picks every whole number below a bound about as often", () => {
    const rng = createRng(11);
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 10_000; i++) counts[rng.below(5)]!++;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it("refuses a seed that is not whole", () => {
    expect(() => createRng(0.5)).toThrow(withCode("seedNotWhole"));
  });
});
