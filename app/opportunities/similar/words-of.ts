import { foldText } from '../text.ts';

/** Words that tell no two calls apart: those of every sentence, and those of every call. */
const COMMON = new Set(
  `about across after all also among and any apply are areas available based been between but call calls can center could
   development each eligible enable for from fund funded funding fund funds grant grants has have her his how including
   initiative into its may more most must new not notice number office one only open opportunities opportunity other our
   over program programme programmes programs project projects propose proposal proposals provide research science
   scientific seek shall should such support supports than that the their them then there these they this those through
   to too under united states use used using via was well were what when where which while who will with within without
   work would you your example years year round first second`.split(/\s+/),
);
const SHORTEST = 3;

/** The telling words of a text, each once: how it compares, and how it stood in the text. */
export function wordsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const word of foldText(text).split(/[^\p{L}\p{N}+#]+/u)) {
    if (word.length < SHORTEST || COMMON.has(word) || /^\d+$/.test(word)) continue;
    const key = stem(word);
    if (!found.has(key)) found.set(key, word);
  }
  return found;
}

/** `libraries`, `library` → `librari`; `tools`, `tool` → `tool`: only what makes a plural, so that reasons stay readable. */
function stem(word: string): string {
  if (word.length < 5) return word;
  if (word.endsWith('ies')) return word.slice(0, -2);
  if (word.endsWith('y')) return `${word.slice(0, -1)}i`;
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}
