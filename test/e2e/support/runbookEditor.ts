import type { Locator, Page } from '@playwright/test';

/** A runbook that is followed, in the active editor. */
export class RunbookEditor {
  private readonly editor: Locator;

  constructor(page: Page) {
    this.editor = page.locator('.part.editor .editor-instance').first();
  }

  /** What stands above the lines, a line each. */
  lenses(): Locator {
    return this.editor.locator('.codelens-decoration');
  }

  lens(words: RegExp): Locator {
    return this.editor.locator('.codelens-decoration > *').filter({ hasText: words }).first();
  }

  /** Presses the nth lens of that name from the top, counted from 1. */
  async press(name: string, nth: number): Promise<void> {
    const lens = this.editor.locator('.codelens-decoration a').filter({ hasText: name });
    // They are drawn anew after each change.
    await lens.nth(nth - 1).waitFor();
    await lens.nth(nth - 1).click();
  }

  /** The marks in the gutter from the top, by the names of their pictures. */
  async marks(): Promise<readonly string[]> {
    const marks = await this.editor.locator('.glyph-margin-widgets .cgmr').evaluateAll((elements) =>
      elements.map((element) => ({
        top: element.getBoundingClientRect().top,
        picture: getComputedStyle(element).backgroundImage + getComputedStyle(element, '::before').backgroundImage,
      })),
    );
    return marks
      .sort((a, b) => a.top - b.top)
      .flatMap(({ picture }) => /(done|skipped|open)-(?:light|dark)/.exec(picture)?.[1] ?? []);
  }
}
