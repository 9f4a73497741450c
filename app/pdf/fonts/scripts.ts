/** What is written with letters of its own, or with signs that text faces lack. */
export type Script = 'arabic' | 'devanagari' | 'han' | 'hangul' | 'math';

type ScriptFont = {
  /** characters that its face is asked for */
  has: RegExp;
  /** the folder of its package, and the name of its files */
  package: string;
  file: string;
  /** large, and left out by who installs without optional packages */
  optional: boolean;
  bold: boolean;
};

export const scriptFonts: Record<Script, ScriptFont> = {
  arabic: {
    has: /[\p{scx=Arab}\uFD3E\uFD3F]/u,
    package: '@expo-google-fonts/noto-sans-arabic',
    file: 'NotoSansArabic',
    optional: false,
    bold: true,
  },
  devanagari: {
    has: /\p{scx=Deva}/u,
    package: '@expo-google-fonts/noto-sans-devanagari',
    file: 'NotoSansDevanagari',
    optional: false,
    bold: true,
  },
  han: {
    has: /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\u3000-\u303F\uFF00-\uFFEF]/u,
    package: '@expo-google-fonts/noto-sans-sc',
    file: 'NotoSansSC',
    optional: true,
    bold: true,
  },
  hangul: {
    has: /\p{scx=Hang}/u,
    package: '@expo-google-fonts/noto-sans-kr',
    file: 'NotoSansKR',
    optional: true,
    bold: true,
  },
  math: {
    has: /[\p{S}\p{sc=Zyyy}\p{sc=Grek}]/u,
    package: '@expo-google-fonts/noto-sans-math',
    file: 'NotoSansMath',
    optional: false,
    bold: false,
  },
};

/** The scripts whose faces may have a character. */
export function scriptsOf(text: string): Script[] {
  return (Object.keys(scriptFonts) as Script[]).filter((script) => scriptFonts[script].has.test(text));
}
