import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#app/errors.ts';
import { noteChoices, readNoteChoice, type NoteChoice } from './notes/margin.ts';
import { isProfileId, profiles, type ProfileId, type TextFamily } from './profiles.ts';

export type ExportArgs = {
  input: string;
  out: string;
  profile: ProfileId | null;
  family: TextFamily | null;
  notes: NoteChoice;
  section: string | null;
  /** a whole package: `--out` ends in .zip */
  zip: boolean;
  json: boolean;
};

export const exportUsage =
  'npm run export -- IN --out OUT.pdf|OUT.zip [--profile NAME] [--font serif|sans] [--section KEY] [--notes open|all] [--json]';

/** The arguments of the export command; bad_input with the usage when they do not make sense. */
export function readExportArgs(argv: string[]): ExportArgs {
  const { values, positionals } = parse(argv);
  const [input, ...more] = positionals;
  if (!input) throw bad('Name a proposal or a document file.');
  if (more.length > 0) throw bad(`Name one proposal or file, not ${positionals.length}.`);
  if (!values.out) throw bad('Say where the PDF goes with --out.');
  const ending = path.extname(values.out);
  if (ending !== path.extname(input) && !/^(?:|\.pdf|\.zip)$/i.test(ending))
    throw bad(`What is written is a PDF or a package of files: end "${path.basename(values.out)}" in .pdf or .zip.`);
  const profile = values.profile ?? null;
  if (profile !== null && !isProfileId(profile))
    throw bad(`There is no profile "${profile}"; there are ${Object.keys(profiles).join(', ')}.`);
  const family = values.font ?? null;
  if (family !== null && family !== 'serif' && family !== 'sans')
    throw bad(`There is no font "${family}"; there are serif, sans.`);
  const notes = readNoteChoice(values.notes ?? 'none');
  if (notes === null) throw bad(`There are no notes "${values.notes}"; there are ${noteChoices.join(', ')}.`);
  const section = values.section ?? null;
  const zip = /\.zip$/i.test(values.out);
  if (zip && section !== null) throw bad('A package has every section. Leave out --section, or write a .pdf.');
  return { input, out: values.out, profile, family, notes, section, zip, json: values.json ?? false };
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        profile: { type: 'string' },
        font: { type: 'string' },
        notes: { type: 'string' },
        section: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw bad(error instanceof Error ? error.message.split('. ')[0] + '.' : 'The arguments make no sense.');
  }
}

function bad(message: string): AppError {
  return new AppError('bad_input', `${message} Usage: ${exportUsage}`);
}
