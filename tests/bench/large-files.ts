import ExcelJS from "exceljs";
import { importNow } from "./import-now.ts";

const ROWS = 100_000;
const MONTHS = 120;
const SEGMENTS = 30;
const PEERS = 1_756;

const monthEnd = (month: number) =>
  new Date(Date.UTC(2014 + Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);

/** 120 months of 30 segments of one portfolio. @returns its code */
export async function importManySegments(): Promise<string> {
  const lines = ["date,portfolio,segment,portfolioWeight,benchmarkWeight,portfolioReturn,benchmarkReturn"];
  for (let month = 0; month < MONTHS; month++) {
    for (let segment = 0; segment < SEGMENTS; segment++) {
      const tilt = segment % 2 === 0 ? 0.001 : -0.001;
      const change = (shift: number) =>
        ((((month * 31 + segment * 17 + shift) * 7919) % 1201) / 10_000 - 0.06).toFixed(5);
      const weight = 1 / SEGMENTS;
      lines.push(
        [monthEnd(month), "SEGMENTED", `Segment ${segment + 1}`, weight + tilt, weight, change(1), change(5)].join(","),
      );
    }
  }
  const text = `${lines.join("\n")}\n`;
  await importNow({ fileName: "segments.csv", text, kind: "segmentReturns", mapping: { createMissing: true } });
  return "SEGMENTED";
}

/** As many peer funds as the public-pension file has, ages 0 to 20. */
export async function importManyPeers(): Promise<void> {
  const lines = ["date,reporter,fund,vintageYear,commitment,paidIn,distributed,fairValue,netIrr,netMultiple"];
  for (let fund = 0; fund < PEERS; fund++) {
    const age = fund % 21;
    const paidIn = 50 + age * 2;
    const distributed = age * (2 + ((fund * 7) % 5));
    const fairValue = 60 - age + ((fund * 13) % 30);
    const multiple = (distributed + fairValue) / paidIn;
    const irr = (((fund * 7919) % 401) / 1000 - 0.1).toFixed(4);
    lines.push(
      ["2025-06-30", "Peers", `Peer ${fund}`, 2025 - age, 100, paidIn, distributed, fairValue, irr, multiple].join(","),
    );
  }
  const text = `${lines.join("\n")}\n`;
  await importNow({ fileName: "peers.csv", text, kind: "fundPositions", mapping: { createMissing: true } });
}

const benchmarkRow = (index: number) =>
  [monthEnd(index % MONTHS), `R${Math.floor(index / MONTHS)}`, ((index * 7919) % 1201) / 10_000 - 0.06] as const;

/** A long file of 100,000 returns, as it is uploaded, and the answers that it needs. */
export async function longFile(format: "csv" | "xlsx") {
  return {
    name: `long.${format}`,
    bytes: format === "csv" ? Buffer.from(longText()) : await longWorkbook(),
    rows: ROWS,
    kind: "returnsLong",
    mapping: { createMissing: true, role: "benchmark", columns: { date: "date", series: "series", value: "value" } },
  };
}

function longText(): string {
  const lines = ["date,series,value"];
  for (let index = 0; index < ROWS; index++) lines.push(benchmarkRow(index).join(","));
  return `${lines.join("\n")}\n`;
}

async function longWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Returns");
  sheet.addRow(["date", "series", "value"]);
  for (let index = 0; index < ROWS; index++) {
    const [date, series, value] = benchmarkRow(index);
    sheet.addRow([date, `X${series}`, value]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
