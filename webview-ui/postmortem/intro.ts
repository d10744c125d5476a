import { make } from '../kit/element.ts';
import { renderBlocks } from '../markdown/render.ts';
import type { Desk } from './desk.ts';

/** What is written above a section's list; read here, edited in the text. */
export class Intro {
  readonly element = make('div', { class: 'preview intro' });
  private readonly desk: Desk;
  private shown: string | undefined;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  update(markdown: string): void {
    if (this.shown === markdown) return;
    this.shown = markdown;
    this.element.replaceChildren(...renderBlocks(markdown, this.desk.rendering()));
  }
}
