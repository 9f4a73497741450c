import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { FileLimits } from '../file-limits.ts';
import type { Said } from './file-finding.ts';

/** What the file is as a file: its version, title, protection, forms, scripts, files inside it, its size. */
export function checkFileFacts(facts: PdfFacts, limits: FileLimits): Said[] {
  const { version, plain, properties, searchable, fileSize } = limits;
  const evidence = plain ?? null;
  const found: (Said | false)[] = [
    version !== undefined &&
      Number(facts.version) < version.least && {
        level: 'error',
        rule: 'pdf-version',
        evidence: version,
        message: `The file is PDF ${facts.version}. Export it as PDF ${version.least} or newer (1.7 is safe).`,
      },
    facts.title === '' && {
      level: properties ? 'error' : 'warning',
      rule: 'title-missing',
      evidence: properties ?? null,
      message: 'The file has no title in its properties. Give the document a title before it is exported.',
    },
    facts.encrypted && {
      level: 'error',
      rule: 'encrypted',
      evidence,
      message: 'The file is protected against changes. Export it without security: it has to be joined with others.',
    },
    facts.fields.length > 0 && {
      level: plain ? 'error' : 'warning',
      rule: 'form-fields',
      evidence,
      page: facts.fields[0]!.page,
      place: facts.fields[0]!,
      message: `The file has ${many(facts.fields.length, 'form field')}${named(facts.fields[0]!.name)}. Flatten it: print it to a new PDF.`,
    },
    facts.scripts && {
      level: 'error',
      rule: 'scripts',
      evidence,
      message:
        'The file has scripts in it (JavaScript). Print it to a new PDF: nobody opens a proposal that runs code.',
    },
    (facts.portfolio || facts.attachments.length > 0) && {
      level: 'error',
      rule: 'attachments',
      evidence,
      message: `${facts.portfolio ? 'The file is a portfolio' : 'There are files inside the file'}${list(facts.attachments)}. Export each document as a PDF of its own.`,
    },
    facts.remarks.length > 0 && {
      level: 'warning',
      rule: 'remarks',
      page: facts.remarks[0]!.page,
      place: facts.remarks[0]!,
      message: `Somebody left ${many(facts.remarks.length, 'note')} on the pages (${[...new Set(facts.remarks.map(({ kind }) => kind))].slice(0, 3).join(', ')}). Take them out before you submit.`,
    },
    facts.pages.length > 0 &&
      facts.pages.every(({ lines }) => lines.length === 0) && {
        level: 'error',
        rule: 'no-text',
        evidence: searchable ?? null,
        message:
          'No text was found: the pages are pictures, perhaps a scan. Export the PDF from the program that made the text.',
      },
    !facts.tagged && {
      level: 'info',
      rule: 'untagged',
      message: 'The file is not tagged: those who read with a screen reader get no headings, lists or tables.',
    },
    fileSize !== undefined &&
      facts.bytes > fileSize.mostBytes && {
        level: 'error',
        rule: 'file-size',
        evidence: fileSize,
        message: `The file has ${megabytes(facts.bytes)} MB; ${megabytes(fileSize.mostBytes)} are allowed. Make its pictures smaller.`,
      },
    facts.pages.length < facts.pageCount && {
      level: 'warning',
      rule: 'not-all-read',
      message: `Only the first ${facts.pages.length} of ${facts.pageCount} pages were looked at: there was no time for more. Check the rest as a file of its own.`,
    },
  ];
  return found.filter((each) => each !== false);
}

const many = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const named = (name: string) => (name ? ` (“${name}” is the first)` : '');
const list = (names: readonly string[]) => (names.length > 0 ? ` (${names.slice(0, 3).join(', ')})` : '');
const megabytes = (bytes: number) => Math.ceil((bytes / 1024 / 1024) * 10) / 10;
