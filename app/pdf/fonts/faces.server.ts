import { createRequire } from 'node:module';
import { openSync, type FontkitFont } from 'fontkit';
import { singleton } from '#app/singleton.server.ts';
import type { Cut, FaceName, Family } from './face.ts';

/** Full TrueType files under the OFL, as wide as Times New Roman, Arial and Courier New. Subset woff2 files break fontkit. */
const packages: Record<Family, string> = { serif: 'tinos', sans: 'arimo', mono: 'cousine' };
const files: Record<Cut, string> = {
  regular: '400Regular',
  bold: '700Bold',
  italic: '400Regular_Italic',
  boldItalic: '700Bold_Italic',
};

const require = createRequire(import.meta.url);
const opened = singleton('pdf-faces', () => new Map<FaceName, FontkitFont>());

/** The parsed font of a face, read from disk once per process. */
export function openFace(face: FaceName): FontkitFont {
  const known = opened.get(face);
  if (known) return known;
  const [family, cut] = face.split('-') as [Family, Cut];
  const name = packages[family];
  const file = `${name[0]!.toUpperCase()}${name.slice(1)}_${files[cut]}.ttf`;
  const font = openSync(require.resolve(`@expo-google-fonts/${name}/${files[cut]}/${file}`));
  opened.set(face, font);
  return font;
}
