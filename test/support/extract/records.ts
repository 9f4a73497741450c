import { Random } from './random.ts';

export type ExtractOptions = {
  records: number;
  seed: number;
  /** the day as of which the file is made, YYYY-MM-DD */
  today: string;
  /** so many of the records have other deadlines and texts than the same file without */
  changed?: number;
};

const AGENCIES = [
  ['NSF', 'U.S. National Science Foundation'],
  ['HHS-NIH11', 'National Institutes of Health'],
  ['PAMS-SC', 'Office of Science'],
  ['DOD-DARPA-I2O', 'DARPA - Information Innovation Office'],
  ['NASA-HQ', 'NASA Headquarters'],
  ['USDA-NIFA', 'National Institute of Food and Agriculture'],
  ['DOI-FWS', 'Fish and Wildlife Service'],
  ['ED', 'Department of Education'],
  ['DOS-GHSD', 'Bureau of Global Health Security and Diplomacy'],
  ['DOC-NOAA', 'DOC NOAA - ERA Production'],
] as const;
const WORDS =
  'applicants research software infrastructure community award proposal support program science data open sustainable tools training partners projects federal health energy climate development eligible institutions regional naïve Curaçao résumé – “quoted” letters'.split(
    ' ',
  );
const TAGS = [
  '&lt;p&gt;',
  '&lt;/p&gt;',
  '&lt;br/&gt;',
  '&amp;nbsp;',
  '&amp;ndash;',
  '&lt;strong&gt;',
  '&lt;/strong&gt;',
  '\r\n',
];
const CODES = ['00', '01', '02', '04', '06', '07', '12', '13', '20', '21', '22', '23', '25', '99'];
const CATEGORIES = ['AG', 'ED', 'EN', 'ENV', 'HL', 'HU', 'IS', 'NR', 'O', 'ST'];

/**
 * An extract of Grants.gov in the real XML shape, piece by piece: mostly closed calls of twenty years, texts escaped
 * twice, one in a hundred a forecast, numbers that stand twice. 83,000 records come to about 320 MB.
 */
export function* extractXml(options: ExtractOptions): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Grants xmlns="http://apply.grants.gov/system/OpportunityDetail-V1.0">\n';
  for (let index = 0; index < options.records; index += 1) yield record(options, index);
  yield '</Grants>\n';
}

function record({ seed, today, changed = 0, records }: ExtractOptions, index: number): string {
  const random = new Random(seed * 1_000_003 + index);
  const isForecast = random.chance(0.011);
  const isOpen = isForecast || random.chance(0.011);
  const [agency, agencyName] = random.pick(AGENCIES);
  const year = Number(today.slice(0, 4));
  const posted = isOpen ? year : year - random.between(1, 21);
  const isChanged = index >= records - changed;
  const number = random.chance(0.002) ? `${agency}-DUPLICATE` : `${agency}-${posted}-${String(index).padStart(6, '0')}`;
  const day = (of: number, month = random.between(1, 12)) =>
    `${String(month).padStart(2, '0')}${String(random.between(1, 28)).padStart(2, '0')}${of}`;
  const close = isOpen ? day(year + 1) : day(posted + 1);
  const fields: [string, string][] = [
    ['OpportunityID', String(40_000 + index)],
    ['OpportunityTitle', title(random, index)],
    ['OpportunityNumber', number],
    ['OpportunityCategory', random.pick(['D', 'M', 'C', 'E', 'O'])],
    ['FundingInstrumentType', random.pick(['G', 'CA', 'PC', 'O'])],
    ...several(random, CATEGORIES, 3).map((code): [string, string] => ['CategoryOfFundingActivity', code]),
    ['CFDANumbers', `${random.between(10, 98)}.${random.between(100, 999)}`],
    ...several(random, CODES, 8).map((code): [string, string] => ['EligibleApplicants', code]),
    ...(random.chance(0.6) ? [['AdditionalInformationOnEligibility', prose(random, 600)] as [string, string]] : []),
    ['AgencyCode', agency],
    ['AgencyName', agencyName],
    ['PostDate', day(posted)],
    ...(isForecast
      ? ([
          ['EstimatedSynopsisPostDate', day(year + 1)],
          ['FiscalYear', String(year + 1)],
          ['EstimatedSynopsisCloseDate', close],
        ] as [string, string][])
      : random.chance(0.95)
        ? ([
            ['CloseDate', isChanged ? day(year + 1) : close],
            ...(random.chance(0.2)
              ? [
                  [
                    'CloseDateExplanation',
                    random.pick(['undefined', 'No Explanation', '5:00 p.m. ET', prose(random, 200)]),
                  ],
                ]
              : []),
          ] as [string, string][])
        : []),
    ['LastUpdatedDate', day(posted)],
    ['AwardCeiling', random.chance(0.3) ? 'none' : String(random.between(0, 50) * 100_000)],
    ['AwardFloor', random.chance(0.5) ? '0' : String(random.between(1, 9) * 1_000)],
    ['EstimatedTotalProgramFunding', String(random.between(0, 5_000) * 1_000_000)],
    ['ExpectedNumberOfAwards', String(random.between(0, 40))],
    ['Description', prose(random, description(random)) + (isChanged ? ' Amended.' : '')],
    ['Version', isForecast ? 'Forecast 1' : `Synopsis ${random.between(1, 9)}`],
    ['CostSharingOrMatchingRequirement', random.pick(['Yes', 'No'])],
    ['ArchiveDate', isOpen ? day(year + 2) : day(posted + 2)],
    ['AdditionalInformationURL', random.pick(['http://www.example.gov/funding', 'my.example.gov/call', ''])],
    ['GrantorContactEmail', 'somebody@example.gov'],
    ['GrantorContactText', 'Some Body Grants Officer Phone 555-0100'],
  ];
  const name = isForecast ? 'OpportunityForecastDetail_1_0' : 'OpportunitySynopsisDetail_1_0';
  return `  <${name}>\n${fields.map(([field, text]) => `    <${field}>${text}</${field}>\n`).join('')}  </${name}>\n`;
}

/** Most are short, some as long as the schema allows; 2,400 characters on average. */
function description(random: Random): number {
  const roll = random.next();
  if (roll < 0.3) return random.between(50, 600);
  if (roll < 0.9) return random.between(600, 3_600);
  return random.between(3_600, 15_000);
}

function title(random: Random, index: number): string {
  const words = Array.from({ length: random.between(3, 12) }, () => random.pick(WORDS));
  return `${words.join(' ')}${random.chance(0.05) ? ' &amp;ndash; C&amp;ocirc;te' : ''} ${index % 9 === 0 ? '' : index}`.trim();
}

function prose(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    text += random.chance(0.06) ? random.pick(TAGS).replace(/&/g, '&amp;') : `${random.pick(WORDS)} `;
  }
  return text;
}

function several(random: Random, codes: readonly string[], most: number): string[] {
  const from = random.between(0, codes.length - 1);
  return codes.slice(from, from + random.between(1, most));
}
