import { isProfileId, profiles, type ProfileFact } from '../../profiles.ts';
import { limitsOf, type FileLimits } from '../file-limits.ts';

/** Which facts of a profile speak of which limit. */
const subjects: { [K in keyof FileLimits]?: { about: ProfileFact['about']; words: RegExp } } = {
  paper: { about: 'paper', words: /./ },
  margin: { about: 'margins', words: /./ },
  type: { about: 'type', words: /\bpoints?\b/i },
  linesPerInch: { about: 'density', words: /\blines?\b/i },
  charactersPerInch: { about: 'density', words: /\bcharacters?\b/i },
  pageNumbers: { about: 'page-numbers', words: /./ },
  links: { about: 'links', words: /./ },
  version: { about: 'file', words: /PDF 1|version/i },
  properties: { about: 'file', words: /\btitle\b|propert/i },
  searchable: { about: 'file', words: /search/i },
  plain: { about: 'file', words: /flatten|security|\bforms?\b/i },
  fileName: { about: 'file', words: /\bname/i },
  fileSize: { about: 'file', words: /\bMB\b/ },
};

/** The limits of a profile's finished file, each with the profile's own fact behind it where it has one. */
export function profileLimits(profile: string): FileLimits {
  const limits: FileLimits = { ...limitsOf(profile) };
  const facts = isProfileId(profile) ? profiles[profile].facts : [];
  for (const key of Object.keys(subjects) as (keyof FileLimits)[]) {
    const { about, words } = subjects[key]!;
    const fact = facts.find((each) => each.about === about && words.test(`${each.quote ?? ''} ${each.says ?? ''}`));
    if (fact && limits[key]) Object.assign(limits, { [key]: { ...limits[key], ...evidence(fact) } });
  }
  return limits;
}

/** Both `quote` and `says`, so that none of another source stays behind. */
function evidence({ quote, says, source, sourceUrl, checkedOn, confidence }: ProfileFact) {
  return { quote, says, source, sourceUrl, checkedOn, confidence };
}
