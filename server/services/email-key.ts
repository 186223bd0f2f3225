/** The one spelling under which an e-mail is kept and looked up. */
export const emailKey = (email: string): string => email.trim().normalize("NFKC").toLowerCase();
