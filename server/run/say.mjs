/** Progress of the steps before the start; on standard error, so that what a command prints stays clean. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the process with one line. */
export function stop(text) {
  say(text);
  process.exit(1);
}
