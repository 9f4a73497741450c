import { parseArgs } from 'node:util';
import { AppError } from '#app/errors.ts';
import { getTemplate } from '#app/proposals/templates/index.ts';
import { checkTargets } from './preflight/check-file/check-targets.ts';
import { ruleOf, type SectionRule } from './section-rule.ts';

export type CheckArgs = { input: string; profile: string; section: SectionRule | null; json: boolean };

export const checkUsage = 'npm run export -- FILE.pdf --profile nsf [--template nsf --section KEY] [--json]';

const options = {
  out: { type: 'string' },
  profile: { type: 'string' },
  template: { type: 'string' },
  section: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Whether the arguments name a PDF to look at, and no document to set. */
export function namesPdf(argv: string[]): boolean {
  const { positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: false });
  return positionals.some((each) => /\.pdf$/i.test(each));
}

/** The arguments of a check; bad_input with the usage when they do not make sense. */
export function readCheckArgs(argv: string[]): CheckArgs {
  const { values, positionals } = parse(argv);
  const [input, ...more] = positionals as [string, ...string[]];
  if (more.length > 0) throw bad(`Name one file, not ${positionals.length}.`);
  if (values.out !== undefined) throw bad('A PDF is checked, nothing is written: leave out --out.');
  const template = values.template === undefined ? null : getTemplate(values.template);
  if (values.template !== undefined && !template) throw bad(`There is no template "${values.template}".`);
  const profile = values.profile ?? template?.profile;
  if (profile === undefined) throw bad('Say with --profile whose rules it has to keep.');
  const known = checkTargets().map(({ id }) => id);
  if (!known.includes(profile)) throw bad(`There is no profile "${profile}"; there are ${known.join(', ')}.`);
  return {
    input,
    profile,
    section: readSection(values.section, template ?? getTemplate(profile)),
    json: values.json ?? false,
  };
}

function readSection(key: string | undefined, template: ReturnType<typeof getTemplate>): SectionRule | null {
  if (key === undefined) return null;
  if (!template) throw bad('Say with --template which template has that section.');
  const rule = ruleOf(template.sections, key);
  if (rule) return rule;
  throw bad(
    `The template ${template.id} has no section "${key}"; it has ${template.sections.map((each) => each.key).join(', ')}.`,
  );
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, allowPositionals: true, options });
  } catch (error) {
    throw bad(error instanceof Error ? error.message.split('. ')[0] + '.' : 'The arguments make no sense.');
  }
}

function bad(message: string): AppError {
  return new AppError('bad_input', `${message} Usage: ${checkUsage}`);
}
