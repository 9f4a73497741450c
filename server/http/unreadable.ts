import type { Duplex } from 'node:stream';

const problems: Record<string, [line: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'This address, or what your browser sent with it, is too long. Ask for fewer things at once.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'This request did not arrive in time. Send it again.'],
};
const other: [string, string] = ['400 Bad Request', 'This request cannot be read. Check its address and headers.'];

/** Answers what is no request at all, which no handler ever sees, in words; for the `clientError` of a server. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Node's own mark of the answer that is on its way: nothing may be written into it.
  const { _httpMessage: answer } = socket as { _httpMessage?: { headersSent: boolean } | null };
  if (!socket.writable || error.code === 'ECONNRESET' || answer?.headersSent) {
    socket.destroy();
    return;
  }
  const [line, message] = problems[error.code ?? ''] ?? other;
  const head = [
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${message.length + 1}`,
  ];
  socket.end(`HTTP/1.1 ${line}\r\n${head.join('\r\n')}\r\n\r\n${message}\n`);
}
