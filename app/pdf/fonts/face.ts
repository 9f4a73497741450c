export const families = ['serif', 'sans', 'mono'] as const;
export type Family = (typeof families)[number];
export const cuts = ['regular', 'bold', 'italic', 'boldItalic'] as const;
export type Cut = (typeof cuts)[number];

/** One font file, by what it is for: the measuring stages know no file names. */
export type FaceName = `${Family}-${Cut}`;

/** The face of a family with these marks on it. */
export function faceOf(family: Family, strong: boolean, em: boolean): FaceName {
  return `${family}-${strong ? (em ? 'boldItalic' : 'bold') : em ? 'italic' : 'regular'}`;
}

/** Faces to try, in this order, for a character that `face` does not have. */
export function fallbacks(face: FaceName): FaceName[] {
  const [family, cut] = face.split('-') as [Family, Cut];
  const others = families.filter((other) => other !== family);
  return [...others.map((other): FaceName => `${other}-${cut}`), ...families.map((any): FaceName => `${any}-regular`)];
}
