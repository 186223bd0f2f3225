// Loaded into every child: when the launcher dies, even by kill -9, its channel closes, the child ends too, and takes the
// embedded database with it.
import { SERVER_VARIABLE, stopServerLeftBehind } from "./server-users.mjs";

if (process.channel) {
  process.on("disconnect", () => {
    try {
      const server = process.env[SERVER_VARIABLE];
      if (server) stopServerLeftBehind(server);
    } finally {
      process.exit(0);
    }
  });
}
