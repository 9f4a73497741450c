import path from 'node:path';
import { callerFolder, getEnv } from '#app/env.server.ts';
import { restore } from '../backup/restore.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { onlyArgument, runTool } from './run-tool.ts';

/** npm run restore -- FILE */
export function run(argv: string[]): Promise<void> {
  return runTool(async () => {
    const file = path.resolve(callerFolder(), onlyArgument(argv, 'npm run restore -- FILE'));
    const env = getEnv();
    prepareDataFolder(env.dataDir, env.databaseFile);
    const { assets, kept } = await restore(env, file);
    process.stdout.write(`Restored the database and ${assets} ${assets === 1 ? 'file' : 'files'} from ${file}.\n`);
    if (kept) process.stdout.write(`What was there before is kept in ${kept}.\n`);
    return 0;
  });
}
