import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { createElement, Suspense, type ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, test } from 'vitest';
import { pageBody } from '#app/page-body.server.ts';

async function chunksOf(body: ReadableStream<Uint8Array>): Promise<string[]> {
  const chunks: string[] = [];
  const reader = body.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return chunks;
    chunks.push(Buffer.from(value).toString());
  }
}

const paragraphs = (n: number) => Array.from({ length: n }, (_, at) => createElement('p', { key: at }, `Łódź ${at} ✓`));

test('a page of many pieces is sent on at once, whole and in order', async () => {
  const html = await new Promise<string[]>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(createElement('main', null, paragraphs(3_000)), {
      onShellReady: () => void chunksOf(pageBody(pipe)).then(resolve, reject),
      onShellError: reject,
    });
  });
  expect(html).toHaveLength(1);
  expect(html[0]).not.toContain('\0'); // React leaves some where a sign does not fit into the rest of a piece
  expect(html[0]!.match(/Łódź \d+ ✓/g)).toEqual(
    paragraphs(3_000).map(({ props }) => (props as { children: string }).children),
  );
});

test('what is ready goes out before what a part still waits for', async () => {
  let arrive = () => {};
  let isThere = false;
  const arrival = new Promise<void>((resolve) => {
    arrive = () => {
      isThere = true;
      resolve();
    };
  });
  function Late(): ReactNode {
    if (!isThere) throw arrival; // how React waits
    return createElement('p', null, 'at last');
  }
  const page = createElement(Suspense, { fallback: 'waiting' }, createElement(Late));
  const body = await new Promise<ReadableStream<Uint8Array>>((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      onShellReady: () => resolve(pageBody(pipe)),
      onShellError: reject,
    });
  });
  const reader = body.getReader();
  const first = Buffer.from((await reader.read()).value!).toString();
  expect(first).toContain('waiting');
  expect(first).not.toContain('at last');
  arrive();
  expect(Buffer.from((await reader.read()).value!).toString()).toContain('at last');
  expect((await reader.read()).done).toBe(true);
});

test('a reader who leaves ends the writing, and a writer that breaks ends the reading', async () => {
  let writer: Writable | undefined;
  const left = pageBody((to) => (writer = to));
  const closed = once(writer!, 'close');
  await left.cancel();
  await closed;
  expect(writer!.destroyed).toBe(true);

  // React may write on until it hears of it
  const leaving = pageBody((to) => (writer = to));
  writer!.write('begun');
  const closing = once(writer!, 'close');
  void leaving.cancel();
  expect(() => (writer as Writable & { flush: () => void }).flush()).not.toThrow();
  await closing;

  const broken = pageBody((to) => (writer = to));
  writer!.destroy(new Error('the render broke'));
  await expect(broken.getReader().read()).rejects.toThrow('the render broke');
});
