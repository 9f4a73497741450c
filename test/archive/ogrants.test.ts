import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoRecords } from '#app/archive/demo-records.ts';
import { OpenGrantError, parseOpenGrant } from '#app/archive/ogrants.ts';

const read = (key: string) => {
  const file = new URL(`../fixtures/archive/${key}.md`, import.meta.url);
  return parseOpenGrant(key, readFileSync(file, 'utf8'));
};
const source = (fields: string) => `---\ntitle: A title\n${fields}\n---\n`;

describe('a record of Open Grants', () => {
  it('is read whole', () => {
    expect(read('barker_michelle_and_katz_daniels_2022')).toEqual({
      key: 'barker_michelle_and_katz_daniels_2022',
      title: 'Research Software Alliance proposal',
      people: [
        { name: 'Michelle Barker', orcid: '0000-0002-3623-172X' },
        { name: 'Daniel S. Katz', orcid: '0000-0001-5934-7525' },
      ],
      year: 2022,
      links: [{ url: 'https://doi.org/10.5281/zenodo.7275398', name: 'Proposal' }],
      funder: 'Chan Zuckerberg Initiative',
      programme: null,
      discipline: 'Research software',
      result: 'funded',
      statusRaw: 'funded',
    });
  });

  it('may begin with a byte order mark', () => {
    expect(read('pyhajarvi_tanja_2010')).toMatchObject({ year: 2010, people: [{ name: 'Tanja Pyhäjärvi' }] });
  });

  it('may have its links as text, a list, a list in one text, or broken over lines', () => {
    expect(read('piwowar_heather_2016a').links.map((link) => link.name)).toEqual([
      'Proposal',
      'Interim and final reports',
    ]);
    expect(read('priem_jason_2024b').links).toHaveLength(3);
    expect(read('chan_joel_2014').links).toHaveLength(1);
    expect(read('hatala_kevin_2012b').links[0]!.url).toMatch(/^https:\/\/figshare\.com\/.*7958738$/);
    expect(parseOpenGrant('x', source('link: [javascript:alert(1), ftp://x.org/a, "no address"]')).links).toEqual([]);
  });

  it('may have many authors in one text, over lines, joined by words', () => {
    expect(read('tollerud_erik_2020').people.map((person) => person.name)).toContain('Adam Ginsburg');
    expect(read('piwowar_heather_2016a').people.map((person) => person.name)).toEqual([
      'James Howison',
      'Heather Piwowar',
      'Jason Priem',
    ]);
    expect(read('team_metadocencia_2023').people).toEqual([{ name: 'MetaDocencia Team' }, { name: 'OLS Team' }]);
  });

  it('may miss its year, or have it in any form', () => {
    expect(read('chamberlain_scott_unknownb').year).toBeNull();
    expect(read('vasco-morales-_santiago_20XX').year).toBeNull();
    expect(read('tollerud_erik_2020').year).toBe(2020);
    expect(parseOpenGrant('x', source('year: 20XX')).year).toBeNull();
  });

  it.each([
    ['funded ', 'funded'],
    ["'funded'", 'funded'],
    ['partially funded', 'funded'],
    ['unfunded (Scored 20; Payline was 19)', 'declined'],
    ['not funded - honorable mention', 'declined'],
    ['"unfunded "', 'declined'],
    ['TBD', 'unknown'],
    ['unknown', 'unknown'],
    ['none', 'unknown'],
    ['', 'unknown'],
  ])('says of status %s: %s', (status, result) => {
    expect(parseOpenGrant('x', source(`status: ${status}`)).result).toBe(result);
  });

  it('keeps a status that says more, as it was written', () => {
    expect(read('johnson_lisa_2016')).toMatchObject({
      result: 'declined',
      statusRaw: 'not funded - honorable mention',
    });
    expect(read('greene_casey_2017')).toMatchObject({ result: 'unknown', statusRaw: 'TBD' });
  });

  it.each([
    ['', 'no front matter'],
    ['# just text', 'no front matter'],
    ['---\ntitle: [a\n---\n', 'not YAML'],
    ['---\n- a\n---\n', 'no fields'],
    ['---\nyear: 2020\n---\n', 'no title'],
  ])('is refused where it is none: %j', (text, part) => {
    expect(() => parseOpenGrant('x', text)).toThrow(OpenGrantError);
    expect(() => parseOpenGrant('x', text)).toThrow(part);
  });
});

describe('the demo archive', () => {
  it('says what the files say', () => {
    expect(demoRecords.length).toBeGreaterThanOrEqual(14);
    for (const record of demoRecords) {
      const { people, links, title, year, funder, programme, result } = read(record.sourceKey);
      expect({ ...record, people: JSON.parse(record.people), links: JSON.parse(record.links) }).toMatchObject({
        ...{ people, links, title, year, funder, programme, result },
        licence: 'CC0-1.0',
        visibility: 'public',
      });
      expect(record.people).not.toContain('@');
    }
  });

  it('has funded and declined ones', () => {
    expect(new Set(demoRecords.map((record) => record.result))).toEqual(new Set(['funded', 'declined', 'unknown']));
  });
});
