import { afterEach, beforeEach } from 'vitest';
import { startServer, type TestServer } from '#test/server/sync/support.ts';
import { freshDevice, noDevice, Tabs } from './support.ts';

/** For each test of a file: a device on which nothing is kept yet, its tabs, and a server; all are gone afterwards. */
export function tabsOfFreshDevices() {
  let server: TestServer | undefined;
  const tabs = new Tabs(() => server!);
  /** Starts a server, in the place of the one before. */
  const serve = async (setup: Parameters<typeof startServer>[0] = {}) => {
    await server?.close();
    server = await startServer(setup);
  };
  beforeEach(async () => {
    freshDevice();
    await serve();
  });
  afterEach(async () => {
    tabs.closeAll();
    await server?.close();
    server = undefined;
    noDevice();
  });
  return {
    get server() {
      return server!;
    },
    serve,
    open: tabs.open.bind(tabs),
    close: tabs.close.bind(tabs),
  };
}
