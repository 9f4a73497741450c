/** The demo's finished proposal: submitted, decided, public. Every name and number in it is made up. */
export const releases = {
  title: 'Safe releases for small scientific libraries',
  template: 'generic',
  submittedOn: '2026-02-12',
  outcome: { result: 'funded', decidedOn: '2026-06-30', amount: '48000', currency: 'USD' },
  sections: {
    summary: `
A scientific library with two maintainers can be taken over with one stolen password. We will bring *trusted publishing*,
signed builds and a two-person rule to thirty small libraries in twelve months, and write down how so that the next three hundred
can do it without us.
`,
    approach: `
We work library by library, in the open, always with one of its maintainers at the keyboard.

1. Publish from a workflow instead of from a laptop.
2. Sign what is built and let everybody check it.
3. Ask for a second person before a release goes out.

Each library takes us about three days. After the first ten we stop and write the guide; the other twenty are its test.
`,
  },
} as const;
