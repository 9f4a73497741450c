import path from 'node:path';
import { callerFolder, getEnv } from '#app/env.server.ts';
import { backup } from '../backup/backup.ts';
import { onlyArgument, openData, runTool } from './run-tool.ts';

/** npm run backup -- FILE */
export function run(argv: string[]): Promise<void> {
  return runTool(async () => {
    const file = path.resolve(callerFolder(), onlyArgument(argv, 'npm run backup -- FILE'));
    const env = getEnv();
    openData();
    const { assets } = await backup(env, file);
    process.stdout.write(`Backup written to ${file}: the database and ${assets} ${assets === 1 ? 'file' : 'files'}.\n`);
    return 0;
  });
}
