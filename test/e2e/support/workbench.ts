import { join } from 'node:path';
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { outDir } from '../../../scripts/host/paths.mts';
import type { HostServer } from '../../../scripts/host/server.mts';
import { Dialog } from './dialog.ts';
import { chooseInMenu } from './menu.ts';
import { Notifications } from './notifications.ts';
import { QuickInput } from './quickInput.ts';
import { literally } from './text.ts';
import { Tree } from './tree.ts';

/** VS Code's window, in the words of somebody who uses it. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly notifications: Notifications;
  readonly dialog: Dialog;
  private readonly server: HostServer;

  constructor(page: Page, server: HostServer) {
    this.page = page;
    this.server = server;
    this.quickInput = new QuickInput(page);
    this.notifications = new Notifications(page);
    this.dialog = new Dialog(page);
  }

  async open(folder: string): Promise<void> {
    await this.page.goto(this.server.url(folder));
    await this.ready();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Closes the window as a person does, so that its extension host ends. */
  async leave(): Promise<void> {
    await this.page.goto('about:blank');
  }

  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Opens a view container from the activity bar and waits until its side bar shows. */
  async openView(title: string): Promise<void> {
    const tab = this.page.locator('.part.activitybar').getByRole('tab', { name: new RegExp(`^${literally(title)}`) });
    await tab.waitFor();
    // A window that is still starting puts back the view it had, and a second click on an open view closes it.
    await expect(async () => {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 2_000 });
    }).toPass();
    await expect(this.page.locator('.part.sidebar .composite.title')).toContainText(title, { ignoreCase: true });
  }

  /** Drags the side bar's edge until the side bar is about this wide. */
  async widenSideBar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (!box) throw new Error('The side bar does not show.');
    const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
    await this.page.mouse.move(edge.x, edge.y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, edge.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Undoes what scrolling a row into view did to the window itself, which no person can scroll. */
  async scrollBack(): Promise<void> {
    await this.page.evaluate(() => {
      for (const part of [
        document.scrollingElement,
        ...document.querySelectorAll('.monaco-workbench, .monaco-grid-view'),
      ])
        part?.scrollTo(0, 0);
    });
  }

  /** A tree view by its name. */
  tree(name: string): Tree {
    return new Tree(this.page, name);
  }

  /** Runs a command by the title that the palette shows, its category included. */
  async command(title: string): Promise<void> {
    await this.quickInput.openPalette();
    await this.quickInput.pick(title, `>${title}`);
  }

  /** A status bar item by a part of its id: the extension's id and the one given to `createStatusBarItem`. */
  statusItem(idPart: string): Locator {
    return this.page.locator(`.part.statusbar .statusbar-item[id*="${idPart}"]`);
  }

  async statusText(idPart: string): Promise<string> {
    return (await this.statusItem(idPart).innerText()).replaceAll(/\s+/g, ' ').trim();
  }

  async clickStatus(idPart: string): Promise<void> {
    await this.statusItem(idPart).locator('a').click();
  }

  /** The editor tab with this label. */
  tab(label: string | RegExp): Locator {
    return this.page.locator('.part.editor .tab').filter({ hasText: label });
  }

  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.quickInput.pick(name.split('/').at(-1) ?? name, name);
    await expect(this.tab(name.split('/').at(-1) ?? name)).toHaveClass(/(?:^| )active/);
  }

  /** Brings an open editor to the front. A file that is still opening comes to the front behind the first click. */
  async showTab(label: string | RegExp): Promise<void> {
    await expect(async () => {
      await this.tab(label).click();
      await expect(this.tab(label)).toHaveClass(/(?:^| )active/, { timeout: 1_000 });
    }).toPass();
  }

  /** Selects whole lines of the active editor, counted from 1. */
  async selectLines(first: number, last: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.type(`:${first}`);
    await this.quickInput.accept();
    await this.quickInput.expectClosed();
    await expect(this.cursor()).toContainText(`Ln ${first}, Col 1`);
    for (let line = first; line < last; line++) await this.page.keyboard.press('Shift+ArrowDown');
    await this.page.keyboard.press('Shift+End');
    await expect(this.cursor()).toContainText('selected');
  }

  /** Clicks a link in an editor's text. By its place: what Playwright scrolls into view, VS Code does not know of. */
  async followLink(link: Locator): Promise<void> {
    const box = await link.boundingBox();
    if (!box) throw new Error('The link does not show.');
    await this.page.keyboard.down('Control');
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.keyboard.up('Control');
  }

  /** Chooses an entry of the active editor's context menu at the cursor. */
  async editorMenu(entry: string): Promise<void> {
    await this.page.keyboard.press('Shift+F10');
    await chooseInMenu(this.page, entry);
  }

  async closeEditors(): Promise<void> {
    await this.command('View: Close All Editors');
    await expect(this.page.locator('.part.editor .tab')).toHaveCount(0);
  }

  /** Where the cursor is, as the status bar says it. */
  cursor(): Locator {
    return this.statusItem('status.editor.selection');
  }

  /** The content of the visible webview. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The text that the active editor shows; long files only in part. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.part.editor .editor-instance .view-lines').first();
    return (await lines.innerText()).replaceAll('\u00a0', ' ');
  }

  /** Saves a picture of the window as `out/e2e/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<string> {
    const path = join(outDir, 'e2e', 'screenshots', `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    return path;
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
    // Extensions are known only then: a file that is opened earlier opens in VS Code's own editor.
    await this.page
      .locator('.part.activitybar')
      .getByRole('tab', { name: /^Sitrep/ })
      .waitFor({ timeout: 60_000 });
    await this.page.locator('.part.sidebar').waitFor();
  }
}
