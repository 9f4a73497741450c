import { singleton } from '#app/singleton.server.ts';

/** A large picture takes hundreds of megabytes while it is opened: so many at once, the others wait. */
const most = 2;

type Turns = { running: number; waiting: (() => void)[] };
const turns = () => singleton('pdf-picture-turns', (): Turns => ({ running: 0, waiting: [] }));

/** Does a piece of work when its turn has come. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const now = turns();
  if (now.running >= most) await new Promise<void>((begin) => now.waiting.push(begin));
  else now.running += 1;
  try {
    return await work();
  } finally {
    const next = now.waiting.shift();
    if (next) next();
    else now.running -= 1;
  }
}
