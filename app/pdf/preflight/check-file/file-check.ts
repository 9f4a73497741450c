import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import { checkFile, type FileToCheck } from './check-file.ts';
import type { FileFinding } from './file-finding.ts';

/** What was found in a file, and the little of it that is shown beside. */
export type FileCheck = { pages: number; words: number; fonts: string[]; findings: FileFinding[] };

/** Facts and rules to what is told of a file. Slow for a page with very many lines: for a thread of its own. */
export function fileCheck(facts: PdfFacts, check: FileToCheck): FileCheck {
  const texts = facts.pages.flatMap(({ lines }) => lines.map(({ text }) => text));
  return {
    pages: facts.pageCount,
    words: texts.reduce((sum, text) => sum + text.split(' ').length, 0),
    fonts: [...new Set(facts.fonts.map(({ name }) => name))],
    findings: checkFile(facts, check),
  };
}
