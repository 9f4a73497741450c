/** A call of the portal, whichever form it came in. */
export type SediaRecord = {
  /** unique: `50129698TOPICSen`; `identifier` is not, a cascade call carries that of the topic it was funded under */
  reference: string;
  type: string;
  status: string;
  identifier: string;
  callIdentifier: string | null;
  title: string;
  /** what a cascade call is called: its title is that of the topic it was funded under */
  callTitle: string | null;
  url: string | null;
  opens: string | number | null;
  deadlines: readonly (string | number)[];
  /** `single-stage`, `two-stage`, `multiple cut-off`; null when it is not said */
  model: string | null;
  /** euros or what `currency` says, as written */
  budget: {
    total: number | null;
    min: number | null;
    max: number | null;
    awards: number | null;
    currency: string;
    rawText: string;
  } | null;
  actionTypes: readonly string[];
  programmes: readonly string[];
  tags: readonly string[];
  descriptionHtml: string | null;
  conditionsHtml: string | null;
  raw: unknown;
};
