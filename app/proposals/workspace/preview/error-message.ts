/** What an answer that is an error says to a person; a plain sentence where it says nothing, as behind a broken proxy. */
export async function errorMessage(response: Response): Promise<string> {
  if (!response.headers.get('Content-Type')?.includes('json')) return 'The server could not set the pages.';
  const body = (await response.json()) as { error?: { message?: string } };
  return body.error?.message ?? 'The server could not set the pages.';
}
