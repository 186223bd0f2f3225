"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFormat } from "../../format/use-format.ts";
import { useFieldWords } from "../use-field-words.ts";
import { rebalanced } from "./measure-weights.ts";
import { useStudio } from "./studio-context.tsx";

/** Weights of each book and their sum, which must be the whole. */
export function WeightSums() {
  const t = useTranslations("studio");
  const format = useFormat();
  const { optionWord } = useFieldWords();
  const { definition, dispatch } = useStudio();
  const books = [...new Set(definition.measures.map(({ book }) => book))];
  const sumOf = (book: string) =>
    definition.measures.reduce((sum, measure) => (measure.book === book ? sum + (measure.weight ?? 0) : sum), 0);
  const level = (book: string, sum: number) =>
    dispatch({
      kind: "set",
      path: ["measures"],
      value: definition.measures.map((measure) =>
        measure.book === book ? { ...measure, weight: Number((measure.weight / sum).toPrecision(12)) } : measure,
      ),
    });
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {books.map((book) => {
        const sum = sumOf(book);
        const isWhole = Math.abs(sum - 1) <= 1e-9;
        return (
          <li key={book} className="flex items-center gap-2">
            <span className={isWhole ? "text-good" : "text-bad"}>
              <span aria-hidden>{isWhole ? "✓" : "✕"}</span>{" "}
              {t("weightSum", { book: optionWord("book", book), sum: format.percent(sum, { digits: 1 }) })}
            </span>
            {isWhole || !(sum > 0) ? null : (
              <button type="button" onClick={() => level(book, sum)} className="text-accent text-xs hover:underline">
                {t("scaleWeights")}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The weight of a measure by hand: the others of its book give way, so that every position is a scheme that can be tried. */
export function WeightSlider({ index }: { index: number }) {
  const t = useTranslations("studio");
  const { definition, dispatch } = useStudio();
  const start = useRef<ReadonlyMap<string, number>>(new Map());
  const measure = definition.measures[index];
  if (!measure) return null;
  const isAlone = definition.measures.every((other, i) => i === index || other.book !== measure.book);
  const begin = () => {
    start.current = new Map(definition.measures.map(({ id, weight }) => [id, weight]));
  };
  return (
    <input
      type="range"
      min={0}
      max={100}
      step={1}
      disabled={isAlone}
      aria-label={t("weightSlider")}
      title={t(isAlone ? "weightSliderAlone" : "weightSlider")}
      value={typeof measure.weight === "number" ? Math.round(measure.weight * 100) : 0}
      onPointerDown={begin}
      onFocus={begin}
      onChange={({ target }) =>
        dispatch({
          kind: "set",
          path: ["measures"],
          value: rebalanced(definition.measures, index, Number(target.value) / 100, start.current),
          group: `weights ${index}`,
        })
      }
      className="w-full accent-(--accent) disabled:opacity-40"
    />
  );
}
