import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { organisationChoice } from './list-organisations.server.ts';
import { readOrcid, readUrl } from './read-fact.server.ts';

const MOST_AFFILIATIONS = 10;

/** What the account page holds of a person's own page. */
export async function ownPage(db: Database, personId: string) {
  const [person, choice] = await Promise.all([
    db.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        ...{ id: true, orcid: true, homepage: true, publicSince: true },
        affiliations: { orderBy: { position: 'asc' }, select: { organisation: { select: { id: true, name: true } } } },
      },
    }),
    organisationChoice(db),
  ]);
  const { affiliations, publicSince, ...rest } = person;
  const organisations = affiliations.map(({ organisation }) => organisation);
  const others = choice.filter(({ id }) => !organisations.some((own) => own.id === id));
  return { ...rest, isPublic: publicSince !== null, organisations, others };
}
export type OwnPage = Awaited<ReturnType<typeof ownPage>>;

export type TypedPage = { orcid: string; homepage: string; isPublic: string };

/** Saves what a person tells of themselves on their page. Throws `bad_input` with fields. */
export async function saveOwnPage(db: Database, person: SignedIn, typed: TypedPage, now: Date): Promise<void> {
  const [orcid, homepage] = [readOrcid(typed.orcid), readUrl(typed.homepage)];
  const fields: Record<string, string> = {};
  if ('problem' in orcid) fields.orcid = orcid.problem;
  if ('problem' in homepage) fields.homepage = homepage.problem;
  if ('problem' in orcid || 'problem' in homepage) throw new AppError('bad_input', 'Your page was not saved.', fields);
  const { publicSince } = await db.person.findUniqueOrThrow({
    where: { id: person.id },
    select: { publicSince: true },
  });
  const since = typed.isPublic === 'on' ? (publicSince ?? now) : null;
  const data = { orcid: orcid.value, homepage: homepage.value, publicSince: since };
  await db.person.update({ where: { id: person.id }, data });
}

/** Says that a person works at an organisation. */
export async function addAffiliation(db: Database, personId: string, organisationId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const found = await tx.organisation.findUnique({ where: { id: organisationId }, select: { id: true } });
    const problem = (message: string) => new AppError('bad_input', message, { organisationId: message });
    if (!found) throw problem('Choose one of the list.');
    const position = await tx.affiliation.count({ where: { personId } });
    if (position >= MOST_AFFILIATIONS) throw problem(`Name at most ${MOST_AFFILIATIONS} organisations.`);
    const key = { personId, organisationId };
    const where = { personId_organisationId: key };
    await tx.affiliation.upsert({ where, create: { ...key, position }, update: {} });
  });
}

/** Takes it back. */
export async function removeAffiliation(db: Database, personId: string, organisationId: string): Promise<void> {
  await db.affiliation.deleteMany({ where: { personId, organisationId } });
}
