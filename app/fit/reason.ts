/** What a reason says: for applying, against it, that somebody has to look, or that a fact is missing. */
export const sides = ['against', 'for', 'check', 'unknown'] as const;
export type Side = (typeof sides)[number];

/** Where the call's fact stands: its field as in the provenance, what people call it, and who says it. */
export type ReasonSource = { field: string; name: string; by: string[] };

/** One reason for or against applying with a project. There is no score: only such sentences, in an order. */
export type Reason = {
  side: Side;
  /** which rule says it */
  rule: string;
  text: string;
  /** nothing the project does now would help */
  rulesOut: boolean;
  /** how much it matters among those of its side */
  weight: number;
  /** the call's own sentence */
  quote?: string;
  source?: ReasonSource;
  /** whose fact is missing; only of what is unknown */
  missing?: ('call' | 'project')[];
};

/** What a rule says, before the table of rules names it. */
export type Finding = Omit<Reason, 'rule' | 'rulesOut' | 'weight' | 'source'> & {
  rulesOut?: boolean;
  weight?: number;
  /** the field of the call it looked at */
  field?: string;
};

const place = ({ side, rulesOut }: Reason) => (rulesOut ? -1 : sides.indexOf(side));

/** What rules a project out stands first, then what speaks against it, for it, is to be checked, is not known. */
export function compareReasons(a: Reason, b: Reason): number {
  return place(a) - place(b) || b.weight - a.weight || compare(a.rule, b.rule) || compare(a.text, b.text);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
