import type { Changed } from '../../src/protocol/postMortem/change.ts';
import type { Outcome } from '../../src/protocol/table.ts';
import { mapCaret } from './caret.ts';

/** What keeping in step needs of a control. */
export interface StepControl {
  value: string;
  readonly selection: { readonly start: number; readonly end: number };
  readonly isComposing: boolean;
  select(start: number, end: number): void;
}

export interface StepParts {
  readonly control: StepControl;
  /** Puts `value` in place of `was` in the document. */
  readonly send: (value: string, was: string) => Promise<Outcome<Changed>>;
  /** Of the snapshot that `update` is called for. */
  readonly revision: () => number;
  readonly failed: (outcome: Exclude<Outcome<Changed>, { is: 'ok' }>) => void;
  /** A value that must wait until the field is left, as it would take the field apart. */
  readonly waits?: (value: string) => boolean;
  /** A value that is never sent, as with it the place would be gone: a field that is left so shows the document's again. */
  readonly refuses?: (value: string) => boolean;
}

/**
 * Keeps a control and its place in the document in step. Each keystroke is sent; while one is on its way the last
 * value waits, so that a slow answer never piles up. What the document makes of a value ("a " is written as "a")
 * does not come back into the control while somebody types, nor does anything while an input method is at work.
 */
export class InStep {
  private readonly parts: StepParts;
  private known = '';
  private typed: { readonly local: string; readonly written: string } | undefined;
  private wanted: string | undefined;
  private incoming: { readonly value: string; readonly revision: number } | undefined;
  /** What is older than this was told before the document took the last value. */
  private answered = 0;
  private sending = false;
  /** Whether the field was left since the last keystroke: then nothing waits any longer. */
  private left = false;

  constructor(parts: StepParts) {
    this.parts = parts;
  }

  /** Nothing of the control's is on its way or waits. */
  get settled(): boolean {
    return !this.sending && this.wanted === undefined;
  }

  /** Somebody changed the control's value. */
  input(): void {
    this.wanted = this.parts.control.value;
    this.left = false;
    void this.pump();
  }

  /** The field was left: what waited is sent, and the control shows what the document has. */
  async leave(): Promise<void> {
    this.left = true;
    await this.pump();
    if (!this.settled) return;
    this.typed = undefined;
    if (this.parts.control.value !== this.known) this.parts.control.value = this.known;
  }

  /** The document has this value now. */
  update(value: string): void {
    const revision = this.parts.revision();
    if (revision < this.answered) return;
    if (!this.settled || this.parts.control.isComposing) {
      this.incoming = { value, revision };
      return;
    }
    this.take(value);
  }

  private take(value: string): void {
    this.known = value;
    if (this.typed?.written === value) return;
    this.typed = undefined;
    this.show(value);
  }

  private async pump(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let refused = 0; this.wanted !== undefined && refused < 2;) {
      const local = this.wanted;
      if (this.parts.waits?.(local) === true && !this.left) break;
      this.wanted = undefined;
      if (this.parts.refuses?.(local) === true) {
        this.typed = { local, written: this.known };
        break;
      }
      if (local === (this.typed?.local ?? this.known)) continue;
      const outcome = await this.parts.send(local, this.known);
      if (outcome.is === 'ok') {
        this.answered = outcome.value.revision;
        this.known = outcome.value.written ?? local;
        this.typed = outcome.value.reshaped ? undefined : { local, written: this.known };
        refused = 0;
        continue;
      }
      refused++;
      // The place reads otherwise by now: once more, on what the last snapshot says of it.
      if (outcome.is === 'failure' && outcome.code === 'gone' && this.incoming !== undefined && refused < 2) {
        this.known = this.incoming.value;
        this.wanted ??= local;
      } else {
        this.parts.failed(outcome);
        this.typed = undefined;
      }
    }
    this.sending = false;
    const { incoming } = this;
    this.incoming = undefined;
    if (incoming !== undefined && incoming.revision > this.answered) this.take(incoming.value);
  }

  private show(value: string): void {
    const { control } = this.parts;
    const before = control.value;
    if (before === value) return;
    const { start, end } = control.selection;
    control.value = value;
    control.select(mapCaret(before, value, start), mapCaret(before, value, end));
  }
}
