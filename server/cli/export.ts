import { openData, runTool } from './run-tool.ts';

/** npm run export */
export function run(argv: string[]): Promise<void> {
  return runTool(async () => {
    openData();
    const { main } = await import('#app/pdf/export-cli.server.ts');
    return main(argv);
  });
}
