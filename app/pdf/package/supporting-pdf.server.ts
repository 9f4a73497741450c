import { AppError } from '#app/errors.ts';
import type { Claim } from '../apart/fair-queue.ts';
import { inTurn } from '../inspect/inspect-queue.server.ts';
import { inspectPdf } from '../inspect/inspect-pdf.server.ts';
import type { PdfFacts } from '../inspect/pdf-facts.ts';
import { printAnew } from './load-foreign.server.ts';
import { packageApart } from './package-apart.server.ts';

/** `bytes` is what to keep: the file as it came, or with the fields of its form as plain text. */
export type CheckedSupport = { bytes: Uint8Array; pages: number; notices: string[] };

/** Letter and A4, either way up, and a point for programs that round. */
const papers = [
  [612, 792],
  [595.28, 841.89],
] as const;

/**
 * Looks whether a PDF may go along with a proposal, in a process of its own. Throws AppError bad_input (field `file`) with a
 * sentence for one that is broken, encrypted, has scripts or files in it, or is an XFA form; `notices` say what somebody
 * should look at in one that may. Rejects with the reason of the claim's signal.
 */
export async function checkSupporting(bytes: Uint8Array, claim: Claim = {}): Promise<CheckedSupport> {
  try {
    return await inTurn(async () => {
      const facts = await inspectPdf(bytes, { signal: claim.signal });
      refuse(facts);
      const { bytes: kept, flattened } = await packageApart({ kind: 'admit', bytes }, { signal: claim.signal });
      return { bytes: kept, pages: facts.pageCount, notices: notices(facts, flattened) };
    }, claim);
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad_input')
      throw new AppError('bad_input', error.message, { file: error.message });
    throw error;
  }
}

function refuse({ encrypted, scripts, attachments, portfolio }: PdfFacts) {
  const says = encrypted
    ? 'This PDF is encrypted: it opens, but it cannot go into another file.'
    : portfolio
      ? 'This is a portfolio: a cover sheet with files in it, which funders refuse.'
      : attachments.length > 0
        ? 'This PDF has other files in it.'
        : scripts
          ? 'This PDF runs scripts.'
          : null;
  if (says !== null) throw new AppError('bad_input', `${says} Open it and ${printAnew}.`);
}

function notices({ fonts, pages, remarks, fields }: PdfFacts, flattened: number): string[] {
  const found: string[] = [];
  if (flattened > 0)
    found.push(
      `Its form was made plain: ${count(fields.length || flattened, 'field')} can no longer be filled in. Look whether every answer shows.`,
    );
  const absent = fonts.filter(({ embedded }) => !embedded).map(({ name }) => name);
  if (absent.length > 0)
    found.push(
      `${count(absent.length, 'font')} (${absent.slice(0, 3).join(', ')}) not in the file: it looks different on other machines.`,
    );
  const odd = pages.findIndex(({ width, height }) => !papers.some(([w, h]) => fits(width, height, w, h)));
  if (odd >= 0) found.push(`Page ${odd + 1} is larger than Letter and A4.`);
  if (remarks.length > 0) found.push(`${count(remarks.length, 'note')} of readers on its pages will be seen.`);
  return found;
}

const fits = (width: number, height: number, w: number, h: number) =>
  (width <= w + 1 && height <= h + 1) || (width <= h + 1 && height <= w + 1);
const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
