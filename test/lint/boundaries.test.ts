import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { boundaries, boundariesRule } from './boundaries.js';

const linter = new Linter({ cwd: '/repo' });

function say(file: string, code: string): string[] {
  const config = {
    plugins: { callboard: { rules: { boundaries: boundariesRule } } },
    rules: { 'callboard/boundaries': 2 },
  } as const;
  return linter
    .verify(code, [{ files: ['**/*.{ts,tsx,js}'], ...config }], { filename: `/repo/${file}` })
    .map(({ message }) => message);
}

// boundary → imports that cross it, imports beside it that are fine; each is [the file, what it imports]
type Case = readonly [file: string, source: string];
const cases: Record<string, { crosses: Case[]; passes: Case[] }> = {
  'ui-knows-no-grants': {
    crosses: [
      ['app/ui/chip.tsx', '#app/opportunities/status.ts'],
      ['app/ui/chip.tsx', '../errors.ts'],
    ],
    passes: [
      ['app/ui/chip.tsx', './class-names.ts'],
      ['app/ui/chip.tsx', 'react'],
      ['app/opportunities/row.tsx', '#app/ui/chip.tsx'],
    ],
  },
  'document-is-pure': {
    crosses: [
      ['app/document/blocks.ts', 'react'],
      ['app/document/blocks.ts', 'node:fs'],
      ['app/document/blocks.ts', '#app/proposals/stages.ts'],
    ],
    passes: [
      ['app/document/blocks.ts', 'yjs'],
      ['app/document/blocks.ts', 'lib0/encoding'],
      ['app/document/blocks.ts', 'prosemirror-model'],
      ['app/document/blocks.ts', 'zod'],
      ['app/document/deep/a.ts', '../file.ts'],
      ['app/editor/view.ts', '#app/document/blocks.ts'],
    ],
  },
  'nobody-imports-server': {
    crosses: [
      ['app/proposals/x.server.ts', '#server/sync/index.ts'],
      ['scrapers/cli.ts', '../server/index.ts'],
    ],
    passes: [
      ['server/main.ts', './index.ts'],
      ['test/server/x.test.ts', '#server/index.ts'],
    ],
  },
  'nobody-imports-test': {
    crosses: [['prisma/demo/index.ts', '#test/support/database.ts']],
    passes: [
      ['test/server/x.test.ts', '#test/support/database.ts'],
      ['eslint.config.js', './test/lint/boundaries.js'],
    ],
  },
  'routes-are-ends': {
    crosses: [
      ['app/proposals/team.ts', './routes/team.tsx'],
      ['app/archive/a.ts', '#app/proposals/routes/list.tsx'],
      ['app/archive/routes/a.tsx', './list.tsx'],
    ],
    passes: [
      ['test/archive/a.test.ts', '#app/archive/routes/list.tsx'],
      ['app/archive/a.ts', '#app/proposals/stages.ts'],
      ['app/archive/routes/a.tsx', '../record.ts'],
      ['app/archive/routes/a.tsx', './a.server.ts'],
      ['app/archive/routes/a.tsx', '../archive.css?url'],
    ],
  },
  'sources-are-pure': {
    crosses: [
      ['scrapers/sources/nsf.ts', 'node:fs'],
      ['scrapers/sources/nsf.ts', '../run/fetch.ts'],
      ['scrapers/sources/nsf.ts', '#prisma/client.server.ts'],
      ['scrapers/sources/nsf.ts', '#app/opportunities/live.server.ts'],
    ],
    passes: [
      ['scrapers/sources/nsf.ts', '../define-source.ts'],
      ['scrapers/sources/nsf.ts', '../lib/rss.ts'],
      ['scrapers/sources/nsf.ts', 'zod'],
      ['scrapers/sources/nsf.ts', '#app/opportunities/draft.ts'],
    ],
  },
  'database-behind-server-files': {
    crosses: [
      ['app/proposals/stages.ts', '#prisma/client.server.ts'],
      ['app/proposals/row.tsx', '#prisma/generated/client.ts'],
      ['scrapers/lib/rss.ts', '#prisma/client.server.ts'],
    ],
    passes: [
      ['app/proposals/create.server.ts', '#prisma/client.server.ts'],
      ['app/proposals/routes/list.tsx', '#prisma/client.server.ts'],
      ['prisma/client.server.ts', './generated/client.ts'],
      ['server/index.ts', '#prisma/client.server.ts'],
      ['scrapers/cli.ts', '#prisma/client.server.ts'],
      ['scrapers/run/ingest.ts', '#prisma/client.server.ts'],
      ['test/a.test.ts', '#prisma/client.server.ts'],
    ],
  },
  'pdfkit-only-paints': {
    crosses: [['app/pdf/measure/line.ts', 'pdfkit']],
    passes: [['app/pdf/paint/page.ts', 'pdfkit']],
  },
};

test('every boundary has its cases', () => {
  expect(Object.keys(cases)).toEqual(boundaries.map(({ name }) => name));
});

const named = boundaries.map(({ name, sentence }) => ({ name, sentence }));

test.each(named)('$name: what crosses it is reported with its sentence', ({ name, sentence }) => {
  for (const [file, source] of cases[name]!.crosses) {
    const message = `${sentence} (${name})`;
    expect(say(file, `import '${source}';`), `${file} → ${source}`).toEqual([message]);
    expect(say(file, `export * from '${source}';`), `${file} → ${source}`).toEqual([message]);
    expect(say(file, `const part = () => import('${source}'); part();`), `${file} → ${source}`).toEqual([message]);
  }
});

test.each(named)('$name: what stays within it passes', ({ name }) => {
  for (const [file, source] of cases[name]!.passes) {
    expect(say(file, `import '${source}';`), `${file} → ${source}`).toEqual([]);
  }
});
