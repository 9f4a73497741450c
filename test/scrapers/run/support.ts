import type { RequestListener } from 'node:http';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { defineSource, type PageSource } from '#scrapers/define-source.ts';

/** A line of the made-up list that tests serve as JSON: `{lines: [...], next?}`. */
export type Line = { key: string; title: string; closes?: string };

export const draftOf = (line: Line, change: Partial<OpportunityDraft> = {}): OpportunityDraft => ({
  externalKey: line.key,
  keys: [`url:calls.example/${line.key}`],
  title: line.title,
  funder: { name: 'Example Fund' },
  url: `https://calls.example/${line.key}`,
  deadlineMode: line.closes ? 'fixed' : 'unknown',
  deadlines: line.closes ? [{ kind: 'full', date: line.closes, rawText: line.closes }] : [],
  record: { ...line },
  ...change,
});

type Answer = { lines: Line[]; next?: string; announced?: number };

/** A source that reads such a list. */
export function listSource(origin: string, change: Partial<PageSource> = {}): PageSource {
  return defineSource({
    id: 'example-list',
    title: 'Example list',
    homepage: 'https://calls.example/',
    funder: null,
    authority: 'portal',
    zone: 'UTC',
    licence: 'Made up.',
    schedule: { everyHours: 1 },
    covers: 'all',
    format: 'json',
    politeness: { gapMs: 0 },
    expect: { min: 1 },
    request: { url: `${origin}/list` },
    parse: ({ url, body }) => {
      const { lines, next, announced } = JSON.parse(body) as Answer;
      const drafts = lines.map((line) => draftOf(line));
      const more = next ? { next: { url: new URL(next, url).href } } : {};
      return { drafts, rejected: [], ...more, ...(announced === undefined ? {} : { announced }) };
    },
    ...change,
  });
}

/** Serves JSON by path; a number is a status, a function decides. */
export function answers(byPath: Record<string, unknown> | ((path: string) => unknown)): RequestListener {
  return (request, response) => {
    const path = request.url ?? '';
    const answer = typeof byPath === 'function' ? byPath(path) : byPath[path];
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'number') response.writeHead(answer).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
}
