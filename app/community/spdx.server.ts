import { createRequire } from 'node:module';

// The list is JSON, which Node reads by `require` without an experimental notice.
const load = createRequire(import.meta.url);
const ids = load('spdx-license-ids') as string[];
const deprecated = load('spdx-license-ids/deprecated.json') as string[];

const known = new Map([...ids, ...deprecated].map((id) => [id.toLowerCase(), id]));
const exceptions = new Map(
  [
    ...['Classpath-exception-2.0', 'LLVM-exception', 'GCC-exception-3.1', 'GCC-exception-2.0', 'Font-exception-2.0'],
    ...['Autoconf-exception-3.0', 'Bison-exception-2.2', 'OCaml-LGPL-linking-exception', 'LGPL-3.0-linking-exception'],
  ].map((id) => [id.toLowerCase(), id]),
);

/** Names that stand for one licence in one version and no other; what may be several is left out. */
const names: Record<string, string> = {
  'mit license': 'MIT',
  'the mit license': 'MIT',
  'isc license': 'ISC',
  'isc license (iscl)': 'ISC',
  'apache license 2.0': 'Apache-2.0',
  'apache license, version 2.0': 'Apache-2.0',
  'apache license version 2.0': 'Apache-2.0',
  'apache 2.0': 'Apache-2.0',
  'bsd 3-clause license': 'BSD-3-Clause',
  'bsd 3-clause': 'BSD-3-Clause',
  '3-clause bsd': 'BSD-3-Clause',
  '3-clause bsd license': 'BSD-3-Clause',
  'new bsd license': 'BSD-3-Clause',
  'bsd 2-clause license': 'BSD-2-Clause',
  'bsd 2-clause': 'BSD-2-Clause',
  '2-clause bsd license': 'BSD-2-Clause',
  'mozilla public license 2.0 (mpl 2.0)': 'MPL-2.0',
  'mozilla public license 2.0': 'MPL-2.0',
  'gnu general public license v2 (gplv2)': 'GPL-2.0-only',
  'gnu general public license v2 or later (gplv2+)': 'GPL-2.0-or-later',
  'gnu general public license v3 (gplv3)': 'GPL-3.0-only',
  'gnu general public license v3 or later (gplv3+)': 'GPL-3.0-or-later',
  'gnu lesser general public license v3 (lgplv3)': 'LGPL-3.0-only',
  'gnu lesser general public license v3 or later (lgplv3+)': 'LGPL-3.0-or-later',
  'gnu affero general public license v3': 'AGPL-3.0-only',
  'gnu affero general public license v3 or later (agplv3+)': 'AGPL-3.0-or-later',
  'european union public licence 1.2 (eupl 1.2)': 'EUPL-1.2',
  'boost software license 1.0 (bsl-1.0)': 'BSL-1.0',
  'the unlicense (unlicense)': 'Unlicense',
};

/** The SPDX expression a text certainly means: an identifier or expression, its address, or a name we know; else null. */
export function toSpdx(text: string): string | null {
  const plain = text.trim().replace(/\s+/g, ' ');
  if (plain.length > 200) return null;
  const address =
    /^https?:\/\/(?:www\.)?(?:spdx\.org\/licenses|opensource\.org\/licenses?)\/([\w.+-]+?)(?:\.html|\.json)?\/?$/i;
  const id = address.exec(plain)?.[1] ?? plain.replace(/^spdx:/i, '');
  return names[id.toLowerCase()] ?? parseExpression(id);
}

/** An SPDX expression with its identifiers as the list writes them, or null where it is none. */
function parseExpression(text: string): string | null {
  const tokens = text.match(/\(|\)|[^\s()]+/g) ?? [];
  const written: string[] = [];
  let depth = 0;
  let wantsLicence = true;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    const word = token.toUpperCase();
    if (wantsLicence && token === '(') depth++;
    else if (!wantsLicence && token === ')' && depth > 0) depth--;
    else if (!wantsLicence && (word === 'AND' || word === 'OR')) wantsLicence = true;
    else if (!wantsLicence && word === 'WITH') {
      const exception = exceptions.get(tokens[++at]?.toLowerCase() ?? '');
      if (!exception) return null;
      written.push('WITH', exception);
      continue;
    } else if (wantsLicence && licenceId(token)) {
      wantsLicence = false;
      written.push(licenceId(token)!);
      continue;
    } else return null;
    written.push(word);
  }
  if (wantsLicence || depth > 0) return null;
  return written.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
}

function licenceId(token: string): string | null {
  const exact = known.get(token.toLowerCase());
  if (exact) return exact;
  const older = token.endsWith('+') ? known.get(token.slice(0, -1).toLowerCase()) : undefined;
  return older ? `${older}+` : null;
}
