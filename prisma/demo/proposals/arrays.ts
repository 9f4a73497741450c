/** The demo's draft for an NSF call: every name and number in it is made up. */
export const arrays = {
  title: 'Sustaining the array ecosystem',
  template: 'nsf',
  sections: {
    project_summary: `
# Overview

Array libraries carry most of the numerical work of modern science. They are looked after by a few dozen people at eleven
institutions, nearly all of them in their spare time. We ask for three years to give the four libraries a shared build
and release service, a benchmark that watches every merge, and paid, rotating maintainers who look after what nobody owns.

# Intellectual Merit

The project turns maintenance into something that can be studied. Every change to the four libraries is measured on the same
machines, so that for the first time the cost of a regression can be followed from a merge to the analyses it slows down.

# Broader Impacts

First-time principal investigators lead two of the four work packages. Each is paired with a mentor who has carried a
federal award to its end, and everything written here becomes public on the day of the decision.
`,
    project_description: `
# The ecosystem and its users

Array libraries are maintained by **fewer than forty people**, nearly all of them volunteers, at eleven institutions in five
countries. A release that breaks one of them breaks the analysis of a telescope, a hospital and a climate model on the same
morning.

We ask for three years to make that morning impossible: a shared build and release service, a benchmark that watches
every merge, and paid, rotating maintainers who look after what nobody owns.

# What we will do

The work is divided into four packages. Two of them are led by people who have never held an award before.

- **Build and release.** One service builds, signs and publishes all four libraries.
  - Wheels for every platform that more than one in a hundred users is on.
  - A release can be taken back within an hour.
- **Benchmark.** Every merge is timed against the last release, on the same machine, and the result is a comment on the change.
- **Rotating maintainers.** Six people a year are paid a fifth of their time, chosen by the projects themselves.
- **Mentoring.** First-time leads work with somebody who has carried an award to its end.

# How we will know

1. No release has to be taken back because of a build, in the last year of the award.
2. A slowdown of more than *five percent* is seen before it is merged, nine times in ten.
3. Half of the paid maintainers were not maintainers when the award began.

> The number that matters is how many people can say yes to a change and be trusted.

The benchmark is run with \`array-bench --against release\` and needs nothing but a container.

# Broader Impacts

First-time principal investigators lead two of the four work packages. The writing itself is public from the day of the
decision, so that the next group starts from ours.
`,
    data_management: `
All code is developed in public under licences approved by the Open Source Initiative. Benchmark results are published as
plain tables with the version of everything that was measured, and kept for ten years in an institutional archive.
`,
  },
} as const;
