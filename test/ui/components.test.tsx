import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Avatar } from '#app/ui/avatar.tsx';
import { Button } from '#app/ui/button.tsx';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

describe('controls', () => {
  it.each([
    ['input', h(Field, { label: 'Title', name: 'title', hint: 'Short', error: 'Say a title.' })],
    ['textarea', h(TextArea, { label: 'Title', name: 'title', hint: 'Short', error: 'Say a title.' })],
    ['select', h(Select, { label: 'Title', name: 'title', hint: 'Short', error: 'Say a title.', options: [] })],
  ])('%s belongs to its label, hint and error', (tag, element) => {
    const html = renderToStaticMarkup(element);
    const id = /<label for="([^"]+)"/.exec(html)?.[1];
    expect(id).toBeTruthy();
    const control = new RegExp(`<${tag}[^>]*>`).exec(html)?.[0] ?? '';
    expect(control).toContain(`id="${id}"`);
    expect(control).toContain('aria-invalid="true"');
    expect(control).toContain(`aria-describedby="${id}-hint ${id}-error"`);
    expect(html).toContain(`id="${id}-hint"`);
    expect(html).toContain(`id="${id}-error"`);
  });

  it('two fields of one name on a page keep ids of their own', () => {
    const field = () => h(Field, { label: 'Name', name: 'name' });
    const html = renderToStaticMarkup(h('div', null, h(field), h(field)));
    const ids = [...html.matchAll(/<input[^>]* id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(2);
  });

  it('a button submits unless it is told otherwise', () => {
    expect(renderToStaticMarkup(h(Button, null, 'Save'))).toContain('type="submit"');
    expect(renderToStaticMarkup(h(Button, { type: 'button' }, 'Open'))).toContain('type="button"');
  });
});

describe('page', () => {
  it('has one main with the heading that the skip link leads to', () => {
    const html = renderToStaticMarkup(h(Page, { title: 'Calls', children: 'x' }));
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).toContain('<main id="main" tabindex="-1"');
  });

  it('needs no style attributes, which the security policy forbids', () => {
    const html = renderToStaticMarkup(
      h(Page, { title: 'x', children: h(Avatar, { name: 'Ada L', color: '#123456' }) }),
    );
    expect(html).not.toContain('style=');
    expect(html).toContain('fill="#123456"');
    expect(html).toContain('aria-label="Ada L"');
  });
});

describe('form notice', () => {
  it('says nothing without a problem', () => {
    expect(renderToStaticMarkup(h(FormNotice, { problem: undefined }))).toBe('');
  });

  it('is announced, and lists the fields when there are several', () => {
    const problem = { message: 'Two things.', fields: { a: 'Mend a.', b: 'Mend b.' }, values: {} };
    const html = renderToStaticMarkup(h(FormNotice, { problem }));
    expect(html).toContain('role="alert"');
    expect(html).toContain('Mend a.');
    expect(html).toContain('Mend b.');
  });
});

describe('links out of the house', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'http:broken', '//example.org', 'https://'])(
    '%s is plain text',
    (href) => {
      expect(renderToStaticMarkup(h(ExternalLink, { href, children: 'x' }))).toBe('<span>x</span>');
    },
  );

  it('http and https are links that tell nothing of us', () => {
    const html = renderToStaticMarkup(h(ExternalLink, { href: 'https://example.org/a', children: 'x' }));
    expect(html).toContain('href="https://example.org/a"');
    expect(html).toContain('noopener noreferrer');
  });
});
