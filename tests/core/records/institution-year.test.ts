import { expect, it } from "vitest";
import { institutionYear } from "@/server/core/records/institution-year";

const figure = (name: string, on: string, value: string | null) => ({ name, on, value });

it("takes the latest figure of the twelve months that end with the year, money to the last digit", () => {
  const figures = [
    figure("fundReturn", "2021-12-31", "0.05"),
    figure("fundReturn", "2021-06-30", "0.02"),
    figure("netIncome", "2021-12-31", "123456789.0123456789"),
    figure("coreSolvencyRatio", "2020-12-31", "1.8"),
    figure("fundReturn", "2022-03-31", "0.9"),
    figure("rating", "2021-12-31", null),
  ];
  const year = { endsOn: "2021-12-31", figures: { fundReturn: 0.05 }, equity: null, netIncome: "123456789.0123456789" };
  expect(institutionYear(figures, "2021-12-31")).toEqual(year);
  expect(institutionYear(figures.toReversed(), "2021-12-31")).toEqual(year);
});

it("leaves out what is not known", () => {
  expect(institutionYear([], "2021-12-31")).toEqual({
    endsOn: "2021-12-31",
    figures: {},
    equity: null,
    netIncome: null,
  });
});
