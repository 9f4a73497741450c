import { Parser } from 'htmlparser2';
import type { Format } from '../define-source.ts';
import { ScraperError } from '../errors.ts';
import { MAX_DEPTH } from './limits.ts';

/** Throws ScraperError where values or elements lie in each other deeper than any source means. */
export function checkDepth(body: string, format: Format): void {
  const depth = format === 'json' ? jsonDepth(body) : elementDepth(body, format !== 'html');
  if (depth > MAX_DEPTH) throw new ScraperError('The answer is nested too deeply, so it was not read.');
}

/** Objects and lists within each other; counted up to one more than is allowed. */
function jsonDepth(body: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < body.length && deepest <= MAX_DEPTH; at += 1) {
    const letter = body.charCodeAt(at);
    if (inText) {
      if (letter === 0x5c) at += 1;
      else if (letter === 0x22) inText = false;
    } else if (letter === 0x22) inText = true;
    else if (letter === 0x5b || letter === 0x7b) deepest = Math.max(deepest, (depth += 1));
    else if (letter === 0x5d || letter === 0x7d) depth -= 1;
  }
  return deepest;
}

function elementDepth(body: string, xmlMode: boolean): number {
  let depth = 0;
  let deepest = 0;
  const parser = new Parser(
    {
      onopentagname: () => {
        depth += 1;
        deepest = Math.max(deepest, depth);
        if (depth > MAX_DEPTH) parser.pause();
      },
      onclosetag: () => {
        depth -= 1;
      },
    },
    { xmlMode, decodeEntities: false },
  );
  parser.write(body);
  return deepest;
}
