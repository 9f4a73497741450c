import type { ProjectFacts, ProjectField } from '../facts.ts';
import {
  readBudget,
  readCount,
  readLicence,
  readName,
  readSummary,
  readTopics,
  readUrl,
  type Read,
} from '../read-fact.server.ts';
import type { Told } from './reading.ts';
import { readers, type FileName } from './which-file.ts';

export type ProjectFile = { name: FileName; text: string };

/** One fact that a file says, checked. */
export type FoundFact = {
  [F in ProjectField]: { field: F; value: NonNullable<ProjectFacts[F]>; file: FileName };
}[ProjectField];

export type Found = { facts: FoundFact[]; notes: { file: FileName; note: string }[] };

/** What the files say of a project, each fact checked as if it was typed; what does not pass is noted and left out. */
export function findFacts(files: readonly ProjectFile[], projectName: string): Found {
  const found: Found = { facts: [], notes: [] };
  for (const { name, text } of files) {
    const { told, notes } = readers[name](text, projectName);
    found.notes.push(...notes.map((note) => ({ file: name, note })));
    for (const [field, read] of checked(told)) {
      if ('problem' in read) found.notes.push({ file: name, note: `${field}: ${read.problem}` });
      else if (read.value !== null) found.facts.push({ field, value: read.value, file: name } as FoundFact);
    }
  }
  return found;
}

function checked(told: Told): [ProjectField, Read<unknown>][] {
  const facts: [ProjectField, Read<unknown>][] = [];
  const add = <T>(field: ProjectField, value: T | undefined, read: (value: T) => Read<unknown>) => {
    if (value !== undefined) facts.push([field, read(value)]);
  };
  add('name', told.name, readName);
  add('summary', told.summary, (text) => readSummary(shortened(text)));
  add('url', told.url, readUrl);
  add('repository', told.repository, (text) => readUrl(text.replace(/^git\+(?=https?:)/, '')));
  add('topics', told.topics, (topics) =>
    readTopics(
      topics
        .slice(0, 20)
        .map((topic) => topic.replace(/[,;]/g, ' '))
        .join(','),
    ),
  );
  add('maintainers', told.maintainers, (count) => readCount(String(count)));
  add('yearlyBudget', told.budget, readBudget);
  if (told.licence !== undefined) {
    const read = readLicence(told.licence);
    const isCertain = 'value' in read;
    facts.push(isCertain ? ['licence', read] : ['licenceText', readSummary(told.licence.slice(0, 200))]);
  }
  return facts;
}

/** An abstract can be long: its first sentences that fit. */
function shortened(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  if (line.length <= 1000) return line;
  const cut = line.slice(0, 1000);
  const end = cut.lastIndexOf('. ');
  return end > 200 ? cut.slice(0, end + 1) : `${[...line].slice(0, 900).join('')} …`;
}
