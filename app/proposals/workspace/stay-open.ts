import { isRouteErrorResponse } from '@remix-run/react';
import type { FormProblem } from '#app/ui/form-problem.ts';

const last = new Map<string, unknown>();

/**
 * Asks the server for a page's data; where the network fails, gives what the page showed last with `unreachable` set.
 * An error page would take the open editor away, and with it text that is on this device only.
 */
export async function loadOrStay<T extends object>(
  key: string,
  load: () => Promise<T>,
): Promise<T & { unreachable?: true }> {
  try {
    const fresh = await load();
    last.clear();
    last.set(key, fresh);
    return fresh;
  } catch (error) {
    const known = last.get(key) as T | undefined;
    if (known && isNetworkFailure(error)) return { ...known, unreachable: true };
    throw error;
  }
}

/** Keeps what a server-rendered page came with, so that the first failure finds it. */
export function remember(key: string, data: object): void {
  if (!last.has(key)) last.set(key, data);
}

/** Sends a form; where the server gives no answer or breaks, the page stays and says so. */
export async function sendOrStay<T>(send: () => Promise<T>): Promise<T | { problem: FormProblem }> {
  try {
    return await send();
  } catch (error) {
    // A redirect, or a refusal with its own page.
    if (error instanceof Response || (isRouteErrorResponse(error) && error.status < 500)) throw error;
    const what = isNetworkFailure(error) ? 'The server cannot be reached.' : 'The server could not do this.';
    return { problem: { message: `${what} Your text is not touched by it. Try again later.`, fields: {}, values: {} } };
  }
}

/** `fetch` rejects with a TypeError when it got no answer at all. */
function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError;
}
