import fs from "node:fs";
import { benchCore } from "./bench-core.ts";
import { benchEventLoop } from "./bench-event-loop.ts";
import { benchImport } from "./bench-import.ts";
import { benchPages } from "./bench-pages.ts";
import { benchStudio } from "./bench-studio.ts";
import { makeLargeInstitution } from "./large-institution.ts";

const browsers = [process.env.CHROME, "/usr/bin/chromium", "/usr/bin/google-chrome"];
const browser = browsers.find((file) => file && fs.existsSync(file));
const only = process.argv[2];
const isWanted = (part: string) => only === undefined || only === part;

if (isWanted("core")) benchCore();
if (isWanted("import")) {
  await benchImport(50_000);
  await benchImport(100_000);
}
if (isWanted("pages") || isWanted("event-loop")) {
  const { email, managerCode } = await makeLargeInstitution();
  if (isWanted("event-loop")) await benchEventLoop(email, managerCode);
  if (isWanted("pages")) {
    if (browser) await benchPages(browser, email, managerCode);
    else console.log("pages: not measured, no browser found; set CHROME to a Chromium");
  }
}
// Last: the demo institution stays beside what the others measured, and its pages are larger.
if (isWanted("studio")) await benchStudio(browser);
process.exit(0);
