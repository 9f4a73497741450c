/** What stands before the content of an XML or HTML text. */
export type Prolog = {
  /** the name of the first element; null when the text is no XML */
  root: string | null;
  /** a document type that declares entities or elements of its own */
  declares: boolean;
};

/** Reads past declaration, comments and document type. */
export function readProlog(body: string): Prolog {
  let at = 0;
  let declares = false;
  for (;;) {
    at = afterSpace(body, at);
    if (/^<!doctype\s+html[\s>]/i.test(body.slice(at, at + 40))) return { root: 'html', declares };
    const end = endOf(body, at);
    if (end === null) break;
    if (end < 0) return { root: null, declares };
    const isType = body.startsWith('<!', at) && !body.startsWith('<!--', at);
    if (isType && /\[|<!entity/i.test(body.slice(at, end))) declares = true;
    at = end;
  }
  const root = /^<([A-Za-z_][\w.:-]{0,100})[\s/>]/.exec(body.slice(at, at + 110))?.[1] ?? null;
  return { root, declares };
}

/** Where a comment, declaration or document type ends that begins at `at`; -1 without an end, null when none begins. */
function endOf(body: string, at: number): number | null {
  const close = body.startsWith('<!--', at)
    ? '-->'
    : body.startsWith('<?', at)
      ? '?>'
      : body.startsWith('<!', at)
        ? '>'
        : null;
  if (close === null) return null;
  const found = body.indexOf(close, at + 2);
  return found < 0 ? -1 : found + close.length;
}

function afterSpace(body: string, at: number): number {
  const space = /\s*/y;
  space.lastIndex = at;
  space.exec(body);
  return space.lastIndex;
}
