import { parse } from 'smol-toml';
import { Plain } from './plain.ts';
import { onlyTold, unreadable, type Reader } from './reading.ts';

/** Reads a pyproject.toml: the [project] table, or what Poetry calls the same. */
export const readPyproject: Reader = (text) => {
  const root = parseToml(text);
  const plain = new Plain();
  const project = plain.at(root, 'project') ?? plain.at(plain.at(root, 'tool'), 'poetry');
  if (project === undefined) {
    return unreadable(root === undefined ? 'This is not TOML that can be read.' : 'It has no [project] table.');
  }
  const classifiers = plain.texts(project, 'classifiers');
  const topics = [...plain.texts(project, 'keywords'), ...topicsOf(classifiers)];
  const maintainers = plain.list(project, 'maintainers').length;
  const dynamic = plain
    .texts(project, 'dynamic')
    .filter((field) => ['description', 'license', 'keywords'].includes(field));
  if (dynamic.length > 0) plain.notes.push(`${dynamic.join(', ')}: written when it is built, so not in the file.`);
  const told = onlyTold({
    name: plain.text(project, 'name'),
    summary: plain.text(project, 'description'),
    url: link(plain, project, ['homepage', 'home-page', 'home', 'website']) ?? plain.text(project, 'homepage'),
    repository:
      link(plain, project, ['repository', 'source', 'source code', 'sourcecode', 'code', 'github']) ??
      plain.text(project, 'repository'),
    licence: licenceOf(plain, project) ?? licenceClassifiers(classifiers),
    topics: topics.length > 0 ? topics : undefined,
    maintainers: maintainers > 0 ? maintainers : undefined,
  });
  return { told, notes: plain.notes };
};

function parseToml(text: string): unknown {
  try {
    return parse(text, { maxDepth: 100 });
  } catch {
    return undefined; // what is wrong where helps nobody here: the file is made elsewhere
  }
}

/** The address under one of the labels, which people write in all cases. */
function link(plain: Plain, project: unknown, labels: string[]): string | undefined {
  const urls = plain.at(project, 'urls');
  if (typeof urls !== 'object' || urls === null) return undefined;
  const byLabel = new Map(Object.keys(urls).map((key) => [key.toLowerCase().replace(/[-_]/g, ' '), key]));
  const label = labels.map((one) => byLabel.get(one.replace(/-/g, ' '))).find((key) => key !== undefined);
  return label === undefined ? undefined : plain.text(urls, label);
}

/** An expression, or a table with a text. A file elsewhere says nothing here. */
function licenceOf(plain: Plain, project: unknown): string | undefined {
  const value = plain.at(project, 'license');
  if (typeof value === 'string') return plain.text(project, 'license');
  const text = plain.text(value, 'text')?.split('\n')[0]?.trim();
  return text === '' ? undefined : text;
}

/** What the classifiers call the licence; two of them do not say what they are to each other. */
function licenceClassifiers(classifiers: string[]): string | undefined {
  const names = classifiers
    .filter((line) => line.startsWith('License :: ') && line !== 'License :: OSI Approved')
    .map((line) => line.split(' :: ').at(-1)!);
  return names.length > 0 ? names.join(', ') : undefined;
}

function topicsOf(classifiers: string[]): string[] {
  return classifiers.filter((line) => line.startsWith('Topic :: ')).map((line) => line.split(' :: ').at(-1)!);
}
