import http from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth from "next-auth";
import { authOptions } from "@/server/auth/auth-options.ts";

export interface AuthServer {
  origin: string;
  close(): Promise<void>;
}

/** Serves NextAuth's own handler over HTTP on a free port, as /api/auth of the product does. */
export async function startAuthServer(): Promise<AuthServer> {
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (!url.pathname.startsWith("/api/auth/")) return void response.end("a page");
    let body = "";
    for await (const chunk of request) body += chunk;
    const cookies = (request.headers.cookie ?? "").split("; ").filter(Boolean);
    const asked = Object.assign(request, {
      query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
      cookies: Object.fromEntries(
        cookies.map((pair) => [pair.split("=")[0], decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
      ),
      body: Object.fromEntries(new URLSearchParams(body)),
    });
    const answer = Object.assign(response, {
      status: (code: number) => {
        response.statusCode = code;
        return answer;
      },
      json: (value: unknown) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(value)),
      send: (value: unknown) => response.end(typeof value === "string" ? value : JSON.stringify(value)),
    });
    await NextAuth(asked as unknown as NextApiRequest, answer as unknown as NextApiResponse, authOptions());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  process.env.NEXTAUTH_URL = origin;
  process.env.NEXTAUTH_SECRET = "a secret for the tests";
  return { origin, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}
