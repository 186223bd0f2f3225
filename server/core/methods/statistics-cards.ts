import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const values = input("x", "values in the order of time", "按时间排列的数值");
const count = input("n", "number of values", "数值个数");
const alike = say("Every value is alike", "各数值完全相同");

/** Statistics that are shown by themselves, or that a reader needs to check an interval. */
export const statisticsCards: readonly MethodCard[] = [
  {
    id: "serial-correlation",
    subject: "evidence",
    name: say("Autocorrelation, Ljung–Box and Jarque–Bera tests", "自相关、Ljung–Box 与 Jarque–Bera 检验"),
    answers: say(
      "Whether periods depend on those before them, and whether returns look normal.",
      "各期是否依赖前期，收益是否近似正态分布。",
    ),
    formula:
      "ρ(k) = Σ_{t>k} (x(t) − m)(x(t−k) − m) ÷ Σ (x(t) − m)²\nLjung–Box:   Q = n(n + 2) Σ_{k=1..L} ρ(k)² ÷ (n − k),  chi-square with L degrees of freedom\nJarque–Bera: n ÷ 6 × (S² + (K − 3)² ÷ 4),  chi-square with 2",
    inputs: [
      values,
      count,
      input("m", "mean of all values", "全部数值的均值"),
      input("L", "number of lags", "滞后阶数"),
      input("S, K", "population skewness and full kurtosis (normal = 3)", "总体偏度与峰度（正态为 3）"),
    ],
    conventions: [
      say("Every lag has the mean and the denominator of the whole series.", "各阶滞后均使用全序列的均值与分母。"),
      say(
        "Small probabilities speak against independence, or against normality.",
        "概率越小，越不支持独立性或正态性。",
      ),
    ],
    alternatives: [],
    unavailable: [say("Not more values than lags", "数值个数不多于滞后阶数"), alike],
    sources: [
      "Ljung and Box (1978), Biometrika 65(2), 297-303",
      "Jarque and Bera (1987), International Statistical Review 55(2), 163-172",
    ],
    disagreements: [],
    code: "server/core/statistics/serial-correlation.ts",
  },
  {
    id: "least-squares",
    subject: "evidence",
    name: say("Least squares and its standard errors", "最小二乘及其标准误"),
    answers: say(
      "How a series depends on others, and how sure that is.",
      "一个序列如何随其他序列变动，以及这一关系有多可靠。",
    ),
    formula:
      "y = X b + e,  b minimises Σ e²\nse(b) = sqrt(diag((X'X)⁻¹) × Σ e² ÷ (n − k))\nWhite: (X'X)⁻¹ X' diag(e²) X (X'X)⁻¹",
    inputs: [
      input("y, X", "explained series; regressors, with or without a constant", "被解释序列；解释变量，含或不含常数项"),
      input("n, k", "observations; coefficients", "观测数；系数个数"),
      input("e", "residuals", "残差"),
    ],
    conventions: [say("By Householder QR; X'X is never formed.", "采用 Householder QR 分解，不直接计算 X'X。")],
    alternatives: [
      say("White errors HC0, HC1 (× n ÷ (n − k)), HC2, HC3", "White 标准误 HC0、HC1（× n ÷ (n − k)）、HC2、HC3"),
      say("Newey–West, where residuals are serially correlated", "残差存在序列相关时采用 Newey–West"),
    ],
    unavailable: [
      say("No spare observations: refused", "没有多余观测：拒绝计算"),
      say("Regressors that are combinations of each other: refused", "解释变量线性相关：拒绝计算"),
    ],
    sources: [
      "Golub and Van Loan (2013), Matrix Computations, 5.2-5.3",
      "White (1980), Econometrica 48(4), 817-838",
      "MacKinnon and White (1985), Journal of Econometrics 29, 305-325",
    ],
    disagreements: [],
    code: "server/core/statistics/linear-regression.ts",
  },
  {
    id: "sample-quantile",
    subject: "risk",
    name: say("Quantile and median", "分位数与中位数"),
    answers: say("The value that a given share of a sample lies below.", "样本中给定比例的数值所不超过的水平。"),
    formula:
      "type 7: place (n − 1)p, between neighbours by a straight line (counted from 0)\ntype 6: (n + 1)p;  5: n p + 1/2;  4: n p;  8: (n + 1/3)p + 1/3;  9: (n + 1/4)p + 3/8  (counted from 1)\ntypes 1 to 3 take an observed value, 2 the middle of two at a jump",
    inputs: [count, input("p", "share below, 0 to 1; 0.5 is the median", "下方比例（0 至 1），0.5 即中位数")],
    conventions: [say("Type 7 unless another is named.", "除另行指定外采用第 7 类。")],
    alternatives: [say("The other eight types", "其余八类")],
    unavailable: [say("No values: refused", "没有数值：拒绝计算")],
    sources: ["Hyndman and Fan (1996), The American Statistician 50, 361-365"],
    disagreements: [
      say(
        "R, numpy and Excel's PERCENTILE use type 7; Excel's PERCENTILE.EXC and Minitab type 6.",
        "R、numpy 与 Excel 的 PERCENTILE 采用第 7 类；Excel 的 PERCENTILE.EXC 与 Minitab 采用第 6 类。",
      ),
    ],
    code: "server/core/statistics/quantile.ts",
  },
];
