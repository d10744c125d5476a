import { expect, type Page } from '@playwright/test';

/** Chooses an entry of the context menu that is opening. */
export async function chooseInMenu(page: Page, entry: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: entry });
  await item.waitFor();
  // VS Code takes a click right after the menu has opened for the end of the one that opened it: the menu stays.
  await expect(async () => {
    if (await item.isVisible()) await item.click({ timeout: 1_000 });
    await expect(item).toBeHidden({ timeout: 1_000 });
  }).toPass();
}
