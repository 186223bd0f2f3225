import { demoAssignments, demoManagers, fundStories, liquidStories } from "./demo-cast";
import { dealBooks } from "./demo-deals";
import { type Cell, type DemoDelivery, type DemoFileKind, delivered } from "./demo-delivery";

const FOUNDED_ON = "2014-09-30";

/** Names of the series in the returns files. */
export const demoSeries: readonly {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly role: "benchmark" | "riskFree";
}[] = [
  { code: "BM-BOND", name: "Core bond composite", nameZh: "核心债券综合指数", role: "benchmark" },
  { code: "BM-BROAD", name: "Broad equity index", nameZh: "宽基股票指数", role: "benchmark" },
  { code: "BM-TECH", name: "Technology growth index", nameZh: "科技成长指数", role: "benchmark" },
  { code: "BM-DIV", name: "High dividend index", nameZh: "高股息指数", role: "benchmark" },
  { code: "BM-MIX", name: "Equity and bonds, blended", nameZh: "股债复合基准", role: "benchmark" },
  { code: "HURDLE-8", name: "Hurdle of 8% a year", nameZh: "年化8%门槛收益", role: "benchmark" },
  { code: "RF-CNY", name: "Risk-free rate, CNY", nameZh: "人民币无风险利率", role: "riskFree" },
];

/** Code of the deal at a place of its book. */
export const dealCode = (book: string, index: number) => `${book}-${String(index + 1).padStart(2, "0")}`;

/** The files that name managers, portfolios, benchmarks and deals, and say who answers for what from when. */
export function foundingFiles(): DemoDelivery[] {
  const founded = (kind: DemoFileKind, rows: Cell[][]) => delivered(kind, `${kind}.csv`, FOUNDED_ON, 1, rows);
  const private_ = (code: string, name: string, nameZh: string, assetClass: string, style: string, vintage: number) =>
    [
      code,
      name,
      nameZh,
      "private",
      assetClass,
      "fvtpl",
      "Private equity 股权投资部",
      style,
      "CNY",
      "HURDLE-8",
      vintage,
    ] as Cell[];
  return [
    founded(
      "managers",
      demoManagers.map((m) => [m.code, m.name, m.nameZh, m.isExternal ? "yes" : "no", m.desk, m.style]),
    ),
    founded("benchmarks", [
      ["BM-MIX", "Equity and bonds, blended", "BM-BROAD", "2014-10-01", 0.4],
      ["BM-MIX", "Equity and bonds, blended", "BM-BOND", "2014-10-01", 0.6],
      ["BM-MIX", "Equity and bonds, blended", "BM-BROAD", "2021-01-01", 0.5],
      ["BM-MIX", "Equity and bonds, blended", "BM-BOND", "2021-01-01", 0.5],
    ]),
    founded("portfolios", [
      ...liquidStories.map((p): Cell[] => [
        p.code,
        p.name,
        p.nameZh,
        "liquid",
        p.assetClass,
        p.assetClass === "coreBonds" ? "fvoci" : "fvtpl",
        p.desk,
        p.style,
        "CNY",
        p.benchmark,
        null,
      ]),
      ...fundStories.map((f) => private_(f.code, f.name, f.nameZh, f.assetClass, f.style, f.vintageYear)),
      ...dealBooks.map((b) =>
        private_(b.code, b.name, b.nameZh, "directDeals", "Direct deals 直接投资", b.vintageYear),
      ),
    ]),
    founded(
      "deals",
      dealBooks.flatMap((book) =>
        book.deals.map((deal, i): Cell[] => [
          dealCode(book.code, i),
          book.code,
          deal.company,
          deal.companyZh,
          deal.domain,
          deal.stage,
          deal.instrument,
          book.manager,
          "CNY",
        ]),
      ),
    ),
    ...assignmentFiles(),
  ];
}

/** One file per day on which somebody began to answer for something; what ends is said by a later file. */
function assignmentFiles(): DemoDelivery[] {
  const days = [...new Set(demoAssignments.map(({ from }) => from))].sort();
  const started = days.map((day) =>
    delivered(
      "assignments",
      `assignments-${day}.csv`,
      day,
      0,
      demoAssignments
        .filter(({ from }) => from === day)
        .map(({ manager, portfolio, credit, share, from }): Cell[] => [manager, portfolio, credit, share, from, null]),
    ),
  );
  const ended = demoAssignments.flatMap(({ manager, portfolio, credit, share, from, until }) =>
    until === null
      ? []
      : [
          delivered("assignments", `handover-${until}.csv`, until, 0, [
            [manager, portfolio, credit, share, from, until],
          ]),
        ],
  );
  return [...started, ...ended];
}
