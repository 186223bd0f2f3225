/** Forty quarters of an invented record, in tenths of a percent: a paper loss first, the result late. */
const quarters = [
  -8, -14, 5, -19, -11, 7, -16, 4, -9, 12, -6, 18, -13, 9, 21, -7, 16, -12, 24, 6, -17, 19, 11, -8, 27, -14, 22, 9, -5,
  31, -11, 17, 26, -9, 14, 33, -6, 21, 12, 29,
];
const STEP = 14;
const WIDTH = quarters.length * STEP;
const BASE = 150;

const levels = quarters.map((_, i) => quarters.slice(0, i + 1).reduce((sum, quarter) => sum + quarter));
const line = levels.map((level, i) => `${i === 0 ? "M" : "L"}${i * STEP + STEP / 2} ${BASE - level * 0.42}`).join("");

/** The product in one picture: restless quarters below, the line of the years above. Decoration, hidden from readers. */
export const TwoClocksPicture = () => (
  <svg aria-hidden viewBox={`0 0 ${WIDTH} 260`} className="w-full">
    <line x1={0} x2={WIDTH} y1={BASE} y2={BASE} stroke="var(--line-strong)" strokeDasharray="2 4" />
    {quarters.map((quarter, i) => (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: the quarters never change
        key={i}
        x={i * STEP + 4}
        width={6}
        y={225 - Math.max(quarter, 0)}
        height={Math.abs(quarter)}
        fill={quarter > 0 ? "var(--ink-subtle)" : "var(--line-strong)"}
      />
    ))}
    <path d={line} fill="none" stroke="var(--accent)" strokeWidth={2.5} strokeLinejoin="round" />
    <circle cx={WIDTH - STEP / 2} cy={BASE - levels.at(-1)! * 0.42} r={5} fill="var(--accent)" />
  </svg>
);
