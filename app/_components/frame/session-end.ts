/** Whether the last answer of the server was that nobody is signed in: one place that every call reports to. */
let hasEnded = false;
const listeners = new Set<() => void>();

const isSessionEnd = (error: unknown): boolean =>
  (error as { data?: { error?: { code?: string } } | null } | null)?.data?.error?.code === "notSignedIn";

function tell(ended: boolean) {
  if (ended === hasEnded) return;
  hasEnded = ended;
  for (const listener of listeners) listener();
}

/** What the query and the mutation cache call with every answer. */
export const reportAnswer = {
  onError: (error: unknown) => {
    if (isSessionEnd(error)) tell(true);
  },
  onSuccess: () => tell(false),
};

export const sessionHasEnded = (): boolean => hasEnded;

export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
