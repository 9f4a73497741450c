import { expect, test } from 'vitest';
import { canonicalNumber, canonicalUrl, displayNumber, fundingNumberKey, urlKey } from '#app/opportunities/identity.ts';

test.each([
  ['NSF 24-571', '24-571'],
  ['NSF\u00a024-571', '24-571'],
  ['nsf24-571', '24-571'],
  ['24\u2011571', '24-571'],
  ['PD 20-1260', 'PD-20-1260'],
  ['pd20-1260', 'PD-20-1260'],
  ['PD-24-110Z', 'PD-24-110Z'],
  [' rfa-od-24-011 ', 'RFA-OD-24-011'],
  ['ＮＳＦ 24-571', '24-571'],
])('pitfall 11: %j is %s', (raw, number) => expect(canonicalNumber(raw)).toBe(number));

test('a key has the top agency, because numbers are not unique', () => {
  expect(fundingNumberKey('NSF', 'nsf26-513')).toBe(fundingNumberKey('NSF', '26-513'));
  expect(fundingNumberKey('HHS-NIH11', 'PAR-25-001')).toBe('us-fon:HHS:PAR-25-001');
  expect(fundingNumberKey('PAMS-SC', 'DE-FOA-1')).toBe('us-fon:DOE:DE-FOA-1');
  expect(fundingNumberKey('DOS-NLD', '1')).not.toBe(fundingNumberKey('DOL', '1'));
});

test('a number is shown as its funder writes it', () => {
  expect(displayNumber('NSF', 'nsf26-513')).toBe('NSF 26-513');
  expect(displayNumber('NSF', 'PD-20-1260')).toBe('PD 20-1260');
  expect(displayNumber('NEH', '20260511-PCS')).toBe('20260511-PCS');
});

test.each([
  ['HTTP://www.Example.org/Calls/?utm_source=x&id=2#top', 'https://example.org/Calls?id=2'],
  ['https://example.org', 'https://example.org'],
  ['my.nps.edu/web/call', 'https://my.nps.edu/web/call'],
  ['example.org:8443/a', 'https://example.org:8443/a'],
  ['mailto:a@example.org', null],
  ['javascript:alert(1)', null],
  ['not an address', null],
  ['', null],
])('%j is the page %j', (raw, canonical) => expect(canonicalUrl(raw)).toBe(canonical));

test('an address with ten thousand parameters is read at once: anybody may type one', () => {
  const parameters = Array.from({ length: 10_000 }, (_, i) => `utm_${i}=1&id${i}=2`);
  const began = performance.now();
  expect(canonicalUrl(`https://example.org/?${parameters.join('&')}`)).not.toContain('utm_');
  expect(performance.now() - began).toBeLessThan(1000);
});

test('a page’s key has no scheme', () => {
  expect(urlKey('http://www.nsf.gov/a/')).toBe('url:nsf.gov/a');
  expect(urlKey('ftp://nsf.gov/a')).toBeNull();
});
