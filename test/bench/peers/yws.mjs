// @y/websocket-server in memory, set up as its own server.js does; with the ws of this repository under it.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setupWSConnection } from '@y/websocket-server/utils';

// The ws 6 beside that package would be eight years older than what the others run on.
const { WebSocketServer } = createRequire(new URL('../../../package.json', import.meta.url))('ws');
const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready ${server.address().port}\n`));
