import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Whether what is typed now goes there. */
export const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes by Tab alone to something on the page; it can be seen there, and that it has the focus too. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let steps = 0; !(await hasFocus(target)); steps++) {
    expect(steps, `steps by Tab to ${String(target)}`).toBeLessThan(80);
    await page.keyboard.press('Tab');
  }
  const shown = await target.evaluate((element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return {
      outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && outlineColor !== 'transparent',
      inSight: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
      uncovered: onTop !== null && element.contains(onTop),
    };
  });
  expect(shown, `the focus on ${String(target)}`).toEqual({ outlined: true, inSight: true, uncovered: true });
}
