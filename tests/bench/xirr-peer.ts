import { spawnSync } from "node:child_process";
import { datedRateOfReturn } from "@/server/core/returns/internal-rate-of-return";
import { createRng } from "@/server/core/simulation/rng";
import samples from "../oracles/xirr-roots.json";
import { say } from "./say.ts";
import measured from "./xirr-peer-measured.json";

interface Flows {
  name: string;
  dates: string[];
  amounts: number[];
}

/** pyxirr timed in its own process on the same flows: seconds per call, best of a few rounds, dates made beforehand. */
const PEER = `
import json, sys, time, datetime, pyxirr
out = {"version": pyxirr.__version__, "us": []}
for flows in json.load(sys.stdin):
    dates = [datetime.date.fromisoformat(d) for d in flows["dates"]]
    amounts = flows["amounts"]
    best = float("inf")
    for _ in range(40):
        since, calls = time.perf_counter(), 0
        while time.perf_counter() - since < 0.002:
            pyxirr.xirr(dates, amounts)
            calls += 1
        best = min(best, (time.perf_counter() - since) / calls)
    out["us"].append(best * 1e6)
print(json.dumps(out))
`;

/** XIRR per call on the sample flows of pyxirr and on histories of a thousand flows, beside pyxirr itself where Python has it. */
export function benchXirrPeer(): void {
  const sets: [name: string, flows: Flows[]][] = [
    ["sample files of pyxirr", samples.cases],
    ["one history of 1,000 monthly flows", [monthlyHistory(1000)]],
  ];
  for (const [name, flows] of sets) {
    const ours = flows.map(({ dates, amounts }) => usPerCall(() => datedRateOfReturn(dates, amounts)));
    const peer = peerUsPerCall(flows);
    const title = `XIRR per call, every root: ${name}`;
    if (peer === null) say(title, mean(ours), "us");
    else say(title, mean(ours), "us", { what: `pyxirr ${peer.version}, one root`, value: mean(peer.us) });
  }
  if (peerUsPerCall([]) !== null) return;
  const { date, peer, node, machine, sampleFiles, thousandFlows } = measured;
  console.log(
    `XIRR: pyxirr is not installed for python3, so not compared now; on ${date} (${peer}, Node ${node}, ${machine}) ` +
      `ours took ${sampleFiles.meanRatio} times its time on average over its sample files, ` +
      `${sampleFiles.medianRatio} times in the middle one, ${thousandFlows.ratio} times on 1,000 flows. See docs/xirr-speed.md.`,
  );
}

const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length;

function usPerCall(call: () => unknown): number {
  const warmUntil = performance.now() + 50;
  while (performance.now() < warmUntil) call();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 40; round++) {
    const since = performance.now();
    let calls = 0;
    for (; performance.now() - since < 2; calls += 5) for (let i = 0; i < 5; i++) call();
    best = Math.min(best, (performance.now() - since) / calls);
  }
  return best * 1000;
}

function peerUsPerCall(flows: readonly Flows[]): { version: string; us: number[] } | null {
  const { status, stdout } = spawnSync("python3", ["-c", PEER], { input: JSON.stringify(flows), encoding: "utf8" });
  return status === 0 ? JSON.parse(stdout) : null;
}

/** Money put in for two thirds of the time, taken out in the last third. */
function monthlyHistory(months: number): Flows {
  const rng = createRng("xirr-peer");
  const dates: string[] = [];
  const amounts: number[] = [];
  for (let month = 0; month < months; month++) {
    const year = 1940 + Math.floor(month / 12);
    dates.push(
      `${year}-${String((month % 12) + 1).padStart(2, "0")}-${String(1 + Math.floor(rng.uniform() * 28)).padStart(2, "0")}`,
    );
    amounts.push(month < (2 * months) / 3 ? -100 * (0.5 + rng.uniform()) : 900 * (0.5 + rng.uniform()));
  }
  return { name: "monthly", dates, amounts };
}
