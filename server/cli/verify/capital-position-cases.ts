import { z } from "zod";
import { concentrationCharge } from "@/server/core/capital/concentration";
import { marginalCapital } from "@/server/core/capital/marginal-capital";
import { bookCharge, type PositionCharge, positionCharge } from "@/server/core/capital/minimum-capital";
import {
  assertKnownAssets,
  asset,
  clampFields,
  cross,
  date,
  floatingRatioText,
  index,
  insurer,
  k2Text,
  otherFactorFields,
  otherFactors,
  riskFactorText,
  rulesOn,
} from "./capital-fields";
import { type CaseKind, caseKind } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

const base = { regime: cross, ...clampFields, risk_factor: riskFactorText.optional() };

const listedShare = {
  asset,
  index,
  weighted_holding_years: z.number().nonnegative().nullish(),
  ...otherFactorFields,
};

const chargeFields = (charge: PositionCharge) => ({
  base_factor: charge.baseFactor,
  k1: charge.k1,
  k2: charge.k2,
  other_k: charge.otherK,
  K: charge.K,
  Kp: charge.Kp,
  risk_factor: charge.riskFactor,
  minimum_capital: charge.minimumCapital,
});

const assetCharges = caseKind({
  name: "capital: charge of single assets",
  input: z.strictObject({
    ...base,
    valuation_date: date,
    look_through_surcharge: z
      .literal(
        "Kp = 0.1 x layers for equity-type, 0.1 x (layers - 1) for debt-type products; layers include the surface, exclude the bottom asset; Kp stays outside the clamp; no Kp on opaque or look-through-exempt products",
      )
      .optional(),
    k1_applies_to: z.literal("directly held listed shares only").optional(),
    k2_applies_to: z.literal("looked-through listed shares as well").optional(),
    assets: z
      .array(
        z.strictObject({
          ...listedShare,
          name: z.string().optional(),
          admitted_value: z.number(),
          purchase_cost: z.number().optional(),
          layers: z.number().int().nonnegative().optional(),
          product_type: z.enum(["equity", "debt"]).optional(),
          emerging_market: z.boolean().optional(),
          issuer_factor: z.number().optional(),
        }),
      )
      .min(1),
  }),
  compute({ assets, clamp, valuation_date }) {
    const rules = rulesOn(valuation_date);
    assertKnownAssets(
      assets.map((entry) => entry.asset),
      rules,
    );
    const book = bookCharge(
      assets.map((entry) => ({
        asset: entry.asset,
        admittedValue: entry.admitted_value,
        purchaseCost: entry.purchase_cost,
        indices: entry.index,
        holdingYears: entry.weighted_holding_years ?? undefined,
        layers: entry.layers,
        productType: entry.product_type,
        emergingMarket: entry.emerging_market,
        issuerFactor: entry.issuer_factor,
        otherFactors: otherFactors(entry),
      })),
      rules,
      clamp,
    );
    return {
      x: book.x,
      k1: book.k1,
      assets: book.positions.map(chargeFields),
      total_minimum_capital: book.total,
    };
  },
});

const bookText = { floating_ratio: floatingRatioText.optional(), k2: k2Text.optional() };
const holding = {
  ...listedShare,
  name: z.string().optional(),
  purchase_cost: z.number().nonnegative(),
  book_value: z.number().nonnegative(),
};

/** A listed holding of a case as a position of the product. */
export const listedHolding = z.strictObject(holding);
export const listedPosition = (entry: z.infer<typeof listedHolding>) => ({
  asset: entry.asset,
  admittedValue: entry.book_value,
  purchaseCost: entry.purchase_cost,
  indices: entry.index,
  holdingYears: entry.weighted_holding_years ?? undefined,
  otherFactors: otherFactors(entry),
});

const listedBook = caseKind({
  name: "capital: listed book with its floating ratio",
  input: z.strictObject({ ...base, ...bookText, valuation_date: date, holdings: z.array(listedHolding).min(1) }),
  compute({ holdings, clamp, valuation_date }) {
    const rules = rulesOn(valuation_date);
    assertKnownAssets(
      holdings.map((entry) => entry.asset),
      rules,
    );
    const book = bookCharge(holdings.map(listedPosition), rules, clamp);
    return {
      x: book.x,
      k1: book.k1,
      holdings: book.positions.map((charge, i) => ({ name: holdings[i]?.name, ...chargeFields(charge) })),
      total_minimum_capital: book.total,
    };
  },
});

const marginal = caseKind({
  name: "capital: marginal capital of a change in value",
  input: z.strictObject({
    ...base,
    ...bookText,
    valuation_date: date,
    tax_rate: z.number().min(0).max(1),
    required_ratio: z.number().nonnegative(),
    surplus: z.literal("actual capital minus required_ratio x minimum capital; no diversification").optional(),
    holdings: z.array(z.strictObject({ ...holding, new_book_value: z.number().nonnegative().optional() })).min(1),
  }),
  compute({ holdings, clamp, valuation_date, tax_rate, required_ratio }) {
    const rules = rulesOn(valuation_date);
    assertKnownAssets(
      holdings.map((entry) => entry.asset),
      rules,
    );
    const result = marginalCapital(
      holdings.map((entry) => ({ ...listedPosition(entry), newValue: entry.new_book_value ?? entry.book_value })),
      rules,
      { taxRate: tax_rate, requiredRatio: required_ratio, clamp },
    );
    return {
      x_before: result.xBefore,
      x_after: result.xAfter,
      k1_before: result.k1Before,
      k1_after: result.k1After,
      minimum_capital_before: result.minimumCapitalBefore,
      minimum_capital_after: result.minimumCapitalAfter,
      minimum_capital_change: result.minimumCapitalChange,
      book_value_change: result.bookValueChange,
      actual_capital_change: result.actualCapitalChange,
      surplus_change: result.surplusChange,
      share_of_loss_given_back: result.shareOfLossGivenBack,
    };
  },
});

const concentration = caseKind({
  name: "capital: counterparty concentration",
  input: z.strictObject({
    ...base,
    valuation_date: date.optional(),
    insurer,
    total_assets_bn_cny: z.number().nonnegative(),
    threshold: z
      .string()
      .regex(/^marginal: \d+% of the first \d+ bn(, \d+% of the part to \d+ bn)*, \d+% of the rest$/)
      .optional(),
    concentration_factor: z
      .literal("k = 0.4 on all assets of a name whose total exposure is strictly above the threshold")
      .optional(),
    names: z.array(
      z.strictObject({
        name: z.string(),
        assets: z.array(
          z.strictObject({
            asset: asset.optional(),
            admitted_value: z.number(),
            base_factor: z.number().optional(),
            k1: z.number().default(0),
            k2: z.number().default(0),
            Kp: z.number().optional(),
            ...otherFactorFields,
          }),
        ),
      }),
    ),
  }),
  compute({ insurer: kind, total_assets_bn_cny, names, clamp, valuation_date }) {
    const rules = rulesOn(valuation_date);
    const factorOf = (code: string | undefined) => {
      if (code === undefined) throw new UnsupportedCaseError("neither an asset nor its base factor is given");
      assertKnownAssets([code], rules);
      return positionCharge({ asset: code, admittedValue: 1 }, rules).baseFactor;
    };
    const result = concentrationCharge(
      kind,
      total_assets_bn_cny,
      names.map(({ name, assets }) => ({
        name,
        assets: assets.map((entry) => ({
          admittedValue: entry.admitted_value,
          baseFactor: entry.base_factor ?? factorOf(entry.asset),
          k1: entry.k1,
          k2: entry.k2,
          otherK: entry.other_k,
          Kp: entry.Kp,
        })),
      })),
      rules,
      clamp,
    );
    return {
      threshold_bn_cny: result.thresholdBnCny,
      names: result.counterparties.map((entry) => ({
        name: entry.name,
        exposure: entry.exposure,
        above_threshold: entry.aboveThreshold,
        minimum_capital_without: entry.minimumCapitalWithout,
        minimum_capital: entry.minimumCapital,
      })),
      total_minimum_capital_without: result.totalWithout,
      total_minimum_capital: result.total,
      concentration_charge: result.charge,
    };
  },
});

/** Charges of assets and listed books, and concentration. */
export const capitalPositionCases: readonly CaseKind[] = [assetCharges, listedBook, marginal, concentration];
