import type { Template } from './template.ts';

/** For funders without a template of their own: the questions that nearly every one of them asks. */
export const generic: Template = {
  id: 'generic',
  version: '1',
  title: 'Plain proposal',
  funder: null,
  summary: 'Seven sections that nearly every funder asks for, without limits. Take the limits from the call.',
  sourceUrl: null,
  checkedOn: '2026-11-22',
  confidence: 'verified',
  profile: 'a4',
  sections: [
    {
      key: 'summary',
      title: 'Summary',
      hint: 'What you will do, for whom, and what it costs, in half a page. Write it last; it is read first.',
    },
    {
      key: 'problem',
      title: 'Problem and need',
      hint: 'Who has the problem, how you know, and what happens if nobody pays. Numbers with their date and method.',
    },
    {
      key: 'approach',
      title: 'Approach',
      hint: 'What you will build or keep alive, why this way, what else exists, and what could go wrong.',
    },
    {
      key: 'team',
      title: 'Team',
      hint: 'Who does what, with how much of their time, and why they can. Name the legal body that receives the money.',
    },
    {
      key: 'work_plan',
      title: 'Work plan and milestones',
      hint: 'Steps with dates, and for each of them something that can be seen when it is done.',
    },
    {
      key: 'budget',
      title: 'Budget and justification',
      hint: 'People, travel, services, overhead. Every sum with its reason; the total equals what the call form says.',
    },
    {
      key: 'impact',
      title: 'Impact',
      hint: 'What will be different, for whom, how you will measure it, and how it lasts after the money has ended.',
    },
  ],
};
