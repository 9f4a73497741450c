import { PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { everyDict, nameUnder, under } from './every-dict.server.ts';

const key = (name: string) => PDFName.of(name);

/** Leaves of a file's actions those alone that lead to a place in it, to a page of the web or to an address of mail. */
export function dropActions(pdf: PDFDocument): void {
  for (const dict of everyDict(pdf)) {
    for (const name of ['AA', 'PA', 'OpenAction', 'JS', 'EF', 'AF']) dict.delete(key(name));
    const action = under(dict, 'A');
    const kind = action instanceof PDFDict ? nameUnder(action, 'S') : null;
    if (!(action instanceof PDFDict) || kind === null) continue;
    action.delete(key('Next'));
    action.set(key('S'), PDFName.of(kind));
    if (kind !== 'GoTo' && !(kind === 'URI' && isOfTheWeb(action))) dict.delete(key('A'));
  }
}

function isOfTheWeb(action: PDFDict): boolean {
  const address = under(action, 'URI');
  const isText = address instanceof PDFString || address instanceof PDFHexString;
  return isText && /^(?:https?:\/\/|mailto:)/i.test(address.decodeText());
}
