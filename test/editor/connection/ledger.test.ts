import { expect, test } from 'vitest';
import { Ledger } from '#app/editor/connection/ledger.ts';

test('C1 what was typed is unsaved until the frame that carries it is acknowledged', () => {
  const ledger = new Ledger();
  expect(ledger.unsaved).toBe(false);
  ledger.opened();
  ledger.wrote('stepTwo');
  ledger.changed();
  expect(ledger.unsaved).toBe(true);
  ledger.wrote('update');
  ledger.acknowledged(1);
  expect(ledger.unsaved).toBe(true);
  ledger.acknowledged(2);
  expect(ledger.unsaved).toBe(false);
});

test('C1 what was typed offline is covered by step two, not by an update sent before it', () => {
  const ledger = new Ledger();
  ledger.changed();
  ledger.opened();
  ledger.changed();
  ledger.wrote('update');
  ledger.acknowledged(1);
  expect(ledger.unsaved).toBe(true);
  ledger.wrote('stepTwo');
  ledger.acknowledged(2);
  expect(ledger.unsaved).toBe(false);
});

test('C1 acknowledgements of an earlier connection count for nothing on the next', () => {
  const ledger = new Ledger();
  ledger.opened();
  ledger.wrote('stepTwo');
  ledger.changed();
  ledger.wrote('update');
  ledger.opened();
  ledger.acknowledged(2);
  expect(ledger.unsaved).toBe(true);
  ledger.wrote('stepTwo');
  ledger.acknowledged(1);
  expect(ledger.unsaved).toBe(false);
});

test('C1 a change made after step two went out needs its own frame', () => {
  const ledger = new Ledger();
  ledger.opened();
  ledger.changed();
  ledger.wrote('stepTwo');
  ledger.changed();
  ledger.acknowledged(1);
  expect(ledger.unsaved).toBe(true);
});
