/** The demo's young draft: a blank proposal that two people have just begun. */
export const docs = {
  title: 'Documentation that answers the question asked',
  template: 'generic',
  sections: {
    summary: `
Most questions people bring to a scientific library are answered somewhere in its documentation. They are asked again
because nobody finds the place. We want to pay two writers for one year to rebuild the documentation of three libraries
around the questions that are really asked.
`,
  },
} as const;
