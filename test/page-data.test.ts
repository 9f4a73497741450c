import { runInNewContext } from 'node:vm';
import type { EntryContext } from '@remix-run/node';
import { describe, expect, test } from 'vitest';
import { takeData, withData } from '#app/page-data.server.ts';
import { fc } from '#test/support/fast-check.ts';

const page = '<html><body><p>x</p></body></html>';
const script = /<script nonce="n-1">([\s\S]*)<\/script><\/body><\/html>$/;

/** What the browser's end of the stream gets. */
function handed(html: string): string[] {
  const got: string[] = [];
  const streamController = { enqueue: (text: string) => got.push(text), close: () => got.push('closed') };
  runInNewContext(script.exec(html)![1]!, { window: { __remixContext: { streamController } } });
  return got;
}

describe('the data of a page', () => {
  test('is taken whole, so that nothing else writes it', async () => {
    const context = { serverHandoffStream: new Response('["žluť ✓"]').body } as unknown as EntryContext;
    expect(await takeData(context)).toBe('["žluť ✓"]');
    expect(context.serverHandoffStream).toBeUndefined();
    expect(await takeData({} as EntryContext)).toBe('');
  });

  test.each([
    '["a \\"b\\" \\\\ \\n"]',
    '`${alert(1)}`',
    '</script><script>alert(1)</script>',
    '<!-- <script>',
    '\u2028\u2029\r\n&amp;',
    '',
  ])('arrives as it was: %j', (data) => {
    const html = withData(page, data, 'n-1');
    expect(handed(html)).toEqual([data, 'closed']);
    expect(script.exec(html)![1]).not.toMatch(/[<>&\u2028\u2029]/);
  });

  test('arrives as it was, whatever it is', () => {
    const sign = fc.constantFrom(...'\\`${}<>&"\'/!-\r\n\u2028\u2029\0', 'script', '\ud800', '😀', 'é');
    const text = fc.oneof(fc.string(), fc.string({ unit: sign }), fc.json());
    fc.assert(
      fc.property(text, (data) => {
        expect(handed(withData(page, data, 'n-1'))).toEqual([data, 'closed']);
      }),
    );
  });

  test('the page is a document of today, not one of those that browsers show as long ago', () => {
    expect(withData(page, '1', 'n-1')).toMatch(/^<!DOCTYPE html><html>/);
  });

  test('a page for nobody with a policy has no nonce', () => {
    expect(withData(page, '1', undefined)).toContain('<script>window.__remixContext.streamController.enqueue(`1`);');
  });
});
