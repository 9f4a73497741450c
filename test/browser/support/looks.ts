import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { axe } from './axe.ts';

/** Where to keep pictures, for those who want to look at them. */
export const pictures = process.env.SCREENSHOTS;

/** The width of a telephone. */
export const narrow = { width: 390, height: 844 };

/** Both widths in both schemes. */
export const looks = [
  { name: '1280-light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: '1280-dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: '390-light', viewport: narrow, colorScheme: 'light' },
  { name: '390-dark', viewport: narrow, colorScheme: 'dark' },
] as const;

/** Keeps a picture of what is in sight, or of the whole page, when they are wanted. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage });
}

/** What is shown now fits and is accessible in both widths and both schemes; afterwards it is as wide as before, and light. */
export async function inEveryLook(page: Page, shown: string): Promise<void> {
  const before = page.viewportSize() ?? looks[0].viewport;
  await page.bringToFront(); // transitions stand still in a tab behind another
  for (const { name, viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Some parts follow the width a moment later, and colours the scheme, one inside the other.
    await page.waitForFunction(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth <= clientWidth && !document.getAnimations().some(({ playState }) => playState === 'running');
    });
    expect(await axe(page), `axe on ${shown} at ${name}`).toEqual([]);
    await picture(page, `${shown}-${name}`);
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** What of a part of the page is beyond the sides of the screen, or of what holds it. */
export const tooWide = (part: Locator) =>
  part.evaluate((element) =>
    [element, ...element.querySelectorAll('*')]
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        const { clientWidth, scrollWidth } = each;
        return left < 0 || right > innerWidth || (clientWidth > 0 && scrollWidth > clientWidth);
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );
