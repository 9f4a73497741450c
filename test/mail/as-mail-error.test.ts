import { expect, it } from 'vitest';
import { asMailError } from '#app/mail/as-mail-error.ts';

const told = (code: string, responseCode?: number) => Object.assign(new Error('so it was'), { code, responseCode });

it.each([
  // before the mail's first byte left
  [told('ESOCKET'), false, 'later'],
  [told('ETLS'), false, 'later'],
  [told('EAUTH', 535), false, 'later'],
  [told('EPROTOCOL', 554), false, 'later'],
  [told('ECONNECTION', 554), false, 'later'],
  [told('EENVELOPE', 550), false, 'refused'],
  [told('EENVELOPE', 451), false, 'later'],
  // after it
  [told('EMESSAGE', 554), true, 'refused'],
  [told('EMESSAGE', 452), true, 'later'],
  [told('EMESSAGE'), true, 'unsure'],
  [told('ECONNECTION', 421), true, 'unsure'],
  [told('EPROTOCOL', 550), true, 'unsure'],
  [told('ETIMEDOUT'), true, 'unsure'],
  [new Error('the server stops'), true, 'unsure'],
  [undefined, true, 'unsure'],
] as const)('%s, handed over: %s, is %s', (error, handed, kind) => {
  expect(asMailError(error, handed).kind).toBe(kind);
});
