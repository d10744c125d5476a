import { expect, test } from 'vitest';
import { textControl } from '../../../webview-ui/kit/control.ts';

test('what an input method writes is told once it is done, and only then', () => {
  const element = Object.assign(new EventTarget(), { value: '' }) as unknown as HTMLTextAreaElement;
  const control = textControl(element, () => undefined);
  const told: string[] = [];
  control.onInput(() => told.push(control.value));
  const fire = (type: string, value: string): void => {
    element.value = value;
    element.dispatchEvent(new Event(type));
  };
  fire('input', 'a');
  fire('compositionstart', 'a');
  fire('input', 'as');
  fire('input', 'aさ');
  expect(control.isComposing).toBe(true);
  expect(told).toEqual(['a']);
  fire('compositionend', 'a差');
  fire('input', 'a差b');
  expect(control.isComposing).toBe(false);
  expect(told).toEqual(['a', 'a差', 'a差b']);
});
