import { isProfileId, profiles, withFamily, type Profile, type ProfileId, type TextFamily } from '#app/pdf/profiles.ts';
import type { PackageForm } from '#app/pdf/package/set-files.ts';
import { noteChoices, readNoteChoice, type NoteChoice } from '#app/pdf/notes/margin.ts';
import { badField } from '../proposal-input.ts';

/** How somebody wants a proposal exported. */
export type Choice = { profile: ProfileId; family: TextFamily; form: PackageForm };

/** Reads `profile`, `font` and `as` of an address; where one is left out, the profile's own. bad_input names the known ones. */
export function readChoice(asked: URLSearchParams, own: ProfileId): Choice {
  for (const name of new Set(asked.keys())) {
    if (asked.getAll(name).length > 1)
      throw badField(name, `"${name.slice(0, 40)}" is given more than once. Give it once.`);
  }
  const profile = profiles[readProfile(asked.get('profile') ?? own)];
  const family = readFont(asked.get('font') ?? profile.body.family, profile);
  return { profile: profile.id, family, form: readForm(asked.get('as'), profile) };
}

/** One of our profiles; bad_input (field `profile`) naming them otherwise. */
export function readProfile(asked: string): ProfileId {
  if (isProfileId(asked)) return asked;
  throw badField(
    'profile',
    `There is no profile "${asked.slice(0, 40)}". Known ones: ${Object.keys(profiles).join(', ')}.`,
  );
}

/** Which comments and suggestions stand beside the text; bad_input (field `notes`) naming the known choices otherwise. */
export function readNotes(asked: string | null): NoteChoice {
  const notes = readNoteChoice(asked ?? 'none');
  if (notes) return notes;
  throw badField('notes', `There are no notes "${asked!.slice(0, 40)}". Known ones: ${noteChoices.join(', ')}.`);
}

function readFont(asked: string, profile: Profile): TextFamily {
  const chosen = withFamily(profile, asked);
  if (chosen) return chosen.body.family;
  const offered = profile.fonts.map(({ family }) => family).join(', ');
  throw badField('font', `${profile.title} cannot be set in "${asked.slice(0, 40)}". Known ones: ${offered}.`);
}

function readForm(asked: string | null, profile: Profile): PackageForm {
  if (asked === null) return profile.files === 'per-section' ? 'sections' : 'one';
  if (asked === 'one' || asked === 'sections') return asked;
  throw badField('as', `Files cannot be made as "${asked.slice(0, 40)}". Known ways: one, sections.`);
}
