import { createHash } from 'node:crypto';

type Answer = {
  type: string;
  body: string;
  /** what decides whether anything is new; the body where nothing else is said */
  tagged?: string;
  /** whether it is for one person alone */
  isPersonal: boolean;
  headers?: Record<string, string>;
};

/** Data with a tag of its content: whoever has it already hears 304. Caches keep it and ask each time. */
export function dataAnswer(request: Request, { type, body, tagged = body, isPersonal, headers }: Answer): Response {
  const tag = `W/"${createHash('sha256').update(`${type}\n${tagged}`).digest('base64url').slice(0, 27)}"`;
  const shared = {
    ETag: tag,
    'Cache-Control': `${isPersonal ? 'private' : 'public'}, no-cache`,
    Vary: 'Cookie, Authorization',
  };
  const asks = request.method === 'GET' || request.method === 'HEAD';
  if (asks && isKnown(request.headers.get('If-None-Match'), tag))
    return new Response(null, { status: 304, headers: shared });
  return new Response(body, { headers: { ...shared, 'Content-Type': type, ...headers } });
}

function isKnown(header: string | null, tag: string): boolean {
  const plain = (one: string) => one.trim().replace(/^W\//, '');
  return header?.trim() === '*' || (header ?? '').split(',').some((one) => plain(one) === plain(tag));
}
