import net from "node:net";

const FIRST = 3000;
const LAST = 3019;

/** The error that listening there gives; null when the port is free. */
const problemOf = (port, host) =>
  new Promise((resolve) => {
    const probe = net
      .createServer()
      .once("error", (error) => resolve(error.code))
      .listen(port, host, () => probe.close(() => resolve(null)));
  });

/** A name like localhost may lead a browser to the other loopback address: that one must be nobody else's either. */
async function isFree(port, host) {
  const problem = await problemOf(port, host);
  if (problem === "EADDRINUSE") return false;
  if (problem === "EACCES")
    throw new Error(`Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`);
  if (problem) throw new Error(`HOST=${host} is no address of this machine (${problem}).`);
  return host !== "127.0.0.1" || (await problemOf(port, "::1")) !== "EADDRINUSE";
}

/**
 * The port asked for, else the first free one from 3000 on.
 *
 * @throws Error in words, when it is in use or cannot be opened
 */
export async function choosePort(wanted, host) {
  if (wanted) {
    const port = Number(wanted);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT=${wanted} is no port.`);
    if (await isFree(port, host)) return port;
    throw new Error(`Port ${port} is in use. Choose another with PORT.`);
  }
  for (let port = FIRST; port <= LAST; port++) if (await isFree(port, host)) return port;
  throw new Error(`Ports ${FIRST} to ${LAST} are in use. Choose another with PORT.`);
}
