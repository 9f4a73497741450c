import { PDFArray, PDFDict, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';
import { AppError } from '#app/errors.ts';
import { everyDict, nameUnder, under } from './every-dict.server.ts';
import { printAnew } from './load-foreign.server.ts';

/** What a file may not do: the kind of an action, and how to say it. */
const actions: Record<string, string> = {
  JavaScript: 'runs scripts',
  Launch: 'starts other programs',
  GoToR: 'leads to other files',
  GoToE: 'leads to other files',
  ImportData: 'reads other files',
  SubmitForm: 'sends what is filled in to somebody',
  Rendition: 'plays sound or film',
  RichMediaExecute: 'plays sound or film',
  Movie: 'plays sound or film',
  Sound: 'plays sound or film',
};
/** What may happen without anybody's doing: another place or page is shown. */
const byItself = ['GoTo', 'Named'];
const embedded = ['RichMedia', '3D', 'Movie', 'Sound', 'Screen', 'FileAttachment'];

/** Throws AppError bad_input for a file that does anything but show pages, or has other files in it. */
export function refuseWhatActs(pdf: PDFDocument): void {
  for (const dict of everyDict(pdf)) {
    const kind = nameUnder(dict, 'S');
    // A part of the text may be called “Sound”; what is reached as an action below may call itself whatever it likes.
    if (kind !== null && nameUnder(dict, 'Type') !== 'StructElem') refuseKind(kind);
    if (under(dict, 'JS') !== undefined) refuseKind('JavaScript');
    for (const key of ['A', 'PA', 'Next']) for (const action of dictsIn(under(dict, key))) refuseKind(kindOf(action));
    const self = [under(dict, 'OpenAction'), ...dictsIn(under(dict, 'AA')).flatMap((all) => all.values())];
    for (const action of self.flatMap((one) => dictsIn(dict.context.lookup(one)))) {
      const kind = kindOf(action);
      refuseKind(kind);
      if (kind !== null && !byItself.includes(kind)) throw refusal('does something when it is opened');
    }
    const type = nameUnder(dict, 'Subtype');
    const holds = type !== null && embedded.includes(type) && under(dict, 'Rect') !== undefined;
    if (holds || nameUnder(dict, 'Type') === 'EmbeddedFile' || under(dict, 'EF') instanceof PDFDict)
      throw refusal('has other files in it');
  }
}

/** The dictionary itself, or those of a list. */
function dictsIn(value: PDFObject | undefined): PDFDict[] {
  if (value instanceof PDFDict) return [value];
  if (!(value instanceof PDFArray)) return [];
  const all = Array.from({ length: value.size() }, (_, at) => value.lookup(at));
  return all.filter((one) => one instanceof PDFDict);
}

const kindOf = (action: PDFDict) => nameUnder(action, 'S');

function refuseKind(kind: string | null) {
  if (kind !== null && Object.hasOwn(actions, kind)) throw refusal(actions[kind]!);
}

const refusal = (what: string) =>
  new AppError(
    'bad_input',
    `This PDF ${what}, which a funder may refuse and nobody needs on paper. Open it and ${printAnew}.`,
  );
