import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import * as exportPdf from '#app/proposals/routes/export-pdf.ts';
import { seedSection } from '#app/proposals/section-log.server.ts';
import { handleErrors } from '#server/http/errors.ts';
import { pages } from '#server/http/pages.ts';
import { benchDocument } from '#test/bench/pdf/document.ts';
import { Raw, startServer, typed, until, type TestServer } from '#test/server/sync/support.ts';
import { siteWithProposal, someProposal, type SiteWithProposal } from './site.ts';

/** One keystroke after another, as somebody does who types fast. */
const betweenKeysMs = 40;
/**
 * Generous for a machine whose two cores are busy, and a fraction of what twenty pages take: setting them on the thread
 * that serves people stops it for half a second at a time.
 */
const bounds = { acknowledgedMs: 650, stoppedMs: 350 };

let site: SiteWithProposal;
let sync: TestServer;
let http: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  site = await siteWithProposal();
  sync = await startServer({ realDoors: true, beside: { file: site.file, db: site.db } });
  http = await serve();
});
afterEach(async () => {
  await exportQueue().close();
  await http.close();
  await sync.close();
  await site.close();
});

/** The door of exports over real HTTP, in this process. */
async function serve() {
  const build = {
    entry: { module: { default: () => new Response(''), handleError: () => undefined } },
    routes: { pdf: { id: 'pdf', path: 'proposals/:id/export.pdf', module: exportPdf } },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: {},
    isSpaMode: false,
    mode: 'production',
  } as unknown as ServerBuild;
  const server = createServer(express().use(pages(build, 'production')).use(handleErrors));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function exported(proposalId: string): Promise<Uint8Array> {
  const answer = await fetch(`${http.url}/proposals/${proposalId}/export.pdf?profile=letter`, {
    headers: { authorization: site.lead.bearer },
  });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

/** A proposal of twenty pages in words of its own. */
async function longProposal(seed: number): Promise<string> {
  const { id: proposalId } = await someProposal(site.db, site.lead);
  const data = { proposalId, key: 'long', title: 'Long', position: 99 };
  const { id } = await site.db.section.create({ data });
  const blocks = benchDocument(8_000, seed).sections.flatMap((section) => section.blocks);
  await seedSection(site.db, id, blocks);
  return proposalId;
}

const pagesIn = (pdf: Uint8Array) =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b/g)?.length ?? 0;

it('ten exports of twenty pages at once do not hold up somebody who types', async () => {
  const asked = await Promise.all(Array.from({ length: 10 }, (_, seed) => longProposal(seed)));
  const writer = await Raw.open(sync, site.made.first.room, site.lead.bearer.replace('Bearer ', ''));
  const doc = new Y.Doc();
  await until(() => writer.access !== null);

  // A server that has been up for a while: its code is compiled.
  await exported(await longProposal(99));

  const loop = monitorEventLoopDelay({ resolution: 5 });
  let left = asked.length;
  loop.enable();
  const exports = asked.map((id) => exported(id).finally(() => (left -= 1)));
  const waits: number[] = [];
  let due = performance.now();
  while (left > 0) {
    writer.update(typed(doc, 'a'));
    await until(() => writer.acks.at(-1) === waits.length + 1);
    waits.push(performance.now() - due);
    due = Math.max(due + betweenKeysMs, performance.now());
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
  }
  loop.disable();
  const files = await Promise.all(exports);
  writer.close();
  for (const pdf of files) expect(pagesIn(pdf)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...waits)).toBeLessThan(bounds.acknowledgedMs);
  expect(loop.max / 1e6).toBeLessThan(bounds.stoppedMs);
});
