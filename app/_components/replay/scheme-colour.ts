import { categoryColour } from "../../_charts/axis.ts";

/** The same scheme keeps its colour in every chart of a replay. */
export const schemeColour = (index: number): string => categoryColour(index);
