"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { PersonLedger } from "@/server/services/pay-view.ts";
import { Money } from "../cycles/money.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { PersonLedgerTable } from "./person-ledger-table.tsx";

/** Everybody's account in one line; a click opens the ledger behind it. */
export function PayPeople({ people, currency }: { people: readonly PersonLedger[]; currency: string }) {
  const t = useTranslations("payLedger");
  const name = useName();
  const format = useFormat();
  const [shown, setShown] = useState<PersonLedger | null>(null);
  const columns = useMemo((): ColumnDef<PersonLedger, string | number | null>[] => {
    const amount = (key: "valueNow" | "paidSoFar" | "clawedBack" | "bank"): ColumnDef<PersonLedger, number> => ({
      id: key,
      header: t(key),
      accessorFn: (person) => Number(person[key]),
      meta: { numeric: true, csv: (person) => person[key] },
      cell: ({ row }) => (
        <Money amount={row.original[key]} currency={currency} onExplain={() => setShown(row.original)} />
      ),
    });
    return [
      {
        id: "name",
        header: t("person"),
        accessorFn: (person) => name(person),
        cell: ({ row: { original: person } }) => (
          <button
            type="button"
            onClick={() => setShown(person)}
            className="whitespace-nowrap text-left font-medium text-accent hover:underline"
          >
            {name(person)} <span className="font-normal text-ink text-xs">{person.code}</span>
          </button>
        ),
      },
      amount("valueNow") as ColumnDef<PersonLedger, string | number | null>,
      {
        id: "next",
        header: t("nextDue"),
        accessorFn: ({ open }) => open[0]?.dueOn ?? null,
        cell: ({ row }) => (row.original.open[0] ? format.date(row.original.open[0].dueOn) : "–"),
      },
      amount("paidSoFar") as ColumnDef<PersonLedger, string | number | null>,
      amount("clawedBack") as ColumnDef<PersonLedger, string | number | null>,
      amount("bank") as ColumnDef<PersonLedger, string | number | null>,
    ];
  }, [t, name, format, currency]);
  return (
    <>
      <DataTable
        columns={columns}
        rows={people}
        caption={t("people")}
        rowKey={({ managerId }) => managerId}
        searchable
        csvName="pay-ledger"
      />
      <Drawer open={shown !== null} onClose={() => setShown(null)} title={shown ? name(shown) : ""}>
        {shown ? <PersonLedgerTable person={shown} currency={currency} /> : null}
      </Drawer>
    </>
  );
}
