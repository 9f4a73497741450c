// Which folder may import what: one row a boundary, with the sentence the linter says. Paths are relative to the root of
// the repository; a package is `pkg:name`.
import path from 'node:path';

const inside = (...folders) => {
  const pattern = new RegExp(`^(${folders.join('|')})(/|$)`);
  return (file) => pattern.test(file);
};
const isPackage = (target) => target.startsWith('pkg:');
const isServerFile = (file) => /\.server\.tsx?$/.test(file);
const isRoute = (file) => /^app\/[^/]+\/routes\//.test(file);
const documentPackages = /^pkg:(prosemirror-(model|transform)|yjs|lib0|zod)(\/|$)/;
const scraperRunners = /^scrapers\/(cli[\w-]*\.ts$|run(ner)?[\w.-]*(\/|$))/;

/** @type {{name: string, from: (file: string) => boolean, to: (target: string, file: string) => boolean, sentence: string}[]} */
export const boundaries = [
  {
    name: 'ui-knows-no-grants',
    from: inside('app/ui'),
    to: (target) => !isPackage(target) && !inside('app/ui')(target),
    sentence:
      'app/ui knows no word of grants: hand it what it shows as properties, or move the component to its feature.',
  },
  {
    name: 'document-is-pure',
    from: inside('app/document'),
    to: (target) => !inside('app/document')(target) && !documentPackages.test(target),
    sentence:
      'app/document is pure and runs everywhere: it may import prosemirror-model, prosemirror-transform, yjs, lib0 and zod; ' +
      'let the caller bring the rest as an argument.',
  },
  {
    name: 'nobody-imports-server',
    from: (file) => !inside('server', 'test')(file),
    to: inside('server'),
    sentence: 'Nothing imports server/: put what both sides need into app/ and let the process hand the rest in.',
  },
  {
    name: 'nobody-imports-test',
    from: (file) => !inside('test')(file) && file !== 'eslint.config.js',
    to: inside('test'),
    sentence: 'Nothing that ships imports test/: move the helper beside the code that it helps.',
  },
  {
    name: 'routes-are-ends',
    from: (file) => !inside('test')(file),
    // What one page alone asks of the database may lie beside it.
    to: (target, file) =>
      isRoute(target) && !(isServerFile(target) && path.posix.dirname(target) === path.posix.dirname(file)),
    sentence:
      'A route is imported by nobody: move what you need from it into a component, query or command of the feature.',
  },
  {
    name: 'sources-are-pure',
    from: inside('scrapers/sources', 'scrapers/catalogue'),
    to: (target) =>
      !(target === 'scrapers/define-source.ts' || target === 'scrapers/errors.ts') &&
      !inside('scrapers/lib', 'scrapers/catalogue')(target) &&
      target !== 'pkg:zod' &&
      !(inside('app/opportunities')(target) && !isServerFile(target)),
    sentence:
      'A source only declares and parses: it may import define-source, scrapers/lib, scrapers/catalogue, zod and the model of app/opportunities; ' +
      'the runner owns network, files, database and clock.',
  },
  {
    name: 'database-behind-server-files',
    from: (file) =>
      !isServerFile(file) && !isRoute(file) && !inside('server', 'prisma', 'test')(file) && !scraperRunners.test(file),
    to: (target) => target === 'prisma/client.server.ts' || inside('prisma/generated')(target),
    sentence: 'Only *.server.ts files and routes reach the database: write a query or command there and call it.',
  },
  {
    name: 'pdfkit-only-paints',
    from: (file) => !inside('app/pdf/paint', 'test')(file),
    to: (target) => /^pkg:pdfkit(\/|$)/.test(target),
    sentence: 'Only app/pdf/paint knows pdfkit: measure and paginate work on our own boxes, so hand the box to paint.',
  },
];

/** Where an import leads: a path from the root without `./`, or `pkg:name`. */
export function resolveImport(file, source) {
  if (source.startsWith('.')) return path.posix.join(path.posix.dirname(file), source.replace(/\?.*$/, ''));
  if (source.startsWith('#')) return source.slice(1).replace(/\?.*$/, '');
  return `pkg:${source}`;
}

/** The boundary that an import crosses, or null. */
export function crossing(file, source) {
  const target = resolveImport(file, source);
  return boundaries.find(({ from, to }) => from(file) && to(target, file)) ?? null;
}

/** @type {import('eslint').Rule.RuleModule} */
export const boundariesRule = {
  meta: { type: 'problem', schema: [], messages: { crossed: '{{sentence}} ({{name}})' } },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const crossed = crossing(file, node.source.value);
      if (crossed)
        context.report({ node, messageId: 'crossed', data: { name: crossed.name, sentence: crossed.sentence } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};
