/** The demo's proposal that waits for its decision: submitted, kept private. Every name and number in it is made up. */
export const docs = {
  title: 'Documentation that answers the question asked',
  template: 'generic',
  submittedOn: '2026-10-05',
  sections: {
    summary: `
Most questions people bring to a scientific library are answered somewhere in its documentation. They are asked again
because nobody finds the place. We want to pay two writers for one year to rebuild the documentation of three libraries
around the questions that are really asked.
`,
    approach: `
We read a year of questions from the forums of the three libraries and sort them by what the person wanted to do.

- Every question that came more than ten times gets a page of its own, with an answer that can be run.
- Pages that nobody was looking for are folded into the reference.
- A test runs every example at each release, so that an answer is never older than the library.
`,
  },
} as const;
