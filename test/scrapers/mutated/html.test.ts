import { selectAll, selectOne } from 'css-select';
import { getAttributeValue, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { draftOf, listSource } from '../run/support.ts';
import { mutate } from './mutate.ts';
import { mutations, runMutants } from './run-mutants.ts';

const card = (key: string) => `<li class="call"><h2><a href="/calls/${key}">Call &amp; ${key}</a></h2>
<dl><dt>Closing date:<dd>1 March 2027, 16:00<dt>Budget<dd>£1.5&nbsp;million</dl><p>Words<br>about ${key}</li>`;
const text = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Calls</title></head>
<body><main><ul>${['a', 'b', 'c'].map(card).join('\n')}</ul></main></body></html>`;

test('spoilt HTML fails cleanly or is read correctly', async () => {
  const source = listSource('https://calls.example', {
    format: 'html',
    parse: ({ body }) => {
      const cards = selectAll('li.call', parseDocument(body));
      const drafts = cards.map((one, index) => {
        const link = selectOne('h2 a', one);
        const key = (link && getAttributeValue(link as never, 'href')) ?? String(index);
        return draftOf({ key, title: textContent(one as never) });
      });
      return { drafts, rejected: [] };
    },
  });
  const { failed } = await runMutants(source, (random) => mutate(text, 'html', random));
  expect(failed).toBeGreaterThan(mutations / 6);
  expect(failed).toBeLessThan(mutations);
}, 600_000);
