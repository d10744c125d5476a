import { expect, type Locator, type Page } from '@playwright/test';
import { chooseInMenu } from './menu.ts';
import { exactly } from './text.ts';

export interface TreeRow {
  /** 1 at the root. */
  readonly level: number;
  readonly label: string;
  readonly description: string;
  readonly expanded: boolean | undefined;
}

/** One tree view in the side bar. */
export class Tree {
  readonly root: Locator;
  private readonly page: Page;

  constructor(page: Page, name: string) {
    this.page = page;
    this.root = page.getByRole('tree', { name, exact: true });
  }

  /** The rows on the screen, from the top. */
  async rows(): Promise<readonly TreeRow[]> {
    const rows = await this.root.getByRole('treeitem').all();
    return Promise.all(rows.map(read));
  }

  async labels(): Promise<readonly string[]> {
    return (await this.rows()).map(({ label }) => label);
  }

  /** The row whose label is this text, or matches this expression. */
  row(label: string | RegExp): Locator {
    const text = typeof label === 'string' ? exactly(label) : label;
    return this.root.getByRole('treeitem').filter({ has: this.page.locator('.label-name').filter({ hasText: text }) });
  }

  async expand(label: string | RegExp): Promise<void> {
    await this.setExpanded(label, true);
  }

  async collapse(label: string | RegExp): Promise<void> {
    await this.setExpanded(label, false);
  }

  async click(label: string | RegExp): Promise<void> {
    await this.row(label).click();
  }

  /** Presses the inline button with this title, which shows while the pointer is over the row. */
  async action(label: string | RegExp, title: string): Promise<void> {
    // A row that is drawn again meanwhile has no buttons until the pointer moves.
    await expect(async () => {
      await (await this.button(label, title)).click({ timeout: 3_000 });
    }).toPass();
  }

  async doubleClickAction(label: string | RegExp, title: string): Promise<void> {
    await (await this.button(label, title)).dblclick();
  }

  /** Chooses an entry of the row's context menu. */
  async contextMenu(label: string | RegExp, entry: string): Promise<void> {
    await this.row(label).waitFor();
    await this.settled();
    await this.row(label).click({ button: 'right' });
    await chooseInMenu(this.page, entry);
  }

  private async button(label: string | RegExp, title: string): Promise<Locator> {
    const row = this.row(label);
    await row.waitFor();
    await this.settled();
    await this.page.mouse.move(0, 0);
    await row.hover();
    return row.locator('.actions').getByRole('button', { name: title });
  }

  /**
   * Waits until the rows have not changed for a moment. While VS Code draws rows again it does not know which row a
   * button belongs to: a click in that instant reaches the command without its row.
   */
  private async settled(): Promise<void> {
    await this.root.evaluate(
      (root) =>
        new Promise<void>((done) => {
          const quiet = (): void => {
            observer.disconnect();
            done();
          };
          let timer = setTimeout(quiet, 250);
          const observer = new MutationObserver(() => {
            clearTimeout(timer);
            timer = setTimeout(quiet, 250);
          });
          observer.observe(root, { subtree: true, childList: true, characterData: true });
        }),
    );
  }

  private async setExpanded(label: string | RegExp, expanded: boolean): Promise<void> {
    const row = this.row(label);
    await row.waitFor();
    // A row that was just declared is opened when it is shown, which may be after the first click.
    await this.settled();
    await expect(async () => {
      if ((await row.getAttribute('aria-expanded')) !== String(expanded))
        await row.locator('.monaco-tl-twistie').click();
      await expect(row).toHaveAttribute('aria-expanded', String(expanded), { timeout: 2_000 });
    }).toPass();
  }
}

async function read(row: Locator): Promise<TreeRow> {
  const text = async (selector: string): Promise<string> =>
    (await row.locator(selector).allInnerTexts()).join('').trim();
  const expanded = await row.getAttribute('aria-expanded');
  return {
    level: Number(await row.getAttribute('aria-level')),
    label: await text('.label-name'),
    description: await text('.label-description'),
    expanded: expanded === null ? undefined : expanded === 'true',
  };
}
