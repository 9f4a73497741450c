import { parse, YAMLParseError } from 'yaml';
import { publicPeople, type RecordLink, type RecordPerson } from './record.ts';

/** A record of the Open Grants archive (ogrants.org; metadata CC0) as we understand it. */
export type OpenGrant = {
  /** the file's name without `.md` */
  key: string;
  title: string;
  people: RecordPerson[];
  year: number | null;
  links: RecordLink[];
  funder: string | null;
  programme: string | null;
  discipline: string | null;
  result: 'funded' | 'declined' | 'unknown';
  /** the status as the record has it, for whoever wants to know more than funded or not */
  statusRaw: string | null;
};

/** The file is not a record of Open Grants; the message says why. */
export class OpenGrantError extends Error {}

/**
 * Reads one Markdown file of Open Grants. The files are written by hand, so this forgives a byte order mark, lists where
 * one value is meant and the other way round, years in quotes, and statuses with notes; it throws OpenGrantError where
 * there is no front matter, no title or no YAML.
 */
export function parseOpenGrant(key: string, source: string): OpenGrant {
  const fields = frontMatter(source);
  const title = text(fields.title);
  if (!title) throw new OpenGrantError(`${key}: the record has no title.`);
  const statusRaw = text(fields.status);
  return {
    key,
    title,
    people: readPeople(fields),
    year: readYear(fields.year),
    links: readLinks(fields.link, fields.link_name),
    funder: text(fields.funder),
    programme: text(fields.program),
    discipline: text(fields.discipline),
    result: readStatus(statusRaw),
    statusRaw,
  };
}

function frontMatter(source: string): Record<string, unknown> {
  const match = /^\uFEFF?\s*---[ \t]*\r?\n([\s\S]*?)\r?\n---/.exec(source);
  if (!match) throw new OpenGrantError('The file has no front matter between two lines of ---.');
  try {
    const fields: unknown = parse(indentStrayLines(match[1]!));
    if (typeof fields === 'object' && fields !== null && !Array.isArray(fields)) {
      return fields as Record<string, unknown>;
    }
  } catch (error) {
    if (error instanceof YAMLParseError) throw new OpenGrantError(`The front matter is not YAML: ${error.message}`);
    throw error;
  }
  throw new OpenGrantError('The front matter has no fields.');
}

/** A value that runs on at the start of the next line is legal for other readers of these files, not for YAML 1.2. */
function indentStrayLines(yaml: string): string {
  return yaml.replace(/^(?![\w-]+:(?:\s|$)|\s|- |#).+$/gm, '  $&');
}

/** One line of text, or null for nothing. */
function text(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return String(value).replace(/\s+/g, ' ').trim() || null;
}

/** A field that is one value, a list, or a list written into one string. */
function texts(value: unknown, separator: RegExp): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values
    .flatMap((one) => text(one)?.split(separator) ?? [])
    .map((one) => one.trim())
    .filter(Boolean);
}

function readPeople(fields: Record<string, unknown>): RecordPerson[] {
  const names = texts(fields.author, /\s*[,;&]\s*(?:and\s+)?|\s+and\s+/);
  const orcids = texts(fields.ORCID, /\s*[,;]\s*|\s+and\s+/).map((orcid) =>
    orcid.replace(/^https?:\/\/orcid\.org\//, ''),
  );
  // an institution belongs to a person only where there is one person; which of several it is the record does not say
  const institution = names.length === 1 ? text(fields.institution) : null;
  const affiliation = institution === names[0] ? null : institution;
  return publicPeople(names.map((name, i) => ({ name, orcid: orcids[i], affiliation: affiliation ?? undefined })));
}

function readYear(value: unknown): number | null {
  const year = Number(text(value) ?? NaN);
  return Number.isInteger(year) && year >= 1950 && year <= 2100 ? year : null;
}

function readLinks(links: unknown, names: unknown): RecordLink[] {
  const labels = texts(names, /\s*,\s*/);
  return texts(links, /,(?=https?:\/\/)/)
    .filter((url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
    .map((url, i, all) => ({ url, name: labels[i] ?? (all.length > 1 ? `Document ${i + 1}` : 'Proposal') }));
}

function readStatus(raw: string | null): OpenGrant['result'] {
  const status = raw?.toLowerCase() ?? '';
  if (/^(un|not )funded\b/.test(status)) return 'declined';
  return /^(partially )?funded\b/.test(status) ? 'funded' : 'unknown';
}
