import type { TextDocument } from 'vscode';
import { lazily } from '../../../app/lazily.ts';
import type { PlaybookReading } from '../../../core/playbook/reading.ts';

const reader = lazily(() => import('../../../core/playbook/readPlaybook.ts'));

/** What a playbook says as it stands in the editor; one text is read once, whoever asks. */
export class PlaybookReadings {
  private readonly known = new WeakMap<TextDocument, { readonly version: number; readonly reading: PlaybookReading }>();

  async of(document: TextDocument): Promise<PlaybookReading> {
    const { readPlaybook } = await reader();
    const before = this.known.get(document);
    const { version } = document;
    if (before?.version === version) return before.reading;
    const reading = readPlaybook(document.getText());
    this.known.set(document, { version, reading });
    return reading;
  }
}
