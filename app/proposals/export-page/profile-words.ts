import { filesAreSure, type Profile } from '#app/pdf/profiles.ts';

const families = { serif: 'Tinos, as wide as Times New Roman', sans: 'Arimo, as wide as Arial' } as const;

export type FontChoiceWords = { family: keyof typeof families; label: string; facts: string };
export type ProfileWords = {
  id: string;
  title: string;
  facts: string;
  files: 'one' | 'per-section';
  fonts: FontChoiceWords[];
};

/** A profile in words, for somebody who chooses: its paper and margins, what its funder counts, its fonts. */
export function profileWords(profile: Profile): ProfileWords {
  const { id, title, paper, margins, limits, files, fonts, pageNumbers } = profile;
  const sides = [...new Set(Object.values(margins))].sort((a, b) => a - b);
  const inches = sides.map((points) => (points / 72).toFixed(2).replace(/\.?0+$/, '')).join(' to ');
  const limit = [
    limits.linesPerInch !== null && `${limits.linesPerInch} lines`,
    limits.charactersPerInch !== null && `${limits.charactersPerInch} characters`,
  ].filter(Boolean);
  const facts = [
    `${paper.width === 612 ? 'US Letter' : 'A4'} with margins of ${inches} ${inches === '1' ? 'inch' : 'inches'}`,
    limit.length > 0 && `at most ${limit.join(' and ')} an inch`,
    pageNumbers === null ? 'no page numbers' : 'page numbers',
    `uploaded as one file${files === 'per-section' ? ' for each section' : ''}${filesAreSure(profile) ? '' : ' (not verified)'}`,
  ].filter(Boolean);
  return {
    id,
    title,
    facts: `${facts.join(', ')}.`,
    files,
    fonts: fonts.map(({ family, size, leading, perInch }) => ({
      family,
      label: `${families[family]}, ${size} points`,
      facts: `${family === 'serif' ? 'Tinos' : 'Arimo'} has ${perInch.characters} characters and ${(72 / leading).toFixed(2)} lines an inch.`,
    })),
  };
}
