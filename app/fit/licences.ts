export type LicenceKind = 'permissive' | 'copyleft' | 'closed' | 'unknown';

const PERMISSIVE =
  /^(?:MIT(?:-0)?|(?:0)?BSD(?:-[123]-Clause(?:-Patent)?)?|Apache-[12]\.[01]|ISC|Zlib|BSL-1\.0|NCSA|PostgreSQL|Unlicense|PSF-2\.0|Python-2\.0(?:\.1)?|MulanPSL-2\.0|UPL-1\.0|AFL-3\.0|Artistic-2\.0)$/i;
const COPYLEFT =
  /^(?:(?:A|L)?GPL-[123](?:\.[01])?(?:-only|-or-later|\+)?|MPL-[12]\.[01]|EPL-[12]\.0|EUPL-1\.[012]|CDDL-1\.[01]|OSL-3\.0|CECILL-2\.1)$/i;
const CLOSED =
  /^(?:BUSL-1\.1|SSPL-1\.0|Elastic-2\.0|CC-BY-NC(?:-\w+)*-\d\.\d|PolyForm-.*|LicenseRef-.*(?:proprietary|commercial).*)$/i;

/**
 * What an SPDX expression amounts to for a funder: of `OR` the freest part counts, of `AND` the strictest. A licence that
 * this list does not know is `unknown`, never guessed.
 */
export function licenceKind(expression: string): LicenceKind {
  const plain = expression.replace(/[()]/g, ' ').replace(/\s+WITH\s+\S+/gi, ' ');
  const choices = plain.split(/\s+OR\s+/i).map((choice) =>
    strictest(
      choice
        .trim()
        .split(/\s+AND\s+/i)
        .map(kindOf),
    ),
  );
  return FREEST.find((kind) => choices.includes(kind)) ?? 'unknown';
}

const FREEST: readonly LicenceKind[] = ['permissive', 'copyleft', 'unknown', 'closed'];

function kindOf(licence: string): LicenceKind {
  const id = licence.trim();
  if (PERMISSIVE.test(id)) return 'permissive';
  if (COPYLEFT.test(id)) return 'copyleft';
  return CLOSED.test(id) ? 'closed' : 'unknown';
}

const strictest = (kinds: LicenceKind[]): LicenceKind => [...FREEST].reverse().find((kind) => kinds.includes(kind))!;
