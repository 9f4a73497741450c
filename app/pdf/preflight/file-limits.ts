import { inches, millimetres, papers, type Paper } from '../paper.ts';
import type { RuleEvidence } from '../profiles/profile.ts';

/** Names of a typeface as files have them, in small letters and without spaces, and the least size for it in points. */
export type Typeface = { names: readonly string[]; least: number };

/** What a funder asks of the finished file, as far as a machine can look for it. Lengths are points. */
export type FileLimits = {
  paper?: RuleEvidence & { sheet: Paper; fit: 'exactly' | 'at-most' };
  /** `except`: whether running heads and page numbers may stand in the margins at head and foot */
  margin?: RuleEvidence & { least: number; except: 'nothing' | 'head-and-foot' };
  /** the size of running text: `typefaces` where the size depends on them, `least` for all others */
  type?: RuleEvidence & { least: number; typefaces?: readonly Typeface[]; onlyThese?: boolean };
  /** captions, formulas and figures, and `notes` and references too, may be smaller: down to `least`, or to what can be read */
  smallType?: RuleEvidence & { least: number | null; notes?: boolean };
  linesPerInch?: RuleEvidence & { most: number };
  charactersPerInch?: RuleEvidence & { most: number };
  embedded?: RuleEvidence;
  pageNumbers?: RuleEvidence & { allowed: 'yes' | 'no' };
  /** `no`: nowhere, `but` addresses like these; without it the rule of a section decides */
  links?: RuleEvidence & { allowed: 'no'; but?: RegExp };
  properties?: RuleEvidence & { title: 'required' };
  searchable?: RuleEvidence;
  /** programs whose files the funder's system cannot read */
  producers?: RuleEvidence & { not: RegExp };
  version?: RuleEvidence & { least: number };
  /** forms, passwords, scripts, portfolios and files inside the file are refused */
  plain?: RuleEvidence;
  fileName?: RuleEvidence & { most: number; characters: RegExp };
  fileSize?: RuleEvidence & { mostBytes: number };
};

const checkedOn = '2026-11-22';
const mebibyte = 1024 * 1024;

const nsf = {
  source: 'NSF PAPPG 24-1, II.C',
  sourceUrl: 'https://www.nsf.gov/policies/pappg/24-1/ch-2-proposal-preparation',
  checkedOn,
  confidence: 'verified',
} as const;
const nsfChecker = {
  source: 'NSF staff, nsf-proposal-latex-samples',
  sourceUrl: 'https://github.com/nsf-open/nsf-proposal-latex-samples',
  checkedOn,
  confidence: 'secondary',
} as const;
const nih = {
  source: 'NIH, format of attachments',
  sourceUrl: null,
  checkedOn,
  confidence: 'secondary',
} as const;
const horizon = {
  source: 'Horizon Europe, application form Part B (HORIZON-CL4-2024), as reprinted by others',
  sourceUrl: null,
  checkedOn,
  confidence: 'secondary',
} as const;
const msca = {
  source: 'MSCA Postdoctoral Fellowships, Part B template, as reprinted by others',
  sourceUrl: null,
  checkedOn,
  confidence: 'secondary',
} as const;
const ukri = {
  source: 'UKRI, specific requirements for attachments in Je-S',
  sourceUrl: null,
  checkedOn,
  confidence: 'secondary',
} as const;
const dfg = {
  source: 'DFG, project proposals, as templates of others have it',
  sourceUrl: null,
  checkedOn,
  confidence: 'secondary',
} as const;
const cdmrp = {
  source: 'CDMRP (DoD), General Application Instructions, Appendix 1',
  sourceUrl: null,
  checkedOn,
  confidence: 'secondary',
} as const;

const letterOrLess = { sheet: papers.letter, fit: 'at-most' } as const;
const onA4 = { sheet: papers.a4, fit: 'exactly' } as const;

/** Names that files give the typefaces funders name, and those with the same widths. */
const arial = ['arial', 'arimo', 'liberationsans'];
const courier = ['couriernew', 'cousine', 'liberationmono', 'courier'];
const palatino = ['palatino', 'pagella', 'palladio'];
const times = ['timesnewroman', 'tinos', 'liberationserif', 'times', 'termes', 'nimbusrom'];
const computerModern = ['cmr', 'cmb', 'cmsl', 'cmti', 'cmss', 'cmtt', 'cmcsc', 'sfrm', 'sfbx', 'sfti', 'lmroman'];

const grantsGovNames = /^[\w\-\s.(){}[\]&~!,;'@#$%+=]*$/;

/** The limits of the finished file by profile; a profile that is not here has only the rules of every good file. */
export const fileLimits: Readonly<Record<string, FileLimits & { title: string }>> = {
  nsf: {
    title: 'NSF (PAPPG 24-1)',
    paper: { ...nsf, ...letterOrLess, says: 'Paper no larger than US Letter, 8.5 by 11 inches.' },
    margin: {
      ...nsf,
      least: inches(1),
      except: 'nothing',
      says: 'Margins of at least one inch on all sides, with nothing in them.',
    },
    type: {
      ...nsf,
      least: 11,
      typefaces: [
        { names: [...arial, ...courier, ...palatino], least: 10 },
        { names: [...times, ...computerModern], least: 11 },
      ],
      onlyThese: true,
      says: 'Arial, Courier New or Palatino Linotype at 10 points or more; Times New Roman or Computer Modern at 11 or more.',
    },
    smallType: {
      ...nsf,
      least: null,
      says: 'Less than 10 points only in formulas, figures, and captions of tables and diagrams.',
    },
    linesPerInch: { ...nsf, most: 6, says: 'No more than six lines of text within a vertical inch.' },
    searchable: { ...nsfChecker, says: 'The text of the file can be searched.' },
    producers: {
      ...nsfChecker,
      not: /quartz/i,
      says: 'Files written by Quartz, the printing system of macOS, cannot be read by Research.gov.',
    },
    properties: {
      ...nsfChecker,
      title: 'required',
      says: 'The properties of the file, such as its title, are not blank.',
    },
    version: { ...nsfChecker, least: 1.5, says: 'PDF 1.5 or newer.' },
  },
  nih: {
    title: 'NIH',
    paper: { ...nih, ...letterOrLess, says: 'Paper no larger than 8.5 by 11 inches.' },
    margin: {
      ...nih,
      least: inches(0.5),
      except: 'nothing',
      says: 'Margins of at least half an inch on all sides, with nothing in them.',
    },
    type: { ...nih, least: 11, says: 'A font of 11 points or larger.' },
    smallType: {
      ...nih,
      least: null,
      says: 'Smaller text only in figures, graphs, diagrams and charts, as long as it can be read at 100%.',
    },
    linesPerInch: { ...nih, most: 6, says: 'No more than six lines of text in a vertical inch.' },
    charactersPerInch: {
      ...nih,
      most: 15,
      says: 'No more than 15 characters in an inch, spaces and punctuation included.',
    },
    pageNumbers: {
      ...nih,
      allowed: 'no',
      says: 'No headers, footers or page numbers: the system adds them when it puts the application together.',
    },
    plain: { ...nih, says: 'A flattened PDF: no form fields, no security, no portfolio.' },
    fileName: {
      ...nih,
      most: 50,
      characters: /^[\w\-\s.(){}[\]~!,;'@#$%+=]*$/,
      says: 'File names of 50 characters or fewer, spaces included, one space at a time, without an ampersand.',
    },
    fileSize: { ...nih, mostBytes: 100 * mebibyte, says: 'Attachments of at most 100 MB.' },
  },
  horizon: {
    title: 'Horizon Europe, Part B',
    paper: { ...horizon, ...onA4, says: 'The page size is A4.' },
    margin: {
      ...horizon,
      least: millimetres(15),
      except: 'head-and-foot',
      says: 'Margins of at least 15 mm at top, bottom, left and right, headers and footers not counted.',
    },
    type: { ...horizon, least: 11, says: 'A font of at least 11 points; the reference font is Times New Roman.' },
    smallType: {
      ...horizon,
      confidence: 'unverified',
      least: null,
      notes: true,
      says: 'Text other than the body, such as captions and references, may be smaller if it can be read.',
    },
  },
  'msca-pf': {
    title: 'MSCA Postdoctoral Fellowships, Part B',
    paper: { ...msca, ...onA4, says: 'The page size is A4.' },
    margin: {
      ...msca,
      least: millimetres(15),
      except: 'head-and-foot',
      says: 'Margins of at least 15 mm at top, bottom, left and right, headers and footers not counted.',
    },
    type: { ...msca, least: 11, says: 'A font of at least 11 points.' },
    smallType: { ...msca, least: 8, notes: true, says: 'At least 8 points in captions, footnotes and tables.' },
    embedded: { ...msca, says: 'The fonts are embedded.' },
    pageNumbers: { ...msca, allowed: 'yes', says: 'The footer says “Part B - Page X of Y”.' },
  },
  ukri: {
    title: 'UKRI',
    paper: { ...ukri, ...onA4, says: 'The page size is A4.' },
    margin: {
      ...ukri,
      least: millimetres(20),
      except: 'head-and-foot',
      says: 'Margins of at least 2 cm on all sides.',
    },
    type: { ...ukri, least: 11, says: 'Arial or another sans-serif typeface at 11 points or more.' },
    smallType: {
      ...ukri,
      confidence: 'unverified',
      least: null,
      says: 'Smaller text only in figures and their captions, if it can be read.',
    },
    fileSize: { ...ukri, mostBytes: 5 * mebibyte, says: 'Attachments of at most 5 MB.' },
  },
  dfg: {
    title: 'DFG',
    paper: { ...dfg, ...onA4, confidence: 'unverified', says: 'The page size is A4.' },
    type: { ...dfg, least: 11, says: 'Arial 11 points is suggested.' },
    smallType: { ...dfg, least: 9, notes: true, says: 'References at 9 points or more.' },
  },
  cdmrp: {
    title: 'CDMRP (DoD)',
    paper: { ...cdmrp, ...letterOrLess, says: 'Paper no larger than 8.5 by 11 inches.' },
    margin: { ...cdmrp, least: inches(0.5), except: 'nothing', says: 'Margins of at least half an inch on all sides.' },
    type: { ...cdmrp, least: 12, says: 'Times New Roman at 12 points.' },
    smallType: {
      ...cdmrp,
      confidence: 'unverified',
      least: null,
      says: 'Smaller text only in figures, tables and their legends, if it can be read.',
    },
    linesPerInch: { ...cdmrp, most: 6, says: 'No more than six lines of type in a vertical inch.' },
    links: {
      ...cdmrp,
      allowed: 'no',
      but: /\b(?:doi\.org|nih\.gov|arxiv\.org)\b/i,
      says: 'No web addresses, except those of publications.',
    },
    pageNumbers: { ...cdmrp, allowed: 'no', says: 'No headers, footers or page numbers.' },
    fileName: {
      source: 'Grants.gov, questions of applicants',
      sourceUrl: null,
      checkedOn,
      confidence: 'secondary',
      most: 50,
      characters: grantsGovNames,
      says: 'File names of 50 characters or fewer, of letters, digits and few signs.',
    },
  },
};

/** The limits of a profile's finished file; none where we know of none. */
export function limitsOf(profile: string): FileLimits {
  return Object.hasOwn(fileLimits, profile) ? fileLimits[profile]! : {};
}
