import type { SectionView } from '../../src/protocol/postMortem/snapshot.ts';

/** A part of the page that stands for a section of the document. */
export interface Block {
  readonly element: HTMLElement;
  update(section: SectionView, index: number, readOnly: boolean): void;
  focus(): void;
}
