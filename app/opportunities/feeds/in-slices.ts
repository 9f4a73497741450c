/** Some milliseconds of work. */
const AT_ONCE = 100;

/** What `write` makes of each, one after the other in one text. Ten thousand take half a second: others get their turn between. */
export async function writeInSlices<T>(items: readonly T[], write: (item: T) => string): Promise<string> {
  const slices: string[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    if (from > 0) await new Promise<void>((resolve) => setImmediate(resolve));
    slices.push(
      items
        .slice(from, from + AT_ONCE)
        .map(write)
        .join(''),
    );
  }
  return slices.join('');
}
