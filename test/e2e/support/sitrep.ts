import { expect, type Locator } from '@playwright/test';
import { literally } from './text.ts';
import type { Tree } from './tree.ts';
import type { Workbench } from './workbench.ts';

export interface Declaration {
  readonly title: string;
  /** As the pick shows it: "Sev 1 Critical". */
  readonly severity?: string;
  /** "5 min ago"; now when absent. */
  readonly started?: string;
}

/** Sitrep in one window, in the words of somebody who is on call. */
export class Sitrep {
  readonly workbench: Workbench;
  readonly incidents: Tree;
  readonly runbooks: Tree;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.incidents = workbench.tree('Incidents');
    this.runbooks = workbench.tree('Runbooks');
  }

  async open(): Promise<void> {
    await this.workbench.openView('Sitrep');
  }

  /** Runs a command of the palette, by its title without the category. */
  async run(title: string): Promise<void> {
    await this.workbench.command(`Sitrep: ${title}`);
  }

  async declare({ title, severity = 'Sev 1 Critical', started = 'Now' }: Declaration): Promise<void> {
    const { quickInput, page } = this.workbench;
    await page.keyboard.press('Control+Alt+D');
    await quickInput.answer('What is wrong?', title);
    await quickInput.choose('How severe is it?', severity);
    await quickInput.choose('When did it start?', started);
    await quickInput.expectClosed();
    // Until then it is being written, and the same keys would be taken for a second press.
    await this.expectStatus(new RegExp(literally(title.slice(0, 20).trim())));
  }

  /** Folds a view up, so that the other has the side bar for itself. */
  async collapseView(name: 'Incidents' | 'Runbooks'): Promise<void> {
    const head = this.workbench.page.locator('.part.sidebar .pane-header').filter({ hasText: name });
    await head.click();
    await expect(head).toHaveAttribute('aria-expanded', 'false');
  }

  /** The number on the activity bar's icon. */
  badge(): Locator {
    return this.workbench.page
      .locator('.part.activitybar .action-item', {
        has: this.workbench.page.locator('.action-label[aria-label^="Sitrep"]'),
      })
      .locator('.badge-content');
  }

  /** The text that the view shows in place of rows. */
  welcome(): Locator {
    return this.workbench.page.locator('.part.sidebar .pane').first().locator('.welcome-view');
  }

  statusBar(): Locator {
    return this.workbench.statusItem('sitrep.current');
  }

  async expectStatus(words: string | RegExp): Promise<void> {
    await expect.poll(async () => this.workbench.statusText('sitrep.current')).toMatch(words);
  }
}
