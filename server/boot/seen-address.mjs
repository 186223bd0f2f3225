// Loaded before the web server: adds to X-Forwarded-For whom this server heard from, as every proxy does. Next keeps a
// header that a client made up; with the true last entry server/auth/client-address.ts can count from the right.
import { subscribe } from "node:diagnostics_channel";

subscribe("http.server.request.start", ({ request, socket }) => {
  const before = request.headers["x-forwarded-for"];
  request.headers["x-forwarded-for"] = [before, socket?.remoteAddress].filter(Boolean).join(", ");
});
