import type { ActionFunctionArgs } from '@remix-run/node';

/** As JSON.parse gives it: a test states the shape by what it expects. */
type Parsed = ReturnType<JSON['parse']>;

export type Reply = {
  status: number;
  headers: Headers;
  /** where a redirect leads */
  location: string | null;
  /** what a loader or action returned, or the JSON of a Response; a Response that is no JSON stands for itself */
  body: Parsed;
  text: string;
};

type Door = (args: ActionFunctionArgs) => unknown;
export type Knock = {
  url?: string;
  /** GET, or POST where something is sent */
  method?: string;
  params?: Record<string, string>;
  cookie?: string | undefined;
  authorization?: string | undefined;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  body?: BodyInit | undefined;
  /** the client's address */
  address?: string;
};

/** Calls a loader or an action with a real Request and tells what came out as HTTP would. */
export async function knock(door: unknown, { url = '/', params = {}, form, ...sent }: Knock): Promise<Reply> {
  const headers = new Headers({ 'User-Agent': 'test', ...sent.headers });
  if (sent.cookie) headers.set('Cookie', sent.cookie);
  if (sent.authorization) headers.set('Authorization', sent.authorization);
  const body = form ? new URLSearchParams(form) : sent.body;
  const method = sent.method ?? (body === undefined ? 'GET' : 'POST');
  const sentOff = new AbortController();
  const request = new Request(`http://callboard.test${url}`, { method, headers, body, signal: sentOff.signal });
  const context = { clientAddress: sent.address ?? '192.0.2.1' } as unknown as ActionFunctionArgs['context'];
  try {
    return await replyOf(await (door as Door)({ request, params, context }));
  } catch (thrown) {
    if (thrown instanceof Response) return await replyOf(thrown);
    throw thrown;
  } finally {
    sentOff.abort(); // as the server says when an answer was sent
  }
}

async function replyOf(result: unknown): Promise<Reply> {
  if (result instanceof Response) {
    const { status, headers } = result;
    const text = await result.clone().text();
    const isJson = headers.get('Content-Type')?.includes('json');
    return { status, headers, location: headers.get('Location'), body: isJson ? JSON.parse(text) : result, text };
  }
  const wrapped = result as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
  const isWrapped = wrapped?.type === 'DataWithResponseInit';
  const body = isWrapped ? wrapped.data : result;
  const init = isWrapped ? wrapped.init : null;
  const text = JSON.stringify(body);
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), location: null, body, text };
}
