import { expect, it } from "vitest";
import en from "@/app/_messages/en.json";
import zh from "@/app/_messages/zh-CN.json";
import { methodCards } from "@/server/core/methods/method-cards";

type Pair = [where: string, en: string, zh: string];

function messagesOf(english: object, chinese: object, where: string): Pair[] {
  return Object.entries(english).flatMap(([key, text]): Pair[] => {
    const other: unknown = Reflect.get(chinese, key);
    const place = where ? `${where}.${key}` : key;
    if (typeof text === "string") return [[place, text, String(other)]];
    return messagesOf(text, typeof other === "object" && other !== null ? other : {}, place);
  });
}

function textsOf(card: unknown, where: string): Pair[] {
  if (typeof card !== "object" || card === null) return [];
  if ("en" in card && "zh" in card) return [[where, String(card.en), String(card.zh)]];
  return Object.entries(card).flatMap(([key, part]) => textsOf(part, `${where}.${key}`));
}

const pairs = [...messagesOf(en, zh, ""), ...methodCards.flatMap((card) => textsOf(card, card.id))];

/** Active is over the benchmark, excess is over the risk-free rate: two words in either language. */
it("calls what is over the benchmark active and never excess", () => {
  const mixed = pairs.filter(([, english, chinese]) => {
    const [active, excess] = [/active return/i.test(english), /excess return/i.test(english)];
    return (active && !excess && /超额收益/.test(chinese)) || (excess && !active && /主动收益/.test(chinese));
  });
  expect(mixed).toEqual([]);
  expect(pairs.filter(([, , chinese]) => /(基准的超额收益)/.test(chinese))).toEqual([]);
});
