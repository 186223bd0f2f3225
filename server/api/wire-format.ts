import { Decimal } from "decimal.js";

/**
 * How answers cross the wire: JSON, in which what JSON does not know stands as {"$": [what it is, its text]}. Both sides
 * import this file. What holds nothing of the kind is passed on as it is, so that a large answer costs one walk.
 */
const MARK = "$";

const isMarked = (value: object): value is { [MARK]: readonly [string, unknown] } => MARK in value;
const marked = (name: string, content: unknown) => ({ [MARK]: [name, content] });

function pack(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : marked("number", String(value));
  if (value === undefined) return marked("undefined", "");
  if (typeof value === "bigint") return marked("bigint", String(value));
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return packedArray(value);
  if (value instanceof Date) return marked("date", value.toJSON());
  if (Decimal.isDecimal(value)) return marked("decimal", value.toJSON());
  if (value instanceof Map) return marked("map", packedArray([...value].map((entry) => [...entry])));
  if (value instanceof Set) return marked("set", packedArray([...value]));
  return MARK in value ? marked("object", packedObject(value)) : packedObject(value);
}

/** A copy only where something in it had to be packed. */
function packedArray(values: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let index = 0; index < values.length; index++) {
    const packed = pack(values[index]);
    if (packed === values[index]) continue;
    copy ??= [...values];
    copy[index] = packed;
  }
  return copy ?? values;
}

function packedObject(value: object): object {
  let copy: Record<string, unknown> | null = null;
  for (const key of Object.keys(value)) {
    const one = (value as Record<string, unknown>)[key];
    if (one === undefined) continue; // JSON leaves it out, and reading what is not there gives it back
    const packed = pack(one);
    if (packed === one) continue;
    copy ??= { ...value };
    copy[key] = packed;
  }
  return copy ?? value;
}

function unpack(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = unpack(value[index]);
    return value;
  }
  if (isMarked(value)) return unmarked(value[MARK]);
  return unpackedObject(value);
}

/** In place: what came over the wire is nobody else's. */
function unpackedObject(value: object): object {
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    const one = object[key];
    if (typeof one === "object" && one !== null) object[key] = unpack(one);
  }
  return object;
}

function unmarked([name, content]: readonly [string, unknown]): unknown {
  switch (name) {
    case "undefined":
      return undefined;
    case "number":
      return Number(content);
    case "bigint":
      return BigInt(String(content));
    case "date":
      return new Date(content === null ? Number.NaN : String(content));
    case "decimal":
      return new Decimal(String(content));
    case "map":
      return new Map(unpack(content) as [unknown, unknown][]);
    case "set":
      return new Set(unpack(content) as unknown[]);
    case "object":
      return unpackedObject(content as object);
    default:
      throw new TypeError(`the wire knows no ${name}`);
  }
}

/** For tRPC, which writes and reads the JSON itself. */
export const transformer = { serialize: pack, deserialize: unpack };

/** For data in a page: one text, which the page's own format need not walk through. */
export const toWireText = (value: unknown): string => JSON.stringify(pack(value));
export const fromWireText = (text: string): unknown => unpack(JSON.parse(text));
