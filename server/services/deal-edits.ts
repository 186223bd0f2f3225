import "server-only";
import { managerScope, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { loadDealBook, loadDealChoices } from "@/server/persistence/deal-repository.ts";
import type { DealEdit } from "./deals-view.ts";
import { type FormRow, importForm } from "./form-import.ts";

type Master = Extract<DealEdit, { what: "deal" }>;
type Happening = Exclude<DealEdit, Master>;

/**
 * Writes what a form says of a deal: that there is one and what it is, or what happened to it. Of a value that is known
 * under the same day and name, what was known stays in the history, and comes back when the form is undone.
 *
 * @throws InvalidInputError unknownDeal, dealExists, formRefused, importNothingNew
 */
export async function editDeal(viewer: Viewer, edit: DealEdit): Promise<{ batchId: string }> {
  const row = edit.what === "deal" ? await masterRow(viewer, edit) : await happeningRow(viewer, edit);
  return { batchId: await importForm(viewer, row) };
}

/** Private portfolios, managers, and the codes that are taken: what a form about a deal may name. */
export const dealOptions = () => loadDealChoices();

/** A deal stays in its portfolio, where its money is, and has that one's currency. */
async function masterRow(viewer: Viewer, edit: Master): Promise<FormRow> {
  const { code, on, company, companyZh, domain, stage, instrument, decidedBy } = edit;
  const { portfolios, codes } = await loadDealChoices();
  const isKnown = codes.includes(code);
  if (edit.isNew && isKnown) throw new InvalidInputError("dealExists", { code });
  const portfolio = isKnown ? (await dealOf(viewer, code, on)).portfolioCode : edit.portfolio;
  return {
    name: `${code}-deals-${on}`,
    kind: "deals",
    cells: {
      code,
      portfolio,
      company,
      companyZh: companyZh || null,
      domain,
      stage,
      instrument,
      decidedBy: decidedBy || null,
      // Of a portfolio that is not known the import itself says so, beside all else that is wrong.
      currency: portfolios.find((item) => item.code === portfolio)?.currency ?? null,
    },
  };
}

async function happeningRow(viewer: Viewer, edit: Happening): Promise<FormRow> {
  const { code, on } = edit;
  const { portfolioCode: portfolio, currency } = await dealOf(viewer, code, on);
  const named = (kind: string) => ({ name: `${code}-${kind}-${on}`, kind });
  switch (edit.what) {
    case "event": {
      const { kind, name, outcome, score, route, plannedOn, note } = edit;
      return {
        ...named("dealEvents"),
        cells: {
          deal: code,
          date: on,
          kind,
          name,
          outcome: outcome || null,
          score,
          route,
          plannedOn,
          note: note || null,
        },
      };
    }
    case "flow":
      return {
        ...named("cashFlows"),
        cells: { portfolio, deal: code, date: on, kind: edit.kind, amount: edit.amount, currency },
      };
    case "mark":
      return {
        ...named("valuations"),
        cells: {
          portfolio,
          deal: code,
          date: on,
          amount: edit.amount,
          currency,
          basis: edit.basis,
          status: "final",
        },
      };
  }
}

/** @throws InvalidInputError unknownDeal: there is none, or the viewer may not see it */
async function dealOf(viewer: Viewer, code: string, on: string) {
  const deals = await loadDealBook(managerScope(viewer, "privateBook.read"), on, null);
  const deal = deals.find((row) => row.code === code);
  if (!deal) throw new InvalidInputError("unknownDeal", { code });
  return deal;
}
