import type { EntryContext } from '@remix-run/node';

/**
 * Takes the data of all loaders out of the context of a page, as the text that goes to the browser. Remix would write it
 * piece by piece while the page is drawn; here it is whole before that, since no loader gives promises.
 */
export async function takeData(context: EntryContext): Promise<string> {
  const stream = context.serverHandoffStream;
  context.serverHandoffStream = undefined;
  return stream ? new Response(stream).text() : '';
}

/** The drawn page as a document, with the script that hands its data to Remix in the browser, as Remix itself writes it. */
export function withData(html: string, data: string, nonce: string | undefined): string {
  const script = `<script${nonce ? ` nonce="${nonce}"` : ''}>window.__remixContext.streamController.enqueue(${literal(data)});window.__remixContext.streamController.close();</script>`;
  const end = html.lastIndexOf('</body>');
  return `<!DOCTYPE html>${html.slice(0, end)}${script}${html.slice(end)}`;
}

/** A text as a literal of JavaScript within HTML. In backticks, so that the quotation marks of JSON stay as they are. */
function literal(text: string): string {
  return `\`${text.replace(/[\\`$&<>\r\u2028\u2029]/g, (sign) => escapes[sign]!)}\``;
}

const escapes: Record<string, string> = {
  ...{ '\\': '\\\\', '`': '\\`', $: '\\$', '\r': '\\r' },
  ...{ '&': '\\u0026', '<': '\\u003c', '>': '\\u003e', '\u2028': '\\u2028', '\u2029': '\\u2029' },
};
