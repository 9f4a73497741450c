import { AppError } from '#app/errors.ts';
import { cdmrp } from './profiles/cdmrp.ts';
import { dfg } from './profiles/dfg.ts';
import { horizon, mscaPf } from './profiles/horizon.ts';
import { nih } from './profiles/nih.ts';
import { nsf } from './profiles/nsf.ts';
import { withFamily, type Profile, type ProfileId, type TextFamily } from './profiles/profile.ts';
import { a4, letter, review } from './profiles/readable.ts';
import { ukri } from './profiles/ukri.ts';

export { filesAreSure, withFamily } from './profiles/profile.ts';
export type { HeadingStyle, Profile, ProfileFact, ProfileId, TextFamily } from './profiles/profile.ts';

/** Every format a proposal can be exported in, in the order a form offers them. */
export const profiles: Record<ProfileId, Profile> = {
  letter,
  a4,
  nsf,
  nih,
  cdmrp,
  horizon,
  'msca-pf': mscaPf,
  ukri,
  dfg,
  review,
};

/** Whether a text names one of our profiles. */
export function isProfileId(value: string): value is ProfileId {
  return Object.hasOwn(profiles, value);
}

/** A profile with its text in a family, its own where none is given; bad_input where it does not offer that one. */
export function profileIn(id: ProfileId, family?: TextFamily): Profile {
  const profile = profiles[id];
  const chosen = family === undefined ? profile : withFamily(profile, family);
  if (chosen) return chosen;
  const offered = profile.fonts.map((font) => font.family).join(', ');
  throw new AppError('bad_input', `${profile.title} cannot be set in ${family}. It can be in ${offered}.`);
}
