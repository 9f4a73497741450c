import { EnvError, getEnv } from '#app/env.server.ts';
import { migrate, MigrationError } from '#prisma/migrate.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { StartError } from '../start-error.ts';

/** Brings the database to the schema of this code, so that a tool may use it; safe beside a running server. */
export function openData(): void {
  const env = getEnv();
  prepareDataFolder(env.dataDir, env.databaseFile);
  migrate(env.databaseFile);
}

/** Runs a tool to its exit code; what stops it is told in one line where the reason is known. */
export async function runTool(tool: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await tool();
  } catch (error) {
    process.stderr.write(`${tellError(error)}\n`);
    process.exitCode = 1;
  }
}

/** The one argument a tool takes; StartError with how to call it otherwise. */
export function onlyArgument(argv: string[], usage: string): string {
  const [only, ...rest] = argv;
  if (!only || rest.length > 0) throw new StartError(`Usage: ${usage}`);
  return only;
}

function tellError(error: unknown): string {
  if (error instanceof EnvError || error instanceof StartError || error instanceof MigrationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
