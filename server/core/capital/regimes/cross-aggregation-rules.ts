import { equityCapNotice2025, rule2, rule8 } from "./cross-sources";
import { type CrossTablesInput, marketSubModules } from "./cross-tables";

/** Correlations of market risk (Rule 8) and of the company's risks (Rule 2). */
export const crossCorrelations: CrossTablesInput["correlations"] = [
  {
    ...rule8,
    scope: "market",
    modules: [...marketSubModules],
    matrix: [
      [1, -0.14, -0.18, 0, -0.16, 0.07],
      [-0.14, 1, 0.22, 0.06, 0.5, 0.04],
      [-0.18, 0.22, 1, 0.18, 0.19, -0.14],
      [0, 0.06, 0.18, 1, 0.04, -0.01],
      [-0.16, 0.5, 0.19, 0.04, 1, -0.19],
      [0.07, 0.04, -0.14, -0.01, -0.19, 1],
    ],
  },
  {
    ...rule2,
    scope: "life",
    modules: ["life_insurance", "non_life", "market", "credit"],
    matrix: [
      [1, 0.2, 0.3, 0.15],
      [0.2, 1, 0.1, 0.1],
      [0.3, 0.1, 1, 0.35],
      [0.15, 0.1, 0.35, 1],
    ],
  },
  {
    ...rule2,
    scope: "property_and_casualty",
    modules: ["non_life", "market", "credit"],
    matrix: [
      [1, 0.1, 0.15],
      [0.1, 1, 0.27],
      [0.15, 0.27, 1],
    ],
  },
];

/** Relief for small companies on total minimum capital, by total assets in bn CNY; the lower bound belongs to the bracket. */
export const crossSizeReliefs: CrossTablesInput["sizeReliefs"] = [
  {
    ...rule2,
    insurers: ["life"],
    brackets: [
      { below: 50, value: 0.9 },
      { below: 500, value: 0.95 },
      { below: null, value: 1 },
    ],
  },
  {
    ...rule2,
    insurers: ["property_and_casualty", "reinsurer"],
    brackets: [
      { below: 10, value: 0.9 },
      { below: 200, value: 0.95 },
      { below: null, value: 1 },
    ],
  },
];

/** Share of each slice of total assets (bn CNY) that one counterparty may reach; the slices add up to the threshold. */
export const crossConcentrationThresholds: CrossTablesInput["concentrationThresholds"] = [
  {
    ...rule8,
    insurers: ["life"],
    brackets: [
      { below: 10, value: 0.08 },
      { below: 50, value: 0.05 },
      { below: 100, value: 0.04 },
      { below: null, value: 0.03 },
    ],
  },
  {
    ...rule8,
    insurers: ["property_and_casualty"],
    brackets: [
      { below: 2, value: 0.08 },
      { below: 5, value: 0.05 },
      { below: 50, value: 0.04 },
      { below: null, value: 0.03 },
    ],
  },
];

/** Cap on equity assets as a share of total assets, by comprehensive solvency ratio of the previous quarter. */
export const crossEquityCaps: CrossTablesInput["equityCaps"] = [
  {
    ...equityCapNotice2025,
    insurers: ["life", "property_and_casualty", "reinsurer"],
    brackets: [
      { below: 1, value: 0.1 },
      { below: 1.5, value: 0.2 },
      { below: 2.5, value: 0.3 },
      { below: 3.5, value: 0.4 },
      { below: null, value: 0.5 },
    ],
  },
];
