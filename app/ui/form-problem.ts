/** What an action gives back when a form is broken: a sentence, what is wrong with which field, and what was typed. */
export type FormProblem = {
  message: string;
  fields: Record<string, string>;
  values: Record<string, string>;
};
