const MOST_BRACKETS = 50;
const MOST_INDENT = 200;

/**
 * Whether YAML stands in itself more deeply than anybody writes. It is looked at before the parser runs: that makes
 * patterns as long as the nesting is deep, and some of those end the whole process, which nothing can catch.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let column = 0;
  let isIndent = true;
  let dashes = 0;
  let before = '';
  for (const sign of text) {
    if (sign === '\n') {
      column = 0;
      dashes = 0;
      isIndent = true;
      before = sign;
      continue;
    }
    column++;
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
    // `- - -` and `? ? ?` open a list or a map each, all in one line
    else if (isIndent && (sign === ' ' || sign === '\t') && '-?:'.includes(before)) dashes++;
    else if (!' \t-?:'.includes(sign)) isIndent = false;
    if (depth > MOST_BRACKETS || dashes > MOST_BRACKETS || (isIndent && column > MOST_INDENT)) return true;
    before = sign;
  }
  return false;
}
