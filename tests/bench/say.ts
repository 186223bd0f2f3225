/** One result: name, value, unit, and the named floor measured in the same run with how many times it was. */
export function say(name: string, value: number, unit: string, floor?: { what: string; value: number }): void {
  const text = `${name.padEnd(78)} ${shown(value).padStart(12)} ${unit}`;
  if (!floor) console.log(text);
  else
    console.log(`${text}   floor ${shown(floor.value)} ${unit} (${floor.what}): ${(value / floor.value).toFixed(2)}x`);
}

const shown = (value: number) =>
  value >= 1000 ? Math.round(value).toLocaleString("en") : value.toPrecision(4).replace(/\.?0+$/, "");
