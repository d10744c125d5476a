import { expect, type FrameLocator, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The post-mortem's page, in the words of somebody who writes one. */
export class PostMortemPage {
  readonly workbench: Workbench;
  readonly frame: FrameLocator;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.frame = workbench.webview();
  }

  /** Opens a file that may have been written a moment ago: quick open looks for files once for each time it opens. */
  async open(path: string): Promise<void> {
    const { page, quickInput } = this.workbench;
    const name = path.split('/').at(-1) ?? path;
    await expect(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+P');
      await quickInput.type(name);
      await expect(quickInput.row(name)).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await quickInput.pick(name);
    await this.workbench.tab(name).waitFor();
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.frame.locator('main').waitFor();
  }

  /** The part of the page for a section of the document. */
  section(title: string): Locator {
    return this.frame.getByRole('region', { name: title, exact: true });
  }

  async toTop(): Promise<void> {
    await this.frame.locator('html').evaluate((html) => html.scrollTo(0, 0));
  }

  field(name: string): Locator {
    const box = this.frame.getByRole('textbox', { name, exact: true });
    return box.or(this.frame.getByRole('combobox', { name, exact: true }));
  }

  /** Opens a section of Markdown for writing and answers its text. */
  async edit(title: string): Promise<Locator> {
    const section = this.section(title);
    await section.hover();
    await section.getByRole('button', { name: `Edit “${title}”` }).click();
    const area = section.locator('textarea');
    await expect(area).toBeFocused();
    return area;
  }

  rows(): Locator {
    return this.frame.locator('li.entry');
  }

  items(): Locator {
    return this.frame.locator('tr.item');
  }

  checks(): Locator {
    return this.frame.locator('ul.checks li');
  }

  said(): Locator {
    return this.frame.getByRole('status');
  }
}
