import { openData, runTool } from './run-tool.ts';

/** npm run scrape */
export function run(argv: string[]): Promise<void> {
  return runTool(async () => {
    openData();
    const { main } = await import('#scrapers/cli.ts');
    return main(argv);
  });
}
