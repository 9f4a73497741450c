import { z } from 'zod';
import { documentAsset } from './document-asset.ts';
import type { DocumentAsset, DocumentFile, DocumentPerson, DocumentSection } from './file.ts';
import { markTypes, safeHref } from './marks.ts';
import { deepPlace, mostDeep } from './deep-place.ts';
import { normalBlock, tableSize, type GivenBlock } from './normal-block.ts';
import { sectionNotes } from './section-notes.ts';

const plainMarks = markTypes.filter((type) => type !== 'link');
const mark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(plainMarks) }),
  z.object({
    type: z.literal('link'),
    href: z.string().refine((href) => safeHref(href) !== null, 'is not a link that begins with http, https or mailto'),
  }),
]);
const run = z.object({ text: z.string(), marks: z.array(mark).optional() });
const embed = z
  .looseObject({
    t: z
      .string()
      .min(1)
      .refine((t) => t !== 'b', 'is kept for blocks'),
  })
  .refine(
    ({ t, content }) => t !== 'footnote' || !Array.isArray(content),
    'is a footnote with something in it that cannot be read',
  );
/** A footnote holds inline content itself; any other embed that is not as this version knows it is kept as it is. */
const footnote: z.ZodType = z.looseObject({ t: z.literal('footnote'), content: z.lazy(() => content) });
const inline = z.union(
  [footnote, embed, run],
  'is neither text with marks that are known here nor anything else that can stand in a line',
);
const content: z.ZodType = z.array(inline).default([]);
const cells = z
  .array(z.array(z.array(z.lazy(() => block))))
  .max(tableSize.rows, `has more than ${tableSize.rows} rows, the most a table may have: divide it`)
  .refine(
    (rows) => rows.every((row) => row.length <= tableSize.columns),
    `has a row of more than ${tableSize.columns} cells, the most that a table in a file may have: divide the table`,
  );
const block: z.ZodType<GivenBlock> = z.object({
  kind: z.string().min(1).max(40),
  attrs: z.looseObject({ cells: cells.optional() }).default({}),
  content,
});
const person = z.object({
  name: z.string().min(1),
  affiliation: z.string().optional(),
  role: z.string().optional(),
  orcid: z.string().optional(),
});
const section = z.object({ key: z.string().min(1), title: z.string(), blocks: z.array(block), ...sectionNotes });
const file = z.object({
  format: z.literal('callboard-document', 'is not "callboard-document": this is some other file'),
  version: z.literal(1, 'is not 1: this file was made by a newer Callboard'),
  title: z.string(),
  template: z.string(),
  people: z.array(person).default([]),
  sections: z.array(section),
  references: z.array(z.unknown()).default([]),
  assets: z.array(documentAsset).default([]),
});

/** Why a file could not be read; the message names each place and what is wrong there. */
export class DocumentFileError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DocumentFileError';
  }
}

/** Reads a document file: its text, or what JSON.parse made of it. Throws DocumentFileError. */
export function parseDocumentFile(json: unknown): DocumentFile {
  const given = typeof json === 'string' ? parseJson(json) : json;
  const deep = deepPlace(given);
  if (deep !== null)
    throw new DocumentFileError(
      `This document file cannot be read. ${deep}: is nested more than ${mostDeep} levels deep.`,
    );
  const result = file.safeParse(given);
  if (!result.success) throw new DocumentFileError(explain(result.error));
  const { sections, ...rest } = result.data;
  const keys = sections.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice !== undefined) throw new DocumentFileError(`This document file has two sections with the key "${twice}".`);
  return {
    ...rest,
    sections: sections.map((one) => ({ ...one, blocks: one.blocks.map((block) => normalBlock(block)) })),
  };
}

/** A whole proposal as a document file. */
export function documentFileOf(parts: {
  title: string;
  template: string;
  people?: DocumentPerson[];
  sections: DocumentSection[];
  references?: unknown[];
  assets?: DocumentAsset[];
}): DocumentFile {
  const { title, template, people = [], sections, references = [], assets = [] } = parts;
  return { format: 'callboard-document', version: 1, title, template, people, sections, references, assets };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DocumentFileError(`This is not JSON, so it cannot be a document file: ${(error as Error).message}`);
  }
}

function explain(error: z.ZodError): string {
  const said = error.issues.slice(0, 5).map(({ path, message }) => {
    return `${path.length > 0 ? path.map(String).join('.') : 'the file'}: ${message}`;
  });
  const more = error.issues.length - said.length;
  return `This document file cannot be read. ${said.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
