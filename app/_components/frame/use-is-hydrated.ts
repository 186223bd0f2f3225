import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False until the page's code runs: before that a form would be sent by the browser itself. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
