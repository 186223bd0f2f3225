import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodEnd, periodIndex } from "@/server/core/returns/calendar/period.ts";
import { addDays } from "@/server/core/returns/calendar/plain-date.ts";
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

describe("restatements of pay years", () => {
  const ends = Array.from({ length: 20 }, (_, i) => periodEnd(periodIndex("2018-03-31", "quarterly") + i, "quarterly"));
  const days = ends.map((asOf) => ({ asOf, knownAsOf: knownMoment(asOf, then) }));

  it("are looked for at the ends that settle them", () => {
    const news = [moment("2020-05-01", "2018-01-31")];
    const found = (months: number[]) =>
      restatedDays(days, news, months).map(({ asOf, knownAsOf }) => [asOf, knownAsOf?.getUTCMonth()]);
    expect(found([6])).toEqual([
      ["2018-06-30", 5],
      ["2019-06-30", 5],
    ]);
    expect(found([6, 12])).toEqual([...found([6]), ...found([12])]);
    expect(restatedDays(days, news)).toEqual(restatedDays(days, news, [12]));
  });

  it("never see what became known after the settlement they count at, nor what their own verdict had seen", () => {
    const day = fc.integer({ min: 0, max: 2000 }).map((n) => addDays("2018-01-01", n));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, day), { maxLength: 12 }),
        fc.subarray([3, 6, 9, 12], { minLength: 1 }),
        (pairs, months) => {
          const news = pairs.map(([at, first]) => moment(at, first)).sort((a, b) => a.at.getTime() - b.at.getTime());
          for (const { asOf, knownAsOf, knownOn } of restatedDays(days, news, months)) {
            const settlement = knownAsOf!.toISOString().slice(0, 10);
            expect(knownOn <= settlement).toBe(true);
            expect(knownOn > addDays(asOf, 45)).toBe(true);
            expect(settlement.slice(5, 7)).toBe(asOf.slice(5, 7));
          }
          // What becomes known later changes nothing that was looked at before.
          const until = (end: string) => (restated: { knownAsOf: Date | null }) =>
            restated.knownAsOf!.toISOString().slice(0, 10) <= end;
          const end = "2021-06-30";
          const early = news.filter(({ at }) => at.toISOString().slice(0, 10) <= end);
          expect(restatedDays(days, news, months).filter(until(end))).toEqual(
            restatedDays(days, early, months).filter(until(end)),
          );
        },
      ),
    );
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
