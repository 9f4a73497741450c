import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe } from './axe.ts';

/** Where to keep pictures, for those who want to look at them. */
export const pictures = process.env.SCREENSHOTS;

/** Both widths in both schemes. */
export const looks = [
  { name: '1280-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '1280-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: '390-light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: '390-dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

/** Keeps a picture of what is in sight, or of the whole page, when they are wanted. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage });
}

/** What is shown now fits and is accessible in both widths and both schemes; afterwards it is wide and light. */
export async function inEveryLook(page: Page, shown: string): Promise<void> {
  for (const { name, viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Some parts follow the width a moment later.
    await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    expect(await axe(page), `axe on ${shown} at ${name}`).toEqual([]);
    await picture(page, `${shown}-${name}`);
  }
  await page.setViewportSize(looks[0].viewport);
  await page.emulateMedia({ colorScheme: 'light' });
}
