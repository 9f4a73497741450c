/** What a call pays by, as people ask for it. Sources name hundreds of instruments; these are told apart by their words. */
export const kinds = [
  'grant',
  'cooperative_agreement',
  'contract',
  'fellowship',
  'prize',
  'investment',
  'programme',
  'other',
] as const;
export type Kind = (typeof kinds)[number];

export const kindWords: Record<Kind, string> = {
  grant: 'Grant',
  cooperative_agreement: 'Cooperative agreement',
  contract: 'Contract',
  fellowship: 'Fellowship',
  prize: 'Prize',
  investment: 'Loan or investment',
  programme: 'Programme page',
  other: 'Other',
};

const TOLD_BY: [Kind, RegExp][] = [
  ['cooperative_agreement', /cooperative/i],
  ['contract', /contract|procurement|tender/i],
  ['fellowship', /fellow|scholarship|studentship|msca|personal award/i],
  ['prize', /prize|challenge|inducement|recognition/i],
  ['investment', /loan|equity|blended|investment/i],
  ['grant', /grant|action|research and innovation|\b(?:ria|csa|ia)\b|microfinance|network|award/i],
];

/** The kinds of a call by its instruments, as sources name them; empty where none names any. */
export function kindsOf(instruments: readonly string[], recordKind: string): Kind[] {
  const found = instruments.map((name) => TOLD_BY.find(([, words]) => words.test(name))?.[0] ?? 'other');
  const all: Kind[] = recordKind === 'programme_page' ? ['programme', ...found] : found;
  return [...new Set(all)];
}
