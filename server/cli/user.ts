import { openData, runTool } from './run-tool.ts';

/** npm run user */
export function run(argv: string[]): Promise<void> {
  return runTool(async () => {
    openData();
    const { main } = await import('#app/accounts/user-cli.server.ts');
    return main(argv);
  });
}
