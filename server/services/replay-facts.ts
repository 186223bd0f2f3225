import "server-only";
import { institutionYear } from "@/server/core/records/institution-year.ts";
import type { PersonPay } from "@/server/core/schemes/pay/pay-facts.ts";
import type {
  Departure,
  ReplayEntry,
  ReplayInput,
  ReplayQuarter,
  Restatement,
} from "@/server/core/schemes/replay-input.ts";
import { loadPayTerms, loadReplayContents, type PayTermsRow } from "@/server/persistence/replay-repository.ts";
import { readStoredQuarter, replayEntries, type StoredQuarter } from "./replay-quarter.ts";

/** The days of a plan by what is kept of them: all that a replay is computed from. */
export interface ReplaySource {
  readonly quarters: readonly { readonly asOf: string; readonly id: string }[];
  readonly restated: readonly { readonly asOf: string; readonly id: string; readonly knownOn: string }[];
  readonly final: { readonly asOf: string; readonly id: string };
  /** Changes with the terms of people. */
  readonly termsMark: string;
}

/** What replays run on: the history as known then, and the end as known today, which decisions never see. */
export interface ReplayFacts {
  readonly input: ReplayInput & { readonly people: readonly PersonPay[] };
  readonly final: readonly ReplayEntry[];
}

interface ParsedQuarter extends StoredQuarter {
  readonly asEntries: readonly ReplayEntry[];
}

/**
 * Loads what is kept of the days. A quarter that was loaded before is not read again, so that a new import costs no more
 * than the quarters it changed.
 */
export class ReplayLibrary {
  #parsed = new Map<string, ParsedQuarter>();

  async load({ quarters, restated, final }: ReplaySource): Promise<ReplayFacts> {
    const ids = [...new Set([...quarters, ...restated, final].map(({ id }) => id))];
    await this.#read(ids);
    const of = (id: string) => this.#parsed.get(id)!;
    const terms = await loadPayTerms();
    const history = quarters.map(({ asOf, id }) => ({ asOf, parsed: of(id) }));
    const departures = knownDepartures(history.map(({ asOf, parsed }) => ({ asOf, departures: parsed.departures })));
    return {
      input: {
        quarters: history.map(({ asOf, parsed }, i): ReplayQuarter => {
          const people = termsOfQuarter(terms, asOf, quarters[i - 1]?.asOf ?? null);
          return { asOf, entries: parsed.asEntries, ...(people.length > 0 && { people }) };
        }),
        people: firstTerms(terms),
        institution: history.map(({ asOf, parsed }) => institutionYear(parsed.figures, asOf)),
        restatements: restatements(quarters, restated, of),
        departures,
      },
      final: of(final.id).asEntries,
    };
  }

  /** Figures of the institution and terms of people as of a day, as they stood in the last of the quarters up to it. */
  async yearOf({ quarters, final }: ReplaySource, asOf: string) {
    const id = asOf >= final.asOf ? final.id : quarters.findLast((quarter) => quarter.asOf <= asOf)?.id;
    if (id !== undefined) await this.#read([id]);
    return institutionYear(id === undefined ? [] : this.#parsed.get(id)!.figures, asOf);
  }

  async #read(ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => !this.#parsed.has(id));
    for (const [id, content] of await loadReplayContents(missing)) {
      const stored = await readStoredQuarter(content);
      this.#parsed.set(id, { ...stored, asEntries: replayEntries(stored) });
    }
    if (ids.length > 1) this.#forgetAllBut(new Set(ids));
  }

  /** Two histories stay, as known then and as known today; what else was read makes room. */
  #forgetAllBut(ids: ReadonlySet<string>): void {
    const spare = [...this.#parsed.keys()].filter((id) => !ids.has(id));
    for (const id of spare.slice(0, Math.max(0, this.#parsed.size - 2 * ids.size))) this.#parsed.delete(id);
  }
}

/** Terms are agreements, not knowledge: those of the day count, and before the first ones those. */
export function termsOn(terms: readonly PayTermsRow[], asOf: string): PersonPay[] {
  const byManager = new Map<string, PayTermsRow>();
  for (const row of terms)
    if (row.effectiveOn <= asOf || !byManager.has(row.managerId)) byManager.set(row.managerId, row);
  return [...byManager.values()].map(personPay);
}

const firstTerms = (terms: readonly PayTermsRow[]): PersonPay[] => termsOn(terms, "");

/** Terms that came into force after the quarter before. */
function termsOfQuarter(terms: readonly PayTermsRow[], asOf: string, before: string | null): PersonPay[] {
  const fresh = new Set(
    terms.flatMap(({ managerId, effectiveOn }) =>
      effectiveOn <= asOf && effectiveOn > (before ?? "") ? [managerId] : [],
    ),
  );
  return termsOn(terms, asOf).filter(({ managerId }) => fresh.has(managerId));
}

const personPay = ({ managerId, target, salary, grade, carryShare }: PayTermsRow): PersonPay => ({
  managerId,
  target,
  salary,
  grade,
  carryShare,
});

/** Each departure once; one that was learned of late counts from the quarter that knew. */
export function knownDepartures(
  history: readonly { readonly asOf: string; readonly departures: readonly Departure[] }[],
): Departure[] {
  const seen = new Map<string, Departure>();
  history.forEach(({ asOf, departures }, i) => {
    const before = history[i - 1]?.asOf ?? "";
    for (const departure of departures) {
      const key = `${departure.managerId} ${departure.on}`;
      if (!seen.has(key)) seen.set(key, departure.on <= before ? { ...departure, on: asOf } : departure);
    }
  });
  return [...seen.values()];
}

/** Managers whose record of a year end came out otherwise later: the others were not restated. */
function restatements(
  quarters: ReplaySource["quarters"],
  restated: ReplaySource["restated"],
  of: (id: string) => ParsedQuarter,
): Restatement[] {
  const said = new Map<string, string>();
  for (const { asOf, id } of quarters)
    if (restated.some((day) => day.asOf === asOf))
      for (const entry of of(id).asEntries) said.set(`${asOf} ${entry.record.managerId}`, saying(entry));
  return restated
    .toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : 1))
    .flatMap(({ asOf, id, knownOn }) =>
      of(id).asEntries.flatMap((entry): Restatement[] => {
        const key = `${asOf} ${entry.record.managerId}`;
        const now = saying(entry);
        if (said.get(key) === now) return [];
        said.set(key, now);
        return [{ ...entry, knownOn }];
      }),
    );
}

/** What an entry says, without where and when it was said. */
const saying = (entry: ReplayEntry): string =>
  JSON.stringify(entry, (key, value) =>
    key === "sources" || key === "knownAsOf" || key === "warnings" ? undefined : value,
  );
