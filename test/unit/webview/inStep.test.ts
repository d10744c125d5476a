import { describe, expect, test } from 'vitest';
import type { Changed } from '../../../src/protocol/postMortem/change.ts';
import type { Outcome } from '../../../src/protocol/table.ts';
import { mapCaret } from '../../../webview-ui/postmortem/caret.ts';
import { InStep } from '../../../webview-ui/postmortem/inStep.ts';

/** A control and a document that answers when it is told to. */
function bench(
  written: (value: string) => string = (value) => value,
  waits: (value: string) => boolean = () => false,
  refuses: (value: string) => boolean = () => false,
) {
  const control = { value: '', selection: { start: 0, end: 0 }, isComposing: false, select: () => undefined };
  const sent: string[] = [];
  const answers: ((outcome: Outcome<Changed>) => void)[] = [];
  let revision = 1;
  const step = new InStep({
    control,
    send: (value, was) => {
      sent.push(`${was}>${value}`);
      return new Promise((resolve) => answers.push(resolve));
    },
    revision: () => revision,
    failed: () => sent.push('failed'),
    waits,
    refuses,
  });
  const settle = (): Promise<void> => Promise.resolve().then(() => undefined);
  return {
    control,
    step,
    sent,
    type: (value: string) => {
      control.value = value;
      step.input();
    },
    answer: async (value: string): Promise<void> => {
      revision += 1;
      answers.shift()?.({ is: 'ok', value: { revision, written: written(value), reshaped: false } });
      await settle();
    },
    refuse: async (code: string): Promise<void> => {
      answers.shift()?.({ is: 'failure', code, message: '' });
      await settle();
    },
    tell: (value: string, at = revision) => {
      const now = revision;
      revision = at;
      step.update(value);
      revision = now;
    },
  };
}

describe('a field in step with the document', () => {
  test('sends one value at a time, and the last one typed meanwhile', async () => {
    const { type, answer, sent, step } = bench();
    type('a');
    type('ab');
    type('abc');
    expect(sent).toEqual(['>a']);
    await answer('a');
    expect(sent).toEqual(['>a', 'a>abc']);
    await answer('abc');
    expect(step.settled).toBe(true);
  });

  test('does not take back what was typed since a snapshot was made', async () => {
    const { type, answer, tell, control } = bench();
    type('a');
    await answer('a');
    type('ab');
    tell('a', 2);
    await answer('ab');
    tell('a', 2);
    expect(control.value).toBe('ab');
    tell('ab');
    expect(control.value).toBe('ab');
  });

  test('keeps what the document writes otherwise while somebody types, and shows it when the field is left', async () => {
    const { type, answer, tell, control, step } = bench((value) => value.trim());
    type('a ');
    await answer('a ');
    tell('a');
    expect(control.value).toBe('a ');
    await step.leave();
    expect(control.value).toBe('a');
  });

  test('holds back what must wait until the field is left, also behind a value that is on its way', async () => {
    const { type, answer, sent, step } = bench(undefined, (value) => value.endsWith('-'));
    type('a');
    type('a-');
    await answer('a');
    expect(sent).toEqual(['>a']);
    type('a-b');
    expect(sent).toEqual(['>a', 'a>a-b']);
    await answer('a-b');
    type('a-b-');
    const leaving = step.leave();
    expect(sent.at(-1)).toBe('a-b>a-b-');
    await answer('a-b-');
    await leaving;
    expect(step.settled).toBe(true);
  });

  test('never sends what would end its place, leaves it to who types, and shows the document when it is left', async () => {
    const { type, answer, tell, sent, control, step } = bench(undefined, undefined, (value) => value === '');
    tell('a');
    type('');
    tell('a', 2);
    expect(control.value).toBe('');
    type('b');
    await answer('b');
    expect(sent).toEqual(['a>b']);
    type('');
    await step.leave();
    expect(sent).toEqual(['a>b']);
    expect(control.value).toBe('b');
  });

  test('takes what others write once it is at rest', async () => {
    const { type, answer, tell, control } = bench();
    type('a');
    tell('z', 9);
    expect(control.value).toBe('a');
    await answer('a');
    expect(control.value).toBe('z');
  });

  test('takes nothing while an input method is at work, and the last of it afterwards', async () => {
    const { type, tell, control, sent, step } = bench();
    tell('a');
    control.isComposing = true;
    control.value = 'aさ';
    tell('b', 8);
    tell('z', 9);
    expect(control.value).toBe('aさ');
    control.isComposing = false;
    type('a');
    await step.leave();
    expect(sent).toEqual([]);
    expect(control.value).toBe('z');
  });

  test('tries once more on what the place reads by now', async () => {
    const { type, refuse, tell, sent } = bench();
    type('a');
    tell('z', 9);
    await refuse('gone');
    expect(sent).toEqual(['>a', 'z>a']);
    await refuse('gone');
    expect(sent).toEqual(['>a', 'z>a', 'failed']);
  });
});

test.each([
  ['ab', 'xab', 1, 2],
  ['abc', 'abXc', 1, 1],
  ['abc', 'c', 3, 1],
  ['hello world', 'hello big world', 11, 15],
])('a caret keeps to its words: %s → %s', (before, after, caret, wanted) => {
  expect(mapCaret(before, after, caret)).toBe(wanted);
});
