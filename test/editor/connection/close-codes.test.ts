import { describe, expect, test } from 'vitest';
import { closeCodes, closeReason, type CloseReason } from '#app/document/wire.ts';
import { saveStatus } from '#app/editor/connection/save-status.ts';

const reasons = Object.keys(closeCodes) as CloseReason[];
const flags = [false, true];

describe.each(reasons)('%s', (reason) => {
  const { code, retry, next, say } = closeCodes[reason];

  test('says what happened and what comes next, without a claim on where the text is', () => {
    expect(say.match(/[.]/g)!.length).toBeGreaterThanOrEqual(2);
    expect(say).not.toMatch(/kept|saved|undefined/i);
    expect(closeReason(code)).toBe(reason);
  });

  test('comes back by itself, or offers the step that helps', () => {
    expect(next === 'wait').toBe(retry);
    if (next === 'reload') expect(say).toMatch(/reload the page/i);
    if (next === 'sign-in') expect(say).toMatch(/sign in/i);
  });

  test('is shown to whoever is told of it, with where the words are', () => {
    for (const unsaved of flags)
      for (const keepsCopy of flags)
        for (const canWrite of flags) {
          const facts = { online: false, failedBefore: true, unsaved, canWrite, keepsCopy, reason };
          const status = saveStatus(facts);
          expect(status.next).toBe(next);
          expect(status.kind).not.toBe('saved');
          expect(status.label).not.toMatch(/^Saved/);
          if (reason !== 'readOnly') expect(status.say.startsWith(say)).toBe(true);
          if (unsaved) expect(status.say).toMatch(keepsCopy ? /kept on this device/ : /not saved/);
          if (!keepsCopy) expect(status.say).not.toMatch(/kept on this device/);
          expect(status.atRisk).toBe(unsaved && !keepsCopy);
          if (unsaved && !keepsCopy && next === 'reload') expect(status.say).toMatch(/copy them first/);
        }
  });
});

test('each code stands once, and what WebSocket itself calls too big is too large', () => {
  const codes = reasons.map((reason) => closeCodes[reason].code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(closeReason(1009)).toBe('tooLarge');
  expect([1000, 1001, 1006, 4999].map(closeReason)).toEqual([null, null, null, null]);
});
