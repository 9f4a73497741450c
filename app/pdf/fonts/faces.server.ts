import { createRequire } from 'node:module';
import { openSync, type FontkitFont } from 'fontkit';
import { singleton } from '#app/singleton.server.ts';
import { families, type Cut, type FaceName, type Family } from './face.ts';
import { scriptFonts, type Script } from './scripts.ts';

/** Full TrueType files under the OFL, as wide as Times New Roman, Arial and Courier New. Subset woff2 files break fontkit. */
const packages: Record<Family, string> = { serif: 'tinos', sans: 'arimo', mono: 'cousine' };
const files: Record<Cut, string> = {
  regular: '400Regular',
  bold: '700Bold',
  italic: '400Regular_Italic',
  boldItalic: '700Bold_Italic',
};

const require = createRequire(import.meta.url);
const opened = singleton('pdf-faces', () => new Map<FaceName, FontkitFont | null>());

/** The parsed font of a face, read from disk once per process; null for one whose optional package is not installed. */
export function findFace(face: FaceName): FontkitFont | null {
  let font = opened.get(face);
  if (font === undefined) {
    const file = fileOf(face);
    font = file === null ? null : openSync(file);
    opened.set(face, font);
  }
  return font;
}

/** The font of a face that something was set in. */
export function openFace(face: FaceName): FontkitFont {
  const font = findFace(face);
  if (!font) throw new Error(`The font of ${face} is not installed.`);
  return font;
}

function fileOf(face: FaceName): string | null {
  const [name, cut] = face.split('-') as [Family | Script, Cut];
  if (isFamily(name)) {
    const folder = packages[name];
    const file = `${folder[0]!.toUpperCase()}${folder.slice(1)}_${files[cut]}.ttf`;
    return require.resolve(`@expo-google-fonts/${folder}/${files[cut]}/${file}`);
  }
  const font = scriptFonts[name];
  const weight = font.bold ? files[cut] : files.regular;
  try {
    return require.resolve(`${font.package}/${weight}/${font.file}_${weight}.ttf`);
  } catch (error) {
    if (font.optional && (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

const isFamily = (name: string): name is Family => (families as readonly string[]).includes(name);
