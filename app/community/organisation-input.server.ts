import { AppError } from '#app/errors.ts';
import type { Transaction } from '#prisma/client.server.ts';
import type { OrganisationFacts } from './facts.ts';
import { readCountry, readName, readRor, readUrl } from './read-fact.server.ts';

export const organisationInputs = ['name', 'rorId', 'country', 'url'] as const;
export type TypedOrganisation = Record<(typeof organisationInputs)[number], string>;

/** The facts that a form holds. Throws `bad_input` with all that is to mend. */
export function readOrganisation(typed: TypedOrganisation): OrganisationFacts {
  const reads = {
    name: readName(typed.name),
    rorId: readRor(typed.rorId),
    country: readCountry(typed.country),
    url: readUrl(typed.url),
  };
  const fields: Record<string, string> = {};
  for (const [field, read] of Object.entries(reads)) if ('problem' in read) fields[field] = read.problem;
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'The organisation was not saved.', fields);
  const facts = Object.entries(reads).map(([field, read]) => [field, 'value' in read ? read.value : null]);
  return Object.fromEntries(facts) as OrganisationFacts;
}

/** Name and ROR belong to one organisation alone. Throws `bad_input` with fields. */
export async function requireFree(
  tx: Transaction,
  { name, rorId }: Pick<OrganisationFacts, 'name' | 'rorId'>,
  ownId: string | null,
): Promise<void> {
  const fields: Record<string, string> = {};
  const others = await tx.organisation.findMany({
    where: {
      OR: [{ name }, ...(rorId === null ? [] : [{ rorId }])],
      ...(ownId === null ? {} : { NOT: { id: ownId } }),
    },
  });
  if (others.some((other) => other.name === name)) fields.name = 'There is an organisation of this name already.';
  const same = others.find((other) => rorId !== null && other.rorId === rorId);
  if (same) fields.rorId = `This is the ROR identifier of ${same.name}.`;
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'The organisation was not saved.', fields);
}
