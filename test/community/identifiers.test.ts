import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { parseOrcid, parseRor } from '#app/community/identifiers.ts';
import { knownFunders } from '#app/opportunities/funders.ts';

const orcid = 'https://orcid.org/0000-0002-1825-0097';

describe('an ORCID iD', () => {
  it.each([
    orcid,
    'http://orcid.org/0000-0002-1825-0097',
    '0000-0002-1825-0097',
    ' 0000000218250097 ',
    'orcid.org/0000-0002-1825-0097/',
  ])('is read from %j', (text) => expect(parseOrcid(text)).toBe(orcid));

  it('may end in X, in either case', () => {
    expect(parseOrcid('0000-0002-1694-233x')).toBe('https://orcid.org/0000-0002-1694-233X');
  });

  it.each([
    '',
    '0000-0002-1825-0098',
    '0000-0002-1825-009',
    `${orcid}7`,
    `${orcid}?x`,
    'https://evil.org/0000-0002-1825-0097',
  ])('is not read from %j', (text) => expect(parseOrcid(text)).toBe(null));

  it('does not survive any one wrong digit, nor two neighbours that changed places', () => {
    const digits = '0000000218250097';
    for (let at = 0; at < 16; at++) {
      for (const other of '0123456789X') {
        const changed = digits.slice(0, at) + other + digits.slice(at + 1);
        if (changed !== digits) expect(parseOrcid(changed), changed).toBe(null);
      }
      const swapped = digits.slice(0, at) + (digits[at + 1] ?? '') + digits[at] + digits.slice(at + 2);
      if (swapped !== digits) expect(parseOrcid(swapped), swapped).toBe(null);
    }
  });
});

describe('a ROR identifier', () => {
  const known = knownFunders.flatMap(({ rorId }) => (rorId ? [rorId] : []));

  it('of every funder we know is right', () => {
    expect(known.length).toBeGreaterThan(10);
    for (const id of known) expect(parseRor(id)).toBe(id);
  });

  it.each(['021nxhr62', 'ror.org/021nxhr62', 'HTTPS://ROR.ORG/021NXHR62', 'https://ror.org/021nxhr62/'])(
    'is read from %j',
    (text) => expect(parseRor(text)).toBe('https://ror.org/021nxhr62'),
  );

  it.each([
    '',
    '021nxhr63',
    '121nxhr62',
    '021nxhi62',
    '021nxhr6',
    'https://evil.org/021nxhr62',
    'https://ror.org/021nxhr62x',
  ])('is not read from %j', (text) => expect(parseRor(text)).toBe(null));

  it('does not survive any one wrong sign', () => {
    for (const id of known) {
      const body = id.slice('https://ror.org/'.length);
      for (let at = 0; at < 9; at++) {
        for (const sign of '0123456789abcdefghjkmnpqrstvwxyz') {
          const changed = body.slice(0, at) + sign + body.slice(at + 1);
          if (changed !== body) expect(parseRor(changed), changed).toBe(null);
        }
      }
    }
  });

  it('and an ORCID iD are read again from what was written, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const parse of [parseOrcid, parseRor]) {
          const read = parse(text);
          if (read !== null) expect(parse(read)).toBe(read);
        }
      }),
    );
  });
});
