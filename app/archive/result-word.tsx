import { resultLabel, type Result } from './result.ts';

/** What became of it, in a word; the colour only repeats the word. */
export function ResultWord({ result }: { result: Result }) {
  return <span className={`result result-${result}`}>{resultLabel(result)}</span>;
}
