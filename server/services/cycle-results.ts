import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "@/server/core/canonical-json.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import type { Evaluation } from "@/server/core/schemes/evaluation.ts";
import type { AccountState } from "@/server/core/schemes/pay/account-state.ts";
import { PayAccount } from "@/server/core/schemes/pay/pay-account.ts";
import { unknownPerson } from "@/server/core/schemes/pay/pay-facts.ts";
import type { PayYear } from "@/server/core/schemes/pay/pay-year.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import type {
  Adjustments,
  CycleInput,
  CycleResult,
  CycleTerms,
  PersonState,
} from "@/server/core/schemes/settle-cycle.ts";
import {
  type CycleRow,
  type EvaluationRow,
  loadCycles,
  loadEvaluationLines,
  loadEvaluations,
  loadRestatements,
} from "@/server/persistence/cycle-repository.ts";
import { loadSchemeVersion } from "./schemes.ts";

/** Goes up whenever the same frozen inputs would come out otherwise. */
export const CYCLE_ENGINE = "longview cycle 1";

/** What is kept of a person's pay in `Evaluation.pay`. */
export interface KeptPay {
  readonly calculated: string;
  readonly adjusted: string | null;
  readonly year: PayYear;
}

/** Plain data as the database will give it back: results are computed from nothing else. */
export const frozen = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const keptPay = (pay: unknown): KeptPay | null => pay as KeptPay | null;
export const keptState = (state: unknown): PersonState | null => state as PersonState | null;
export const keptInput = ({ input }: Pick<EvaluationRow, "input">) => input as unknown as CycleInput;
export const keptEvaluation = ({ evaluation }: Pick<EvaluationRow, "evaluation">) =>
  evaluation as unknown as Evaluation;
export const keptTerms = ({ institution }: Pick<CycleRow, "institution">) => institution as unknown as CycleTerms;

/** The last adjustment of each person. */
export const adjustmentsOf = (rows: readonly Pick<EvaluationRow, "managerId" | "adjustments">[]): Adjustments =>
  Object.fromEntries(
    rows.flatMap(({ managerId, adjustments }) => {
      const last = adjustments.at(-1);
      return last ? [[managerId, last.adjusted.toFixed()]] : [];
    }),
  );

export interface FrozenCycle {
  readonly cycle: Pick<CycleRow, "asOf" | "knownAsOf">;
  readonly definition: SchemeDefinition;
  readonly terms: CycleTerms;
  readonly inputs: readonly CycleInput[];
  readonly results: readonly CycleResult[];
}

/** SHA-256 over inputs, scheme, results and engine, whatever the order of people and of fields. */
export function cycleFingerprint({ cycle, definition, terms, inputs, results }: FrozenCycle): string {
  const byManager = <T>(items: readonly T[], id: (item: T) => string) =>
    items.toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
  return createHash("sha256")
    .update(
      canonicalJson(
        frozen({
          engine: CYCLE_ENGINE,
          asOf: cycle.asOf,
          knownAsOf: cycle.knownAsOf.toISOString(),
          definition,
          terms,
          inputs: byManager(inputs, ({ entry }) => entry.record.managerId),
          results: byManager(results, ({ managerId }) => managerId),
        }),
      ),
    )
    .digest("hex");
}

/** A cycle's kept rows as the core knows them. */
export async function loadFrozenCycle(cycle: CycleRow): Promise<FrozenCycle & { rows: readonly EvaluationRow[] }> {
  const [rows, { definition }] = await Promise.all([
    loadEvaluations(cycle.id),
    loadSchemeVersion(cycle.schemeVersionId),
  ]);
  return {
    cycle,
    definition,
    terms: keptTerms(cycle),
    inputs: rows.map(keptInput),
    rows,
    results: rows.map((row) => {
      const pay = keptPay(row.pay);
      return {
        managerId: row.managerId,
        evaluation: keptEvaluation(row),
        pay: pay && {
          ...pay,
          tree: row.payTree as unknown as NonNullable<CycleResult["pay"]>["tree"],
          after: keptState(row.accountAfter)!,
        },
      };
    }),
  };
}

/** Where accounts stand: after the last closed cycle, moved on by the restatements that were approved since. */
export interface Standing {
  readonly cycle: CycleRow;
  readonly definition: SchemeDefinition;
  readonly states: ReadonlyMap<string, PersonState>;
}

/** Accounts after the last closed cycle, or after the one named; null before the first. */
export async function loadStanding(cycleId?: string | null, managerIds?: readonly string[]): Promise<Standing | null> {
  if (cycleId === null) return null;
  const cycles = await loadCycles();
  const cycle = cycles.find(({ id, status }) => status === "closed" && (cycleId === undefined || id === cycleId));
  if (!cycle) return null;
  const [{ definition }, lines, approved] = await Promise.all([
    loadSchemeVersion(cycle.schemeVersionId),
    loadEvaluationLines(cycle.id, managerIds),
    loadRestatements({ status: "approved", decidedAt: { gt: cycle.closedAt! } }),
  ]);
  const restated = new Map(cycles.map(({ id, asOf }) => [id, Number(asOf.slice(0, 4))]));
  const states = new Map<string, PersonState>();
  for (const { managerId, accountAfter } of lines) {
    const state = keptState(accountAfter);
    if (state === null) continue;
    const own = approved.filter((restatement) => restatement.managerId === managerId);
    const account = own.reduce(
      (known, { cycleId: of, after, knownAsOf }) =>
        restatedAccount(definition, known, {
          year: restated.get(of) ?? 0,
          knownOn: knownAsOf.toISOString().slice(0, 10),
          amount: after.toFixed(),
        }).account,
      state.account,
    );
    states.set(managerId, { ...state, account });
  }
  return { cycle, definition, states };
}

/** An account after an award of an earlier year was restated: the core's rule, from the bank, unvested, then paid. */
export function restatedAccount(
  { pay }: SchemeDefinition,
  state: AccountState,
  { year, knownOn, amount }: { readonly year: number; readonly knownOn: string; readonly amount: string },
) {
  if (pay === undefined) return { account: state, taken: null };
  const account = PayAccount.from(pay, unknownPerson(""), state);
  const taken = account.restate({ year, knownOn, amount: new Exact(amount) });
  return { account: account.state, taken };
}

export const stateBefore = (standing: Standing | null, managerId: string): PersonState | null =>
  standing?.states.get(managerId) ?? null;
