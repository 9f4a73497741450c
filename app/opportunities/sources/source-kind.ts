import type { SourceDefinition } from '#scrapers/define-source.ts';

const formats = { rss: 'A feed', xml: 'XML', json: 'An API that answers JSON', html: 'Web pages' } as const;

/** How a source is read, in words. */
export function howRead(source: SourceDefinition): string {
  switch (source.kind) {
    case 'catalogue':
      return 'Facts gathered by people, kept with the program';
    case 'extract':
      return 'One large file, read record by record';
    case 'awards':
      return 'An API that answers JSON; awards, shown beside calls';
    case 'pages':
      return source.detail ? `${formats[source.format]}, and a page for each call` : formats[source.format];
  }
}
