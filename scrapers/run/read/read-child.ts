import { toDefinition } from '#app/opportunities/sources/made-source.ts';
import { messageOf } from '../../errors.ts';
import { getSource } from '../../registry.ts';
import { readJob } from './read-job.ts';
import type { FromReader, SourceName, ToReader } from './read-message.ts';

/** A process that reads answers of sources, one after the other. */
const known = ({ id, params }: SourceName) => (params ? toDefinition(id, params) : getSource(id)!);
const say = (message: FromReader) => process.send!(message);

process.on('message', ({ source, job }: ToReader) => {
  readJob(known(source), job).then(
    (result) => say({ result }),
    (error: unknown) => say({ problem: messageOf(error) }),
  );
});
// Who asks says when to end: what a terminal sends to all is not for this process. Nobody is left who asks: then it goes.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => undefined);
process.on('disconnect', () => process.exit(0));
