/** What every control that holds a text has in common. */
export interface TextControl {
  readonly element: HTMLElement;
  value: string;
  readonly selection: { readonly start: number; readonly end: number };
  /** An input method is at work: what stands there is not what will. */
  readonly isComposing: boolean;
  select(start: number, end: number): void;
  focus(): void;
  /** What cannot be changed can still be read, selected and copied. */
  setEditable(editable: boolean): void;
  /** Called on each keystroke, paste or drop; of what an input method writes only when it is done. */
  onInput(listener: () => void): void;
  onLeave(listener: () => void): void;
}

export interface TextControlOptions {
  readonly label: string;
  readonly placeholder?: string;
}

/** The part of the browser's own text controls that is used here. */
interface NativeText {
  value: string;
  selectionStart: number | null;
  selectionEnd: number | null;
  setSelectionRange(start: number, end: number): void;
}

/** A control around an element; `native` is the browser's own control inside it, once it is drawn. */
export function textControl(
  element: HTMLElement & { value: string; readOnly: boolean },
  native: () => NativeText | null | undefined,
): TextControl {
  let isComposing = false;
  element.addEventListener('compositionstart', () => {
    isComposing = true;
  });
  element.addEventListener('compositionend', () => {
    isComposing = false;
  });
  return {
    element,
    get isComposing() {
      return isComposing;
    },
    get value() {
      return element.value;
    },
    set value(value) {
      element.value = value;
    },
    get selection() {
      const inner = native();
      return { start: inner?.selectionStart ?? 0, end: inner?.selectionEnd ?? 0 };
    },
    select: (start, end) => native()?.setSelectionRange(start, end),
    focus: () => element.focus(),
    setEditable: (editable) => {
      element.readOnly = !editable;
    },
    onInput: (listener) => {
      element.addEventListener('input', () => {
        if (!isComposing) listener();
      });
      element.addEventListener('compositionend', listener);
    },
    onLeave: (listener) => element.addEventListener('focusout', listener),
  };
}
