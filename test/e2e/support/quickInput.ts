import { expect, type Locator, type Page } from '@playwright/test';
import { exactly } from './text.ts';

/** The command palette, quick picks and input boxes: one widget at the top of the window. */
export class QuickInput {
  readonly widget: Locator;
  private readonly page: Page;
  private readonly input: Locator;
  private readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-filter input');
    this.rows = this.widget.locator('.quick-input-list .monaco-list-row');
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press('F1');
    await expect(this.input).toHaveValue(/^>/);
  }

  /** Waits for the step whose title, placeholder or prompt has these words. */
  async expectStep(words: string | RegExp): Promise<void> {
    await expect.poll(() => this.words(), { message: `quick input with "${String(words)}"` }).toMatch(words);
  }

  async type(text: string): Promise<void> {
    await this.input.fill(text);
  }

  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Types a text into the input box of the step with these words and accepts it. */
  async answer(step: string | RegExp, text: string): Promise<void> {
    await this.expectStep(step);
    await this.type(text);
    await this.accept();
  }

  /** Chooses the entry with this label; `filter` is typed first when given, so that it need not be on the screen. */
  async pick(label: string, filter?: string): Promise<void> {
    if (filter !== undefined) await this.type(filter);
    await this.row(label).click();
  }

  /** Chooses an entry of the step with these words. */
  async choose(step: string | RegExp, label: string): Promise<void> {
    await this.expectStep(step);
    await this.pick(label);
  }

  /** Ticks an entry of a pick that takes several. */
  async tick(label: string): Promise<void> {
    const box = this.row(label).getByRole('checkbox');
    if (!(await box.isChecked())) await box.click();
  }

  row(label: string | RegExp): Locator {
    const text = typeof label === 'string' ? exactly(label) : label;
    const name = this.page.locator('.label-name').filter({ hasText: text });
    return this.rows.filter({ has: name }).first();
  }

  /** The labels of the entries on the screen. */
  async labels(): Promise<readonly string[]> {
    await this.rows.first().waitFor();
    // An entry's second line is drawn in the same way.
    const labels = await this.rows.locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
    return labels.map((label) => label.replaceAll('\u00a0', ' ').trim());
  }

  /** What an input box says is wrong or expected. */
  async message(): Promise<string> {
    return (await this.widget.locator('.quick-input-message').innerText()).trim();
  }

  /** Presses the arrow that leads to the question before. */
  async back(): Promise<void> {
    await this.widget.getByRole('button', { name: 'Back' }).click();
  }

  /** What stands in the box. */
  async value(): Promise<string> {
    return this.input.inputValue();
  }

  /** The entry that Enter takes. */
  focused(): Locator {
    return this.rows.and(this.page.locator('.focused'));
  }

  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.expectClosed();
  }

  async expectClosed(): Promise<void> {
    await expect(this.widget).toBeHidden();
  }

  private async words(): Promise<string> {
    if (!(await this.widget.isVisible())) return '';
    const title = await this.widget.locator('.quick-input-title').innerText();
    const placeholder = await this.input.getAttribute('placeholder');
    const message = await this.widget.locator('.quick-input-message').innerText();
    return [title, placeholder, message].filter(Boolean).join('\n');
  }
}
