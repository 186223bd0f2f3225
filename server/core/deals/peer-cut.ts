/** What a peer fund invests in, as far as its strategy says. */
export type PeerClass = "venture" | "growth" | "buyout";

const WORDS: readonly (readonly [PeerClass, RegExp])[] = [
  ["venture", /venture|\bvc\b|seed|early|创业|创投|风险投资|天使|早期/i],
  ["growth", /growth|expansion|late stage|成长/i],
  ["buyout", /buy-?\s?out|\blbo\b|并购/i],
];

/** Class of a strategy as reported; null where its words say none. */
export function peerClass(strategy: string | null | undefined): PeerClass | null {
  return WORDS.find(([, words]) => words.test(strategy ?? ""))?.[0] ?? null;
}

/** Peers that invest as a deal of the stage does. */
const CLASS_OF_STAGE: Readonly<Record<string, PeerClass>> = {
  seed: "venture",
  early: "venture",
  growth: "growth",
  mature: "buyout",
  buyout: "buyout",
};

export interface PeerCut<Peer> {
  /** Of the deal's stage, or all. */
  readonly name: "stage" | "all";
  readonly stage: PeerClass | null;
  readonly peers: readonly Peer[];
  /** Peers of the stage at about the deal's age: what the choice was made by. */
  readonly countOfStage: number;
}

interface CutPeer {
  readonly strategy?: string | null;
  readonly ageYears: number;
  readonly tvpi: number | null;
}

/**
 * The peers that a deal is compared with: those that invest at its stage where there are enough of them at its age, else all.
 * No finer cut: a peer that reports once has one age for its vintage, so that a band by age is one by vintage already, and no
 * published record tells the domain.
 */
export function peerCut<Peer extends CutPeer>(
  peers: readonly Peer[],
  deal: { readonly stage: string; readonly ageYears: number },
  { minimumCount, maximumPooledYears }: { readonly minimumCount: number; readonly maximumPooledYears: number },
): PeerCut<Peer> {
  const stage = CLASS_OF_STAGE[deal.stage] ?? null;
  const members = stage === null ? [] : peers.filter(({ strategy }) => peerClass(strategy) === stage);
  const countOfStage = members.filter(
    ({ ageYears, tvpi }) => tvpi !== null && Math.abs(ageYears - deal.ageYears) <= maximumPooledYears,
  ).length;
  const isEnough = countOfStage >= minimumCount;
  return { name: isEnough ? "stage" : "all", stage, peers: isEnough ? members : peers, countOfStage };
}
