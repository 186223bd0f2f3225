import { describe, expect, it } from "vitest";
import { foundDraft } from "@/app/_components/schemes/studio/found-draft";
import { patient } from "@/server/core/schemes/presets/patient";

const saved = patient;
const changedAt = "2026-11-01T00:00:00.000Z";
const edit = (aheadFrom: number) => ({ ...patient, decision: { ...patient.decision, aheadFrom } });
const kept = (aheadFrom: number, at = changedAt) => ({ changedAt: at, definition: edit(aheadFrom), address: "" });
const linked = (definition: unknown) => ({ definition });
const find = (given: Partial<Parameters<typeof foundDraft>[0]>) =>
  foundDraft({ saved, changedAt, linked: null, kept: null, ...given });

describe("an edit found when the studio opens", () => {
  it("is nothing where nothing differs from what is saved", () => {
    expect(find({})).toBeNull();
    expect(find({ linked: linked(saved), kept: { changedAt, definition: saved, address: "" } })).toBeNull();
  });

  it("is what this browser kept", () => {
    expect(find({ kept: kept(70) })).toEqual({ from: "browser", opened: edit(70), other: null });
  });

  it("is that of the link, and what the browser keeps is offered", () => {
    expect(find({ linked: linked(edit(71)), kept: kept(70) })).toEqual({
      from: "link",
      opened: edit(71),
      other: edit(70),
    });
  });

  it("is one's own after a reload, when link and browser say the same", () => {
    expect(find({ linked: linked(edit(70)), kept: kept(70) })?.from).toBe("browser");
  });

  it("belongs to the scheme that is open, whatever code the link has", () => {
    expect(find({ linked: linked({ ...edit(71), code: "foreign" }) })?.opened?.code).toBe(patient.code);
  });

  it("is never dropped without a word: of before somebody saved, it is offered", () => {
    expect(find({ kept: kept(70, "2026-10-01T00:00:00.000Z") })).toEqual({
      from: "outdated",
      opened: null,
      other: edit(70),
    });
  });

  it.each([null, { measures: 3 }, edit(Number.NaN)])(
    "says so when the link carries none that can be used",
    (broken) => {
      expect(find({ linked: linked(broken) })).toEqual({ from: "brokenLink", opened: null, other: null });
      expect(find({ linked: linked(broken), kept: kept(70) })?.opened).toEqual(edit(70));
    },
  );
});
