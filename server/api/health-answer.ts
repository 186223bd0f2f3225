import "server-only";
import { health } from "@/server/services/health.ts";

/** For load balancers and the launcher; says nothing that an attacker could use. */
export async function healthAnswer(): Promise<Response> {
  const state = await health();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
