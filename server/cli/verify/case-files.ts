import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import type { CaseFiles } from "./case-kind";
import { MalformedFileError } from "./malformed-file-error";

type Table = ReturnType<CaseFiles["csv"]>;

/**
 * Finds the data files of the cases in `caseFile`: below `dataDir` if one is named, else below the folder of the case
 * file, then below its parent. A path like `data/managers.csv` is also found when `dataDir` is that `data` folder.
 * Each file is read once.
 */
export function caseFiles(caseFile: string, dataDir: string | undefined, cache: Map<string, Table>): CaseFiles {
  const folder = path.dirname(path.resolve(caseFile));
  const roots = dataDir === undefined ? [folder, path.dirname(folder)] : [path.resolve(dataDir)];
  return {
    csv(csvPath) {
      const file = candidates(roots, csvPath).find((candidate) => existsSync(candidate));
      if (file === undefined) throw new MalformedFileError(`${csvPath}: not found below ${roots.join(" or ")}`);
      const known = cache.get(file);
      if (known !== undefined) return known;
      const table = readTable(file);
      cache.set(file, table);
      return table;
    },
  };
}

function candidates(roots: readonly string[], csvPath: string): string[] {
  const [first, ...rest] = csvPath.split("/");
  const found = roots.flatMap((root) => [
    path.resolve(root, csvPath),
    ...(rest.length > 0 && path.basename(root) === first ? [path.resolve(root, ...rest)] : []),
  ]);
  return found.filter((file) => roots.some((root) => file.startsWith(root + path.sep)));
}

function readTable(file: string): Table {
  let lines: string[][];
  try {
    lines = parse(readFileSync(file), { bom: true, skip_empty_lines: true });
  } catch (error) {
    throw new MalformedFileError(
      `${file}: not a CSV table (${error instanceof Error ? error.message : String(error)})`,
    );
  }
  const [columns = [], ...rows] = lines;
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i] ?? ""]))) };
}
