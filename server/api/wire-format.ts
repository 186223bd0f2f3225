import { Decimal } from "decimal.js";
import superjson from "superjson";

// Money crosses the wire as text and arrives as a Decimal again. Both sides import this file.
superjson.registerCustom<Decimal, string>(
  {
    isApplicable: (value): value is Decimal => Decimal.isDecimal(value),
    serialize: (value) => value.toJSON(),
    deserialize: (text) => new Decimal(text),
  },
  "decimal.js",
);

export const transformer = superjson;
