import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { countWords } from '#app/document/count-words.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { getProposal } from '../get-proposal.server.ts';
import { readBlocks } from '../read-blocks.server.ts';
import { methodNotAllowed } from '../read-json.server.ts';

/** `GET /api/proposals/:id`: the proposal with its sections, their rooms and words, and its team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await requirePerson(request);
  return asResponse(async () => {
    const proposal = await getProposal(getDb(), person, params.id!);
    return Response.json({ ...proposal, sections: await withWords(proposal.sections) });
  });
}

export function action(): Response {
  throw methodNotAllowed('GET');
}

function withWords<S extends { id: string }>(sections: S[]): Promise<(S & { words: number })[]> {
  return Promise.all(
    sections.map(async (section) => ({ ...section, words: countWords(await readBlocks(getDb(), section.id)) })),
  );
}
