import { redirect } from '@remix-run/node';
import { authorize } from '#app/accounts/authorize.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { answerForm, formFields } from '#app/form.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { requireJobs } from './jobs.server.ts';
import { keepSource } from './keep-source.server.ts';
import { readSourceForm, sourceFields } from './source-form.server.ts';

/** Answers the form that sets a source up: a look at what it brings, or the source's page once it is kept. */
export async function answerSetUp(request: Request, id: string | null) {
  const person = await requirePerson(request);
  const form = await formFields(request, 'intent', ...sourceFields);
  return answerForm(form, async () => {
    authorize(person, 'source.manage');
    const params = readSourceForm(form);
    if (form.intent === 'keep') throw redirect(`/sources/${await keepSource(getDb(), person, params, id)}`);
    return { problem: undefined, preview: await requireJobs().preview(params), values: form };
  });
}
