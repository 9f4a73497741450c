// Serves the bare page: node serve.mjs SERVER_BUILD. Prints its address.
import { createServer } from 'node:http';
import { createRequestHandler, writeReadableStreamToWritable } from '@remix-run/node';

const handle = createRequestHandler(await import(process.argv[2]), 'production');
const server = createServer(async (req, res) => {
  const response = await handle(new Request(`http://localhost${req.url}`, { headers: req.headers }));
  res.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await writeReadableStreamToWritable(response.body, res);
  else res.end();
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`ready at http://127.0.0.1:${server.address().port}\n`));
process.on('SIGTERM', () => process.exit(0));
