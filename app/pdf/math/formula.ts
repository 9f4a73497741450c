/** A formula as outlines of one colour. Lengths are thousandths of the size of its type. Plain data, shared: never change it. */
export type Formula = {
  /** how far it moves what follows it on the line */
  width: number;
  /** above the baseline and below it; no outline reaches further */
  height: number;
  depth: number;
  /** left, bottom, right and top of the outlines */
  ink: Ink;
  /** PDF path operators (m, l, c, h) to be filled, from the baseline's left end, y upwards */
  path: string;
};

export type Ink = [left: number, bottom: number, right: number, top: number];

export type SetFormula = { formula: Formula; error: null } | { formula: null; error: string };

/** What measuring needs to know of formulas: a tool like the shaper, so that measuring stays pure. */
export type FormulaSetter = {
  /** tells setters apart, because what they set is kept */
  name: string;
  /** Sets TeX on a line of its own (`display`) or within one. The error is a sentence for people. */
  set(tex: string, display: boolean): SetFormula;
};

/** Sets nothing: for documents without formulas, whose export then need not load what sets them. */
export const noFormulas: FormulaSetter = {
  name: 'none',
  set: () => ({ formula: null, error: 'Formulas are not set here.' }),
};
