import "server-only";
import { createHash } from "node:crypto";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { type KeptReadings, readingPart } from "@/server/core/schemes/assess-record.ts";
import { type CompiledScheme, compileScheme } from "@/server/core/schemes/evaluate-scheme.ts";
import { type FinalOutcome, type HindsightReport, hindsightOf } from "@/server/core/schemes/hindsight.ts";
import { payNode } from "@/server/core/schemes/pay-tree.ts";
import type { ReplayEntry, ReplayInput } from "@/server/core/schemes/replay-input.ts";
import { replayScheme, type SchemeReplay } from "@/server/core/schemes/replay-scheme.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { type SchemeEffectLine, schemeEffect } from "@/server/core/schemes/scheme-effect.ts";
import { loadPayTerms } from "@/server/persistence/replay-repository.ts";
import { loadJudgeable } from "./judgeable.ts";
import { type ReplayFacts, ReplayLibrary, type ReplaySource, termsOn } from "./replay-facts.ts";
import { managersView, schemeView } from "./replay-shape.ts";
import type { PayReach, ReplayManager, ReplaySchemeName, ReplaySchemeView, ReplayTreeView } from "./replay-view.ts";

/** A scheme to replay, with the name under which it is shown. */
export interface NamedScheme {
  readonly name: ReplaySchemeName;
  readonly definition: SchemeDefinition;
}

/** Part of the history: quarter ends from first to last. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface ReplayWork {
  readonly source: ReplaySource;
  readonly span: Span;
  readonly schemes: readonly NamedScheme[];
  readonly pay: PayReach;
}

export interface TreeWork {
  readonly source: ReplaySource;
  readonly span: Span;
  readonly definition: SchemeDefinition;
  readonly managerId: string;
  readonly asOf: string;
  readonly withPay: boolean;
}

export interface EffectWork {
  readonly snapshotId: string;
  readonly asOf: string;
  /** null while the history is not built: rules over time then see the day alone. */
  readonly source: ReplaySource | null;
  readonly definitions: readonly SchemeDefinition[];
}

export interface ReplayResult {
  readonly managers: readonly ReplayManager[];
  readonly schemes: readonly ReplaySchemeView[];
}

interface Replayed {
  readonly replay: SchemeReplay;
  readonly hindsight: HindsightReport;
}

const MOST_RESULTS = 40;
const MOST_SNAPSHOTS = 3;
/** The schemes of a replay and those of the studio. */
const MOST_READINGS = 8;

/**
 * Replays on a history that stays in memory. A result is kept by scheme, history and period, so that of five schemes only
 * the one that was changed is computed again. Runs in a thread of its own (server/jobs/replay-thread-entry.ts).
 */
export class ReplayEngine {
  readonly #library = new ReplayLibrary();
  readonly #facts = new Map<string, Promise<ReplayFacts>>();
  readonly #results = new Map<string, Replayed>();
  readonly #effects = new Map<string, SchemeEffectLine[]>();
  readonly #snapshots = new Map<string, Promise<ReplayEntry[]>>();

  async replay({ source, span, schemes, pay }: ReplayWork): Promise<ReplayResult> {
    const { input, final } = await this.#load(source);
    const quarters = within(input, span).quarters.map(({ asOf }) => asOf);
    const managers = managersView(final);
    return {
      managers,
      schemes: schemes.map(({ name, definition }) => {
        const { replay, hindsight } = this.#replayed(source, span, definition, input, final);
        return schemeView({ name, replay, hindsight, quarters, managers, pay });
      }),
    };
  }

  /** @throws InvalidInputError unknownManager: no record of the manager at that quarter end */
  async tree({ source, span, definition, managerId, asOf, withPay }: TreeWork): Promise<ReplayTreeView> {
    const { input, final } = await this.#load(source);
    const quarters = within(input, span).quarters;
    const at = quarters.findIndex((quarter) => quarter.asOf === asOf);
    const entryAt = (i: number) => quarters[i]?.entries.find(({ record }) => record.managerId === managerId);
    const entry = entryAt(at);
    if (entry === undefined) throw new InvalidInputError("unknownManager", { code: managerId });
    const scheme = compileScheme(definition);
    const history = quarters.slice(0, at).flatMap((_, i) => {
      const earlier = entryAt(i);
      return earlier === undefined ? [] : [scheme.assess(earlier.record, earlier.context).quarter];
    });
    const { replay } = this.#replayed(source, span, definition, input, final);
    const year = withPay
      ? replay.managers.find((manager) => manager.managerId === managerId)?.years.find(({ endsOn }) => endsOn === asOf)
      : undefined;
    return {
      asOf,
      knownAsOf: entry.record.knownAsOf,
      evaluation: scheme.evaluate(entry.record, entry.context, history),
      pay: year && replay.currency !== null ? { node: payNode(definition, year), currency: replay.currency } : null,
    };
  }

  async effect({ snapshotId, asOf, source, definitions }: EffectWork): Promise<SchemeEffectLine[][]> {
    const entries = await this.#snapshot(snapshotId);
    const people = termsOn(await loadPayTerms(), asOf);
    const history = source === null ? [] : (await this.#load(source)).input.quarters.filter((q) => q.asOf < asOf);
    const year =
      source === null
        ? { endsOn: asOf, figures: {}, equity: null, netIncome: null }
        : await this.#library.yearOf(source, asOf);
    const facts = { entries, history, people, year };
    const seen = hash([snapshotId, asOf, source, people]);
    return definitions.map((definition) =>
      kept(this.#effects, `${seen} ${hash(definition)}`, MOST_RESULTS, () => schemeEffect(compiled(definition), facts)),
    );
  }

  #load(source: ReplaySource): Promise<ReplayFacts> {
    return kept(this.#facts, hash(source), 2, () => this.#library.load(source));
  }

  #snapshot(id: string): Promise<ReplayEntry[]> {
    return kept(this.#snapshots, id, MOST_SNAPSHOTS, () => loadJudgeable(id, { managers: "all" }));
  }

  #replayed(
    source: ReplaySource,
    span: Span,
    definition: SchemeDefinition,
    input: ReplayInput,
    final: readonly ReplayEntry[],
  ): Replayed {
    return kept(this.#results, hash([source, span, definition]), MOST_RESULTS, () => {
      const replay = replayScheme(compiled(definition), within(input, span));
      return { replay, hindsight: hindsightOf(replay, final.flatMap(finalOutcome)) };
    });
  }
}

/** What schemes of the same measures and tolerance read off each record, which comes with one context here. */
const readingsKept = new Map<string, KeptReadings>();
const schemesKept = new Map<string, CompiledScheme>();
const compiled = (definition: SchemeDefinition): CompiledScheme =>
  kept(schemesKept, hash(definition), MOST_RESULTS, () =>
    compileScheme(definition, {
      readings: kept(readingsKept, hash(readingPart(definition)), MOST_READINGS, () => new WeakMap()),
    }),
  );

const hash = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** What was made before, else made now; of those nobody asked for lately the oldest makes room. */
function kept<T>(memory: Map<string, T>, key: string, most: number, make: () => T): T {
  const found = memory.get(key);
  const value = found ?? make();
  memory.delete(key);
  memory.set(key, value);
  if (value instanceof Promise) value.catch(() => memory.delete(key));
  for (const oldest of memory.keys()) {
    if (memory.size <= most) break;
    memory.delete(oldest);
  }
  return value;
}

const within = (input: ReplayInput, { from, to }: Span): ReplayInput => ({
  ...input,
  quarters: input.quarters.filter(({ asOf }) => asOf >= from && asOf <= to),
});

const finalOutcome = ({ record, context }: ReplayEntry): FinalOutcome[] => {
  const returns = context?.returns?.whole;
  return returns && record.frequency !== null
    ? [{ managerId: record.managerId, frequency: record.frequency, returns }]
    : [];
};
