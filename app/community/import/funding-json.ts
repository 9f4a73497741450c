import { parseJson } from './parse-json.ts';
import { Plain } from './plain.ts';
import { onlyTold, unreadable, type Reader } from './reading.ts';

/** Reads a funding.json manifest, version 1: one entity with its projects, plans and yearly accounts. */
export const readFundingJson: Reader = (text, of) => {
  const root = parseJson(text);
  const plain = new Plain();
  const version = plain.text(root, 'version');
  if (!version || plain.at(root, 'entity') === undefined) {
    return unreadable('This is not a funding.json manifest that can be read.');
  }
  if (!/^v?1(\.|$)/.test(version))
    return unreadable(`Its version is ${version.slice(0, 20)}; only version 1 can be read.`);
  const projects = plain.list(root, 'projects');
  const project = theOne(plain, projects, of);
  if (project === undefined) {
    plain.notes.push(
      projects.length === 0 ? 'It names no project.' : `It names ${projects.length} projects and none of this name.`,
    );
  }
  const licence = plain.texts(project, 'licenses').map((one) => one.replace(/^spdx:/i, ''));
  const topics = plain.texts(project, 'tags');
  const told = onlyTold({
    name: plain.text(project, 'name'),
    summary: plain.text(project, 'description'),
    url: plain.text(plain.at(project, 'webpageUrl'), 'url'),
    repository: plain.text(plain.at(project, 'repositoryUrl'), 'url'),
    // The manifest does not say what several licences are to each other.
    licence: licence.join(', ') || undefined,
    topics: topics.length > 0 ? topics : undefined,
    budget: projects.length === 1 ? lastExpenses(plain, root) : undefined,
  });
  return { told, notes: plain.notes };
};

/** Of several projects the one of our name. */
function theOne(plain: Plain, projects: unknown[], of: string): unknown {
  if (projects.length === 1) return projects[0];
  const key = of.trim().toLowerCase();
  return projects.find((project) => plain.text(project, 'name')?.toLowerCase() === key);
}

/** What the newest year in the accounts cost: those of the whole entity, so only where it has one project. */
function lastExpenses(plain: Plain, root: unknown) {
  const years = plain.list(plain.at(root, 'funding'), 'history').flatMap((line) => {
    const [year, expenses] = [plain.at(line, 'year'), plain.at(line, 'expenses')];
    const currency = plain.text(line, 'currency');
    const isWhole =
      typeof year === 'number' && typeof expenses === 'number' && Number.isFinite(expenses) && expenses > 1;
    return isWhole && currency ? [{ year, amount: String(Math.round(expenses)), currency }] : [];
  });
  const last = years.sort((a, b) => b.year - a.year)[0];
  if (!last) return undefined;
  plain.notes.push(`The budget is what ${last.year} cost by its accounts.`);
  return { min: last.amount, max: '', currency: last.currency };
}
