import type { MethodCard } from "./method-card";

/** Every method card there is, by subject. */
export const methodCards: readonly MethodCard[] = [];

/** @returns undefined when no measure has this name */
export const methodCard = (id: string): MethodCard | undefined => methodCards.find((card) => card.id === id);
