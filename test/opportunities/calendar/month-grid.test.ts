import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server.js';
import { expect, it } from 'vitest';
import { deadlinesOf } from '#app/opportunities/calendar/month-deadlines.ts';
import { MonthGrid } from '#app/opportunities/calendar/month-grid.tsx';
import { deadline } from '../support.ts';

it('a full day shows three calls and opens the others, and today is marked', () => {
  const titles = ['A', 'B', 'C', 'D', 'E'];
  const deadlines = titles.flatMap((title) =>
    deadlinesOf({ id: title, title, funder: 'F', url: '', deadlines: [deadline()] }, '2026-12'),
  );
  const grid = h(MonthGrid, { month: '2026-12', deadlines, today: '2026-12-03' });
  const html = renderToStaticMarkup(h(StaticRouter, { location: '/' }, grid));
  const [shown, more] = html.split('<details>') as [string, string];
  expect([...shown.matchAll(/data-link="row"/g)]).toHaveLength(3);
  expect([...more.split('</details>')[0]!.matchAll(/data-link="row"/g)]).toHaveLength(2);
  expect(more).toMatch(/^<summary>\+2 more<span[^>]*> on Tue 15 Dec<\/span><\/summary>/);
  expect([...html.matchAll(/aria-current="date"[^>]*><time datetime="([^"]+)"/gi)].map((match) => match[1])).toEqual([
    '2026-12-03',
  ]);
  expect([...html.matchAll(/<td/g)]).toHaveLength(35);
});
