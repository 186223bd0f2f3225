/** Pay with which a scheme without pay begins to pay: one target, nothing held back. */
export const usualPay = () => ({
  currency: "CNY",
  yearEndMonth: 12,
  award: usualAward("score"),
  gates: [],
  pool: null,
  matrix: null,
  highWaterMark: false,
  bank: null,
  deferral: usualDeferral(),
  instrument: { kind: "cash", share: 0 },
  malus: [],
  clawback: null,
  ownMoney: null,
  leavers: { good: "keepsSchedule", bad: "forfeitsUnvested", stopped: "good" },
});

export function usualAward(kind: string | number): unknown {
  if (kind === "valueAdded")
    return { kind, share: 0.01, horizon: "3y", perYear: true, capOfSalary: 3, floorOfSalary: null };
  if (kind === "carry")
    return {
      kind,
      style: "wholeFund",
      carry: 0.2,
      hurdle: { kind: "rate", rate: 0.08 },
      catchUpShare: 1,
      dayCount: "actual/365",
      escrowShare: 0,
      lossesCarriedForward: true,
      giveback: { taxRate: 0, withinYears: 2 },
      managerShare: 0.1,
    };
  return {
    kind: "score",
    target: null,
    multiples: [
      { x: 35, score: 0 },
      { x: 55, score: 1 },
      { x: 90, score: 2 },
    ],
    floor: null,
    cap: 2,
    capOfSalary: 3,
  };
}

export const usualDeferral = () => ({
  rule: { kind: "share", share: 0.4 },
  years: 3,
  countsYear0: false,
  firstInstalment: 1,
  instalmentWeights: null,
});

export function usualDeferralRule(kind: string | number): unknown {
  if (kind === "grade")
    return { kind, shareByGrade: { chair: 0.5, generalManager: 0.5, executive: 0.4, keyPost: 0.4 } };
  if (kind === "share") return { kind, share: 0.4 };
  return {
    kind,
    bands: [
      { upTo: "500000", rate: 0.4 },
      { upTo: null, rate: 0.6 },
    ],
  };
}
