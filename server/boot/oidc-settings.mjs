// Single sign-on as the operator set it up. The launcher reads it before it starts anything, so that half a configuration
// is one line in the terminal and not a button that fails.

/** The roles that people may get by merely arriving: every one but the administrator's. */
const newcomersRoles = /** @type {const} */ (["cio", "hr", "analyst", "manager", "auditor"]);

/**
 * OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME and OIDC_NEWCOMERS_ROLE; null when none is asked for.
 *
 * @param {NodeJS.ProcessEnv} env
 * @throws Error in words for an operator
 */
export function readOidcSettings(env) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new Error("Single sign-on needs all three of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none.");
  if (!/^https?:$/.test(protocolOf(issuer)))
    throw new Error(`OIDC_ISSUER=${issuer} is no address. It looks like https://id.example.com`);
  const wanted = env.OIDC_NEWCOMERS_ROLE;
  const newcomersRole = newcomersRoles.find((role) => role === wanted) ?? null;
  if (wanted && !newcomersRole)
    throw new Error(`OIDC_NEWCOMERS_ROLE=${wanted} must be one of ${newcomersRoles.join(", ")}.`);
  return { issuer: issuer.replace(/\/$/, ""), clientId, clientSecret, name: env.OIDC_NAME || "SSO", newcomersRole };
}

function protocolOf(text) {
  try {
    return new URL(text).protocol;
  } catch {
    return "";
  }
}
