import type { FileLimits } from '../file-limits.ts';
import type { Said } from './file-finding.ts';

/** The name of the file, with its extension, by the rule of where it goes. */
export function checkFileName(name: string | null, { fileName: rule }: FileLimits): Said[] {
  if (name === null) return [];
  const found = wrongWith(name, rule);
  if (found.length === 0) return [];
  const mend = 'Name it with letters, digits, - and _ only.';
  return [
    {
      level: rule ? 'error' : 'warning',
      rule: 'file-name',
      evidence: rule ?? null,
      message: `The name “${name.length > 80 ? `${name.slice(0, 79)}…` : name}” ${found.join(', and ')}. ${mend}`,
    },
  ];
}

function wrongWith(name: string, rule: FileLimits['fileName']): string[] {
  const length = [...name].length;
  const strange = rule ? [...new Set([...name].filter((character) => !rule.characters.test(character)))] : [];
  return [
    ...(rule && length > rule.most ? [`has ${length} characters; ${rule.most} are allowed`] : []),
    ...(strange.length > 0
      ? [
          `has ${strange
            .slice(0, 8)
            .map((each) => `“${each}”`)
            .join(' ')} in it`,
        ]
      : []),
    ...(rule && /^\s|\s\s|\s\.pdf$/i.test(name) ? ['has spaces at its ends or two in a row'] : []),
    ...(/\.pdf$/i.test(name) ? [] : ['does not end in .pdf']),
  ];
}
