import type { CheckView, DocumentView } from '../../src/protocol/postMortem/snapshot.ts';
import { badge } from '../kit/badge.ts';
import { make } from '../kit/element.ts';
import { icon } from '../kit/icon.ts';
import type { Desk } from './desk.ts';

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

/** Progress, checks and outline: each leads to its place. */
export class Side {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly go: (line: number) => void;
  private readonly progress = make('progress', { max: 1, value: 0 });
  private readonly progressWords = make('p', { class: 'progress-words' });
  private readonly checks = make('ul', { class: 'checks' });
  private readonly count = badge();
  private readonly outline = make('ul', { class: 'outline' });
  private shownChecks = '';
  private shownOutline = '';

  constructor(desk: Desk, go: (line: number) => void) {
    this.desk = desk;
    this.go = go;
    const { say } = desk;
    this.progress.setAttribute('aria-label', say('Sections written'));
    this.element = make(
      'aside',
      { 'aria-label': say('Overview') },
      this.progressWords,
      this.progress,
      make('h2', {}, say('Checks'), ' ', this.count.element),
      this.checks,
      make('h2', {}, say('Outline')),
      make('nav', { 'aria-label': say('Outline') }, this.outline),
    );
  }

  updateDocument({ sections, timeline, items }: DocumentView): void {
    const { say } = this.desk;
    const counted = sections.filter(({ title, depth }) => title !== '' && depth <= 2);
    const written = counted.filter(({ empty }) => !empty).length;
    this.progress.hidden = counted.length === 0;
    this.progressWords.hidden = counted.length === 0;
    this.progress.max = Math.max(1, counted.length);
    this.progress.value = written;
    this.progressWords.textContent = say('{0} of {1} sections', written, counted.length);
    const key = JSON.stringify([
      sections.map(({ title, empty, line }) => [title, empty, line]),
      timeline.length,
      items.length,
    ]);
    if (key === this.shownOutline) return;
    this.shownOutline = key;
    const named = sections.filter(({ title }) => title !== '');
    this.outline.replaceChildren(
      ...named.map(({ title, depth, empty, holds, line }) => {
        const count = holds === 'timeline' ? timeline.length : holds === 'actionItems' ? items.length : undefined;
        const words = count === undefined ? title : `${title} (${count})`;
        const state = empty ? say('empty') : say('written');
        const row = this.row(empty ? 'circle-large-outline' : 'pass-filled', words, line, state);
        row.classList.toggle('deep', depth > 2);
        row.classList.toggle('empty', empty);
        return row;
      }),
    );
  }

  updateChecks(checks: readonly CheckView[]): void {
    const key = JSON.stringify(checks);
    if (key === this.shownChecks) return;
    this.shownChecks = key;
    const { say } = this.desk;
    this.count.set(checks.length);
    const order = ['error', 'warning', 'information', 'hint'];
    const sorted = [...checks].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.line - b.line);
    this.checks.replaceChildren(
      ...(sorted.length === 0
        ? [make('li', { class: 'none' }, icon('pass'), ' ', say('Nothing is left to look at.'))]
        : sorted.map(({ severity, message, line }) => {
            const row = this.row(icons[severity], message, line, severity);
            row.classList.add(severity);
            return row;
          })),
    );
  }

  private row(picture: string, words: string, line: number, state: string): HTMLElement {
    const press = make('button', { type: 'button', title: state }, icon(picture), make('span', {}, words));
    press.addEventListener('click', () => this.go(line));
    return make('li', {}, press);
  }
}
