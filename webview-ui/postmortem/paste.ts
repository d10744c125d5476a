import { markdownFromHtml } from '../markdown/fromHtml.ts';
import type { Desk } from './desk.ts';

const pictureBytesAtMost = 10_000_000;

/** Takes pictures and formatted text that are pasted or dropped; plain text is left to the browser. */
export function takePastes(element: HTMLElement, desk: Desk, insert: (markdown: string) => void): void {
  const take = (event: Event, data: DataTransfer | null): void => {
    const pictures = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (pictures.length > 0) {
      event.preventDefault();
      for (const picture of pictures) void store(picture, desk, insert);
      return;
    }
    const html = data?.getData('text/html') ?? '';
    if (!/<(?:b|strong|i|em|a|ul|ol|code|pre|table|h\d|blockquote|span)\b/iu.test(html)) return;
    const markdown = markdownFromHtml(html);
    if (markdown === '') return;
    event.preventDefault();
    insert(markdown);
  };
  element.addEventListener('paste', (event) => take(event, event.clipboardData));
  element.addEventListener('drop', (event) => take(event, event.dataTransfer));
}

async function store(picture: File, desk: Desk, insert: (markdown: string) => void): Promise<void> {
  if (picture.size > pictureBytesAtMost) {
    desk.announce(desk.say('{0} is larger than 10 MB. Store it elsewhere and link it.', picture.name));
    return;
  }
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const { name, type } = picture;
  const stored = await desk.call('storePicture', { name, type, base64: btoa(binary) });
  if (stored.is === 'ok') insert(stored.value.markdown);
  else desk.failed(stored);
}
