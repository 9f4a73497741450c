import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on loopback that has one file to give, as the portal has. A source is known by its address, so it stays. */
export async function startPortal(): Promise<{ origin: string; offer: (zip: string) => void; stop: () => void }> {
  let zip = '';
  const server = createServer((request, response) => {
    if (request.url === '/file.zip') {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': statSync(zip).size });
      createReadStream(zip).pipe(response);
    } else if (request.url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<p>newest</p>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  const offer = (file: string) => (zip = file);
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, offer, stop };
}
