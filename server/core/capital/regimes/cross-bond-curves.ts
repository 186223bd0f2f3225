import { rule8, rule9 } from "./cross-sources";
import type { CrossTablesInput } from "./cross-tables";

type Curve = CrossTablesInput["curves"][number];
type Piece = Curve["pieces"][number];

const piece = (upTo: number | null, quadratic: number, linear: number, constant = 0): Piece => ({
  upTo,
  quadratic,
  linear,
  constant,
});

const spread = (grade: string, ...pieces: Piece[]): Curve => ({ ...rule9, charge: "spread", grade, pieces });

/** Rate charge of property and casualty insurers and spread charge by issuer or rating, over modified duration D. */
export const crossCurves: readonly Curve[] = [
  {
    ...rule8,
    charge: "rate",
    grade: null,
    pieces: [piece(5, -0.001, 0.0217), piece(10, -0.00106, 0.022), piece(null, 0, 0.0114)],
  },
  spread("government", piece(null, 0, 0)),
  spread("policy_bank", piece(5, -0.0012, 0.012), piece(null, 0, 0.001, 0.025)),
  spread("AAA", piece(5, 0.0006, 0.012), piece(null, 0, 0.015)),
  spread("AA+", piece(5, 0.0007, 0.0165), piece(null, 0, 0.02)),
  spread("AA", piece(5, 0.0009, 0.025), piece(null, 0, 0.0295)),
  spread("AA-", piece(5, 0.001, 0.033), piece(null, 0, 0.038)),
  spread("A+", piece(5, 0.002, 0.04), piece(null, 0, 0.05)),
  spread("A", piece(5, 0.003, 0.045), piece(null, 0, 0.06)),
  spread("A-", piece(5, 0.004, 0.05), piece(null, 0, 0.07)),
  spread("BBB+", piece(5, 0.005, 0.05), piece(null, 0, 0.075)),
  spread("lower_or_unrated", piece(5, 0.01, 0.05), piece(null, 0, 0.1)),
];

/** Default charge on the surface of debt-type products; grades between AAA and A were not in what was read. */
export const crossSurfaceDefaultFactors: CrossTablesInput["surfaceDefaultFactors"] = [
  { ...rule9, grade: "AAA", factor: 0.01 },
  { ...rule9, grade: "A", factor: 0.075 },
  { ...rule9, grade: "BBB+", factor: 0.15 },
  { ...rule9, grade: "unrated", factor: 0.15 },
];
