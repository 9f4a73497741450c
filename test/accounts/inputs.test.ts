import { describe, expect, it } from 'vitest';
import { deviceName } from '#app/accounts/device-name.ts';
import { passwordProblem } from '#app/accounts/password-rules.ts';
import { checkAffiliation, checkEmail, checkName, checkTimeZone } from '#app/accounts/person-input.ts';
import { sameSitePath } from '#app/accounts/same-site-path.ts';

describe('passwordProblem', () => {
  it.each([
    ['short', 'at least 10'],
    ['x'.repeat(201), 'at most 200'],
    ['aaaaaaaaaaaa', 'first to be tried'],
    ['Password123', 'first to be tried'],
    ['ada.lovelace@example.org', 'other than your e-mail'],
    ['ADA.LOVELACE', 'other than your e-mail'],
  ])('refuses %s', (password, part) => {
    expect(passwordProblem(password, 'ada.lovelace@example.org')).toContain(part);
  });

  it('counts characters, not bytes, and takes any script', () => {
    expect(passwordProblem('три кота и пёс', 'a@x.org')).toBeNull();
    expect(passwordProblem('🐈🐕🐎🐄🐖🐏🐑🐐🐪', 'a@x.org')).toContain('at least 10');
  });
});

describe('sameSitePath', () => {
  it.each(['/', '/proposals/1?tab=team#x', '/opportunities?q=a%20b'])('keeps %s', (to) => {
    expect(sameSitePath(to)).toBe(to);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
    null,
    '/sign-out',
  ])('never leads to %s', (to) => {
    expect(sameSitePath(to, '/home')).toBe('/home');
  });
});

describe('what people type about themselves', () => {
  it('cleans what is fine', () => {
    expect(checkEmail('  Ada@Example.ORG ')).toEqual({ value: 'ada@example.org', problem: null });
    expect(checkName('  Ada   Lovelace ').value).toBe('Ada Lovelace');
    expect(checkTimeZone('Europe/Berlin').problem).toBeNull();
  });

  it.each(['', 'ada', 'ada@', '@x.org', 'a b@x.org', 'a@x', 'a@x.org, b@x.org', `${'a'.repeat(250)}@x.org`])(
    'says why "%s" is no address',
    (text) => expect(checkEmail(text).problem).toBeTruthy(),
  );

  it('refuses names with line ends and zones that do not exist', () => {
    expect(checkName('Ada\nBcc: x').problem).toBeTruthy();
    expect(checkName('a'.repeat(121)).problem).toBeTruthy();
    expect(checkTimeZone('Mars/Olympus').problem).toBeTruthy();
  });

  it.each(['\u200b', '\u2060\u200d', '\u00ad'])('takes no name that nobody can see (%j)', (text) => {
    expect(checkName(text).problem).toBe('Enter a name.');
  });

  it('keeps marks that turn the text beside them around out of names', () => {
    expect(checkName('Ada \u202egnp.exe').problem).toBeTruthy();
    expect(checkAffiliation('University \u2066of').problem).toBeTruthy();
    expect(checkName('\u05d0\u05d3\u05d4 \ud83d\udc69\u200d\ud83d\udd2c').problem).toBeNull();
  });

  it('names devices', () => {
    expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
      'Firefox on Linux',
    );
    expect(deviceName(null)).toBe('An unnamed device');
  });
});
