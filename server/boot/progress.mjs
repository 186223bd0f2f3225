// What a start tells the person who waits: one line a step, with the seconds running where there is a terminal.
const EVERY_MS = { terminal: 1_000, file: 20_000 };

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** `say` writes a line; `step` does some work under a line that says how long it has taken. */
export function progressOn(stream) {
  const isTerminal = stream.isTTY === true;
  let running = null;
  const write = (text) => stream.write(isTerminal && running ? `\r\u001b[2K${text}` : text);

  const say = (line) => write(`· ${line}\n`);

  async function step(what, work) {
    const since = performance.now();
    running = what;
    if (isTerminal) write(`· ${what} …`);
    else say(`${what} …`);
    const clock = setInterval(
      () => {
        if (isTerminal) write(`· ${what} … ${Math.round((performance.now() - since) / 1000)} s`);
        else say(`${what} … ${seconds(since)} so far`);
      },
      isTerminal ? EVERY_MS.terminal : EVERY_MS.file,
    );
    let isDone = false;
    try {
      const result = await work();
      isDone = true;
      return result;
    } finally {
      clearInterval(clock);
      if (isDone) say(`${what}: done in ${seconds(since)}`);
      else write(isTerminal ? "\n" : "");
      running = null;
    }
  }

  return { say, step };
}
