import { expect, it } from 'vitest';
import { keyAction, rowAfter } from '#app/opportunities/keys/list-keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false, defaultPrevented: false };
const press = (key: string, change = {}) => ({ ...plain, key, ...change });
const body = { tagName: 'BODY' };

it('four keys do something, others nothing', () => {
  expect(['j', 'k', '/', '?', 'J', 'Enter', 'x'].map((key) => keyAction(press(key), body))).toEqual([
    'next',
    'previous',
    'search',
    'help',
    null,
    null,
    null,
  ]);
  expect(keyAction(press('constructor'), body)).toBeNull();
});

it.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'])('not with %s', (held) => {
  expect(keyAction(press('j', { [held]: true }), body)).toBeNull();
});

it.each([
  [{ tagName: 'INPUT', type: 'search' }, false],
  [{ tagName: 'INPUT', type: 'date' }, false],
  [{ tagName: 'TEXTAREA' }, false],
  [{ tagName: 'SELECT' }, false],
  [{ tagName: 'DIV', isContentEditable: true }, false],
  [{ tagName: 'INPUT', type: 'checkbox' }, true],
  [{ tagName: 'INPUT', type: 'range' }, true],
  [{ tagName: 'A' }, true],
  [null, true],
])('on %o: %s', (target, works) => {
  expect(keyAction(press('j'), target) === 'next').toBe(works);
});

it('goes from row to row and stays at the ends', () => {
  expect(rowAfter(-1, 5, 'next')).toBe(0);
  expect(rowAfter(-1, 5, 'previous')).toBe(0);
  expect(rowAfter(0, 5, 'previous')).toBe(0);
  expect(rowAfter(3, 5, 'next')).toBe(4);
  expect(rowAfter(4, 5, 'next')).toBe(4);
});
