import { Uri, workspace, type TextDocument } from 'vscode';
import type { RunbookFile } from '../../app/runs.ts';
import type { PlaybookFile } from '../parts.ts';
import { readTextFile } from '../files/textFile.ts';

const maxBytes = 5_000_000;

/**
 * Runbooks as they stand at this moment: in the editor where the file is open, unsaved changes included, else on the
 * disk. What a run shows and what it would run is read from here and not from what was read when the window started.
 */
export class RunbookTexts {
  private readonly playbook: PlaybookFile;
  private readonly read = new WeakMap<TextDocument, { readonly version: number; readonly files: Promise<Files> }>();

  constructor(playbook: PlaybookFile) {
    this.playbook = playbook;
  }

  /** All runbooks of a document: one, or those that a playbook holds. */
  in(document: TextDocument): Promise<Files> {
    const before = this.read.get(document);
    if (before?.version === document.version) return before.files;
    const files = this.understand(document.getText(), document.uri);
    this.read.set(document, { version: document.version, files });
    return files;
  }

  /** The runbook that a run is of; undefined when its file, or its part of the playbook, is gone. */
  async at(address: string): Promise<RunbookFile | undefined> {
    const uri = fileOf(address);
    const document = workspace.textDocuments.find((each) => String(each.uri) === String(uri));
    const files = document === undefined ? await this.onDisk(uri) : await this.in(document);
    return files.find((file) => file.uri === address);
  }

  private async onDisk(uri: Uri): Promise<Files> {
    const file = await readTextFile(uri, maxBytes);
    return file.kind === 'text' ? this.understand(file.text, uri) : [];
  }

  /** The Markdown parser loads with the first document that is read. */
  private async understand(text: string, uri: Uri): Promise<Files> {
    const place = { uri: uri.toString(), path: workspace.asRelativePath(uri) };
    if (String(uri) !== String(this.playbook.uri)) {
      const { readRunbook } = await import('../../core/runbook/understandRunbook.ts');
      return [{ ...place, runbook: readRunbook(text, place.path) }];
    }
    const [{ readPlaybook }, { completePlaybook }, { defaultPlaybook }, { playbookRunbookFiles }] = await Promise.all([
      import('../../core/playbook/readPlaybook.ts'),
      import('../../core/playbook/completePlaybook.ts'),
      import('../../core/playbook/default/defaultPlaybook.ts'),
      import('../playbook/playbookRunbookFiles.ts'),
    ]);
    return playbookRunbookFiles(completePlaybook(readPlaybook(text), defaultPlaybook), place);
  }
}

type Files = readonly RunbookFile[];

/** A playbook's own runbook is named by a fragment; the file is the same. */
export function fileOf(address: string): Uri {
  return Uri.parse(address.replace(/#.*$/su, ''));
}
