import { nsfCheckedOn, pages, pappg, says } from './nsf-evidence.ts';
import type { Template } from './template.ts';

/** NSF's standard research proposal after PAPPG 24-1, Chapter II.D.2; a solicitation may say otherwise and then wins. */
export const nsf: Template = {
  id: 'nsf',
  version: 'PAPPG 24-1 (2026-11)',
  title: 'NSF standard research proposal',
  funder: 'U.S. National Science Foundation',
  summary:
    'The written parts of a full NSF proposal after PAPPG 24-1. Your solicitation may change them, and then it wins.',
  sourceUrl: pappg,
  checkedOn: nsfCheckedOn,
  confidence: 'verified',
  profile: 'nsf',
  sections: [
    {
      key: 'project_summary',
      title: 'Project Summary',
      limit: pages(
        1,
        says(
          'II.D.2.b',
          'Each proposal must contain a summary of the proposed project not more than one page in length.',
        ),
      ),
      headings: ['Overview', 'Intellectual Merit', 'Broader Impacts'],
      seedHeadings: true,
      hint: 'For people in your field and beyond it. What will happen, what it adds to knowledge, whom it helps.',
      rules: [says('II.D.2.b', 'It should not be an abstract of the proposal.')],
    },
    {
      key: 'project_description',
      title: 'Project Description',
      limit: pages(
        15,
        says(
          'II.D.2.d(ii)',
          'the Project Description (including Results from Prior NSF Support, which is limited to five pages) may not exceed 15 pages.',
        ),
      ),
      headings: ['Broader Impacts'],
      forbid: ['links'],
      hint: 'Objectives, significance, plan of work, how you will know that you succeeded, results of earlier NSF awards.',
      rules: [
        says(
          'II.D.2.d(i)',
          'a section labeled "Broader Impacts", and "Broader Impacts" must appear as a heading on its own line.',
        ),
        says('II.D.2.d(ii)', 'the Project Description must be self-contained, and that URLs must not be used'),
        says(
          'II.D.2.d(ii)',
          'Visual materials, including charts, graphs, maps, photographs, and other pictorial presentations are included in the 15-page limitation.',
        ),
        says('II.D.2.d(ii)', 'Conformance to the 15-page limit will be strictly enforced'),
      ],
    },
    {
      key: 'references_cited',
      title: 'References Cited',
      hint: 'No page limit. Every author in the order of the publication; web addresses are welcome here, not required.',
      rules: [
        says(
          'II.D.2.e',
          'While there is no established page limitation for the references, this section must include bibliographic citations only and must not be used to provide parenthetical information outside of the 15-page Project Description.',
        ),
      ],
    },
    {
      key: 'budget_justification',
      title: 'Budget Justification',
      limit: pages(
        5,
        says('II.D.2.f', 'The budget justification must be no more than five pages per proposal.', 'secondary'),
      ),
      hint: 'A reason for every line of the budget form, year by year. Each subaward has its own five pages.',
    },
    {
      key: 'facilities',
      title: 'Facilities, Equipment and Other Resources',
      hint: 'What you can use, not what it costs. Collaborators who are not paid belong here.',
      rules: [
        says(
          'II.D.2.g',
          'The description should be narrative in nature and must not include any quantifiable financial information.',
          'secondary',
        ),
      ],
    },
    {
      key: 'data_management',
      title: 'Data Management and Sharing Plan',
      limit: pages(
        2,
        says(
          'II.D.2.i(ii); the words are those of PAPPG 23-1',
          'Proposals must include a document of no more than two pages',
          'unverified',
        ),
      ),
      hint: 'One plan for the whole project. “No plan is needed” is allowed, with the reason. Since 27 April 2026 it is entered in a Research.gov form (Supplement 2, NSF 26-202), and our sources disagree on whether two pages still hold: draft here, check there.',
    },
    {
      key: 'mentoring_plan',
      title: 'Mentoring Plan',
      limit: pages(
        1,
        says(
          'II.D.2.i(i); the words are those of PAPPG 23-1',
          'In no more than one page, the mentoring plan must describe the mentoring that will be provided',
          'secondary',
        ),
      ),
      hint: 'Only when the budget pays postdoctoral scholars or graduate students. One plan for the whole project.',
    },
  ],
  elsewhere: [
    { title: 'Cover Sheet', note: 'A form in Research.gov; ask for a start at least six months after you submit.' },
    { title: 'Biographical Sketch', note: 'One for each senior person, made and certified in SciENcv.' },
    {
      title: 'Current and Pending (Other) Support',
      note: 'One for each senior person, made and certified in SciENcv.',
    },
    { title: 'Collaborators and Other Affiliations', note: 'One for each senior person, in NSF’s own spreadsheet.' },
    { title: 'Synergistic Activities', note: 'One for each senior person: up to one page, up to five examples.' },
    { title: 'Letters of collaboration', note: 'Intent only. Letters of support are not allowed unless asked for.' },
  ],
};
