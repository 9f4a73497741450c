/** How a funder wants files named. */
export type FileNameRule = {
  /** characters before `.pdf` */
  most: number;
};

/** Within every rule that we know: letters, digits, `_` and `-`, and with `.pdf` less than Grants.gov's 50 characters. */
export const safeNames: FileNameRule = { most: 36 };

/** Letters that do not come apart into a plain one and a mark. */
const folded: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A name with `.pdf` for each file of a package, in the order of the titles: the title in plain letters, digits and
 * hyphens, no longer than the rule allows and unlike all the others, whatever their case.
 */
export function fileNames(titles: readonly string[], rule: FileNameRule): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const base = plainName(title) || 'section';
    for (let count = 1; ; count++) {
      const end = count === 1 ? '' : `-${count}`;
      const name = `${base.slice(0, rule.most - end.length).replace(/-+$/, '')}${end}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return `${name}.pdf`;
    }
  });
}

function plainName(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => {
      const plain = folded[letter.toLowerCase()] ?? ' ';
      return letter === letter.toLowerCase() ? plain : plain.charAt(0).toUpperCase() + plain.slice(1);
    })
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
