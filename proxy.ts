import { type NextRequest, NextResponse } from "next/server";

/** Tells the page which address was asked for, so that sign-in can lead back to it (server/auth/require-page.ts). */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set("x-longview-path", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: "/((?!api/|_next/|icon\\.svg|favicon\\.ico).*)" };
