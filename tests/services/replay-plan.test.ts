import { describe, expect, it } from "vitest";
import { knownDepartures, termsOn } from "@/server/services/replay-facts.ts";
import { knownMoment, restatedDays } from "@/server/services/replay-plan.ts";

const then = { known: "then", delayDays: 45 } as const;
const quarters = ["2019-12-31", "2020-12-31", "2021-12-31"].map((asOf) => ({
  asOf,
  knownAsOf: knownMoment(asOf, then),
}));
const moment = (day: string, firstDay: string) => ({ at: new Date(`${day}T12:00:00Z`), firstDay });

describe("a restated year end", () => {
  it("is looked at again at the first later year end that knew", () => {
    const days = restatedDays(quarters, [moment("2021-05-01", "2019-03-31")]);
    expect(days.map(({ asOf, knownAsOf, knownOn }) => [asOf, knownAsOf?.toISOString().slice(0, 10), knownOn])).toEqual([
      ["2019-12-31", "2021-12-31", "2021-05-01"],
      ["2020-12-31", "2021-12-31", "2021-05-01"],
    ]);
  });

  it("is none where its own verdict saw the news, or the news is about later days", () => {
    // 14 February is the 45th day after the year end.
    expect(restatedDays(quarters, [moment("2020-02-14", "2019-03-31")])).toEqual([]);
    expect(restatedDays(quarters, [moment("2020-02-15", "2019-03-31")])).toHaveLength(1);
    expect(restatedDays(quarters, [moment("2020-06-01", "2020-03-31")])).toEqual([]);
  });
});

it("a departure that was learned of late counts from the quarter that knew", () => {
  const left = { managerId: "a", on: "2020-05-01", as: "bad" as const };
  const of = (asOf: string, ...departures: (typeof left)[]) => ({ asOf, departures });
  expect(knownDepartures([of("2020-03-31"), of("2020-06-30", left), of("2020-09-30", left)])).toEqual([left]);
  expect(knownDepartures([of("2020-03-31"), of("2020-06-30"), of("2020-09-30", left)])).toEqual([
    { ...left, on: "2020-09-30" },
  ]);
});

it("terms of the day count, and before the first ones those", () => {
  const row = (effectiveOn: string, target: string) => ({
    managerId: "a",
    effectiveOn,
    target,
    salary: null,
    grade: null,
    carryShare: null,
  });
  const terms = [row("2018-01-01", "100"), row("2020-01-01", "200")];
  const targetOn = (day: string) => termsOn(terms, day)[0]?.target;
  expect([targetOn("2017-12-31"), targetOn("2019-12-31"), targetOn("2020-01-01")]).toEqual(["100", "100", "200"]);
});
