import type { Locator, Page } from '@playwright/test';

/** The toasts at the lower right. */
export class Notifications {
  private readonly toasts: Locator;

  constructor(page: Page) {
    this.toasts = page.locator('.notifications-toasts .notification-list-item');
  }

  /** The toast with these words. */
  withText(words: string | RegExp): Locator {
    return this.toasts.filter({ hasText: words });
  }

  async texts(): Promise<readonly string[]> {
    return this.toasts.locator('.notification-list-item-message').allInnerTexts();
  }

  /** Presses a button of the toast with these words. */
  async press(words: string | RegExp, button: string): Promise<void> {
    await this.withText(words).getByRole('button', { name: button, exact: true }).click();
  }

  /** Waits for the toast with these words and closes it. */
  async dismiss(words: string | RegExp): Promise<void> {
    const toast = this.withText(words);
    await toast.hover();
    await toast.locator('.codicon-notifications-clear').click();
    await toast.waitFor({ state: 'hidden' });
  }
}
