import type { DocumentView, DrawingView, SectionView, TrackerView } from '../../src/protocol/postMortem/snapshot.ts';
import { make, setChildren } from '../kit/element.ts';
import type { Block } from './block.ts';
import type { Desk } from './desk.ts';
import { ItemsBlock } from './itemsBlock.ts';
import { SectionEditor } from './sectionEditor.ts';
import { TimelineBlock } from './timelineBlock.ts';

/** The sections of the document, each in its own editor, which stays while its section does. */
export class Parts {
  readonly element = make('div', { class: 'parts' });
  private readonly desk: Desk;
  private blocks = new Map<string, Block>();
  private sections: readonly SectionView[] = [];
  private drawing: DrawingView | undefined;
  private tracker: TrackerView | undefined;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  update({ sections, timeline, items, readOnly }: DocumentView): void {
    const seen = new Map<string, number>();
    const next = new Map<string, Block>();
    sections.forEach((section, index) => {
      const name = `${section.holds} ${section.depth} ${section.title}`;
      const count = seen.get(name) ?? 0;
      seen.set(name, count + 1);
      const key = `${name} ${count}`;
      const block = this.blocks.get(key) ?? this.make(section);
      next.set(key, block);
      block.update(section, index, readOnly);
      if (block instanceof TimelineBlock) block.updateEntries(timeline);
      if (block instanceof ItemsBlock) block.updateItems(items);
    });
    this.blocks = next;
    this.sections = sections;
    setChildren(
      this.element,
      [...next.values()].map(({ element }) => element),
    );
    if (this.drawing !== undefined) this.updateDrawing(this.drawing);
    for (const block of next.values()) if (block instanceof ItemsBlock) block.track(this.tracker);
  }

  updateDrawing(drawing: DrawingView): void {
    this.drawing = drawing;
    for (const block of this.blocks.values()) if (block instanceof TimelineBlock) block.updateDrawing(drawing);
  }

  updateTracker(tracker: TrackerView): void {
    this.tracker = tracker.available ? tracker : undefined;
    for (const block of this.blocks.values()) if (block instanceof ItemsBlock) block.track(this.tracker);
  }

  /** Goes to what stands on a line of the file. */
  reveal(line: number): boolean {
    const blocks = [...this.blocks.values()];
    for (const block of blocks) {
      if ((block instanceof TimelineBlock || block instanceof ItemsBlock) && block.showLine(line)) return true;
    }
    const index = this.sections.filter((section) => section.line <= line).length - 1;
    const block = blocks[index];
    if (block === undefined) return false;
    block.element.scrollIntoView({ block: 'start' });
    block.focus();
    return true;
  }

  private make(section: SectionView): Block {
    if (section.holds === 'timeline') return new TimelineBlock(this.desk, section.title);
    if (section.holds === 'actionItems') return new ItemsBlock(this.desk, section.title);
    return new SectionEditor(this.desk, section);
  }
}
