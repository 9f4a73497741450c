import type { Script } from './scripts.ts';

export const families = ['serif', 'sans', 'mono'] as const;
export type Family = (typeof families)[number];
export const cuts = ['regular', 'bold', 'italic', 'boldItalic'] as const;
export type Cut = (typeof cuts)[number];

/** One font file, by what it is for: the measuring stages know no file names. */
export type FaceName = `${Family}-${Cut}` | ScriptFace;
/** A face for what the three families have no letters for; such scripts know no italic. */
export type ScriptFace = `${Script}-${'regular' | 'bold'}`;

/** The face of a family with these marks on it. */
export function faceOf(family: Family, strong: boolean, em: boolean): FaceName {
  return `${family}-${strong ? (em ? 'boldItalic' : 'bold') : em ? 'italic' : 'regular'}`;
}

/** Faces to try, in this order, for a character that `face` does not have; `scripts` are those that may have it. */
export function fallbacks(face: FaceName, scripts: readonly Script[]): FaceName[] {
  const [family, cut] = face.split('-') as [Family, Cut];
  const others = families.filter((other) => other !== family);
  const weight = cut === 'bold' || cut === 'boldItalic' ? 'bold' : 'regular';
  return [
    ...others.map((other): FaceName => `${other}-${cut}`),
    ...families.map((any): FaceName => `${any}-regular`),
    ...scripts.map((script): FaceName => `${script}-${weight}`),
  ];
}
