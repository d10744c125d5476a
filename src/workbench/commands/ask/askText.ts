import { InputBoxValidationSeverity, l10n, window, type InputBoxValidationMessage } from 'vscode';

import type { Answer, Place } from './answer.ts';
import { setPlace, show } from './show.ts';

/** `error` keeps Enter from being taken; `hint` says how the text is understood. */
export interface Remark {
  readonly kind: 'error' | 'hint';
  readonly message: string;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  /** The part of `value` that is to be written over; all of it when absent. */
  readonly part?: string | undefined;
  readonly place?: Place;
  /** Most characters that the record takes; 20,000 when absent. */
  readonly maxLength?: number;
  /** Dots in place of what is typed. */
  readonly isSecret?: boolean;
  readonly remark?: (text: string) => Remark | undefined;
}

/** Asks for a line of text. What was typed is not lost when the focus moves to look something up. */
export function askText(question: TextQuestion): Promise<Answer<string>> {
  const { title, prompt, placeholder, value = '', part = value, place } = question;
  const input = window.createInputBox();
  input.title = title;
  input.prompt = prompt;
  input.placeholder = placeholder;
  input.value = value;
  const start = Math.max(0, value.indexOf(part));
  input.valueSelection = [start, start + part.length];
  input.ignoreFocusOut = true;
  input.password = question.isSecret ?? false;
  setPlace(input, place);
  return show<string>(input, (finish) => {
    const remarkOn = (text: string): Remark | undefined => tooLong(text, question.maxLength) ?? question.remark?.(text);
    const look = (text: string): void => {
      input.validationMessage = message(remarkOn(text));
    };
    // Nothing written, or a form with gaps, is not wrong yet.
    if (value !== '' && question.part === undefined) look(value);
    return [
      input.onDidChangeValue(look),
      input.onDidTriggerButton(() => finish({ kind: 'back' })),
      input.onDidAccept(() => {
        look(input.value);
        if (remarkOn(input.value)?.kind !== 'error') finish({ kind: 'given', value: input.value });
      }),
    ];
  });
}

/** For texts that must say something. */
export function required(words: string): (text: string) => Remark | undefined {
  return (text) => (text.trim() === '' ? { kind: 'error', message: words } : undefined);
}

function tooLong(text: string, maxLength = 20_000): Remark | undefined {
  if (text.length <= maxLength) return undefined;
  return { kind: 'error', message: l10n.t('At most {0} characters fit; this is {1}.', maxLength, text.length) };
}

function message(remark: Remark | undefined): InputBoxValidationMessage | undefined {
  if (remark === undefined) return undefined;
  const severity = remark.kind === 'error' ? InputBoxValidationSeverity.Error : InputBoxValidationSeverity.Info;
  return { message: remark.message, severity };
}
