import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = (name, style) => require.resolve(`@expo-google-fonts/${name.toLowerCase()}/${style}/${name}_${style}.ttf`);

/** The same faces for all. */
export const fonts = {
  regular: file('Tinos', '400Regular'),
  bold: file('Tinos', '700Bold'),
  italic: file('Tinos', '400Regular_Italic'),
  boldItalic: file('Tinos', '700Bold_Italic'),
  sans: file('Arimo', '700Bold'),
};
/** Type and page, in points: the same for all, as the generic Letter profile has them. */
export const page = { width: 612, height: 792, margin: 79.2, size: 11, leading: 14.2 };
