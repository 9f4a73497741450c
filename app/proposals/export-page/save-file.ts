/**
 * Fetches a file and hands it to the browser to keep. Rejects with a sentence, or with the signal's reason where it was
 * called off.
 */
export async function saveFile(href: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(href, { signal });
  if (!answer.ok) throw new Error(await told(answer));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // browsers read it after the click
}

/** What to tell a person of what `saveFile` rejected with. */
export function problemOf(error: unknown): string {
  if (error instanceof TypeError) return 'The site cannot be reached. Try again when you are online.';
  return error instanceof Error ? error.message : String(error);
}

async function told(answer: Response): Promise<string> {
  const isJson = answer.headers.get('Content-Type')?.includes('json');
  const said = isJson ? ((await answer.json()) as { error?: { message?: string } }).error?.message : undefined;
  return said ?? 'The file could not be made. Try again in a minute.';
}
