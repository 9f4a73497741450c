import { choices, paymentWords, stagesWords } from '../terms/choice-words.ts';
import { deadlineModes } from '../types.ts';
import { deadlineModeWords } from '../words.ts';

type Option = { value: string; label: string };

/** A fact of a call that a curator may set with the form of facts. */
export type Editable = {
  field: string;
  label: string;
  kind:
    'line' | 'text' | 'url' | 'day' | 'money' | 'currency' | 'choice' | 'yes-no' | 'countries' | 'percent' | 'count';
  hint?: string;
  /** of a choice; the empty value stands for "not known" */
  options?: readonly Option[];
  /** as wide as the form, not half of it */
  wide?: true;
};

const UNKNOWN: Option = { value: '', label: 'Not known' };
const yesNoOptions: readonly Option[] = [UNKNOWN, { value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];
const yesNo = (field: string, label: string): Editable => ({ field, label, kind: 'yes-no', options: yesNoOptions });
const choice = (field: string, label: string, options: readonly Option[]): Editable => ({
  ...{ field, label, options, kind: 'choice' },
});

/** In the order of the form; deadlines are set as a whole list, on a form of their own. */
export const editableGroups: readonly { title: string; editables: readonly Editable[] }[] = [
  {
    title: 'The call',
    editables: [
      { field: 'title', label: 'Title', kind: 'line', wide: true },
      { field: 'number', label: 'Number', kind: 'line' },
      { field: 'programme', label: 'Programme', kind: 'line' },
      { field: 'url', label: 'Page of the call', kind: 'url', wide: true },
      choice(
        'deadlineMode',
        'Takes proposals',
        deadlineModes.map((value) => ({ value, label: deadlineModeWords[value] })),
      ),
      choice('statusOverride', 'Status', [
        { value: '', label: 'As its dates and sources say' },
        { value: 'paused', label: 'Paused by the funder' },
        { value: 'withdrawn', label: 'Withdrawn by the funder' },
      ]),
      { field: 'opensOn', label: 'Opens on', kind: 'day' },
    ],
  },
  {
    title: 'How much',
    editables: [
      { field: 'amountMin', label: 'One award, at least', kind: 'money' },
      { field: 'amountMax', label: 'One award, at most', kind: 'money' },
      { field: 'amountTotal', label: 'All awards together', kind: 'money' },
      { field: 'awardsExpected', label: 'Awards expected', kind: 'count' },
      { field: 'currency', label: 'Currency', kind: 'currency', hint: 'USD, EUR, GBP' },
    ],
  },
  {
    title: 'Who may apply and on what terms',
    editables: [
      { field: 'eligibilityText', label: 'Who may apply', kind: 'text', wide: true },
      yesNo('acceptsFiscalSponsor', 'Fiscal sponsors may apply'),
      yesNo('acceptsIndividuals', 'Individuals may apply'),
      yesNo('inviteOnly', 'Only those who are asked may apply'),
      choice('stages', 'First step', [UNKNOWN, ...choices(stagesWords)]),
      {
        ...{ field: 'countries', label: 'Countries of applicants', kind: 'countries' },
        hint: 'Codes such as US, DE or EU, or anywhere.',
      },
      {
        ...{ field: 'indirectCap', label: 'Cap on indirect costs', kind: 'percent' },
        hint: 'In percent of direct costs; 0 where they are not paid.',
      },
      yesNo('paysMaintenance', 'Maintenance is paid'),
      choice('payment', 'Payment', [UNKNOWN, ...choices(paymentWords)]),
      yesNo('costSharing', 'Applicants must pay a part'),
    ],
  },
  { title: 'What it is about', editables: [{ field: 'summaryText', label: 'Description', kind: 'text', wide: true }] },
];

export const editables: readonly Editable[] = editableGroups.flatMap((group) => group.editables);
