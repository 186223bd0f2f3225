/** What the trail is narrowed to; the keys are the parameters of the address. */
export interface AuditQuestion {
  action?: string;
  text?: string;
  from?: string;
  until?: string;
}

export const auditKeys = ["action", "text", "from", "until"] as const satisfies readonly (keyof AuditQuestion)[];

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The question in an address; a date that is none is left out. */
export function auditQuestionFrom(get: (name: string) => string | null): AuditQuestion {
  const question: AuditQuestion = {};
  for (const key of auditKeys) {
    const value = get(key)?.slice(0, 100);
    if (value && (key === "action" || key === "text" || isDay(value))) question[key] = value;
  }
  return question;
}
