export function findChromium(): string | null;
export function ensureBrowserTools(): Promise<
  { chromium: string; problem?: undefined } | { chromium?: undefined; problem: string }
>;
export const chromiumFlags: string[];
