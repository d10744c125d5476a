import { formatDate, formatTime } from '../../src/core/moment.ts';
import type { DrawingView, MarkView } from '../../src/protocol/postMortem/snapshot.ts';
import { button } from '../kit/button.ts';
import { make, makeSvg } from '../kit/element.ts';
import type { Desk } from './desk.ts';
import { placeLabels, type PlacedLabel } from './labels.ts';

/** Rows of names above the line, as many as they need: all milestones may fall into the same minutes. */
const mostNameRows = 5;
const rowHeight = 13;
const lineBelowTop = 28;
const heightBelowTop = lineBelowTop + 38;
const padding = 14;
const mostZoom = 64;

/** The incident drawn on a line: impact window, milestones, changes and entries; each mark opens what it stands for. */
export class TimelineDrawing {
  readonly element: HTMLElement;
  private readonly desk: Desk;
  private readonly showEntry: (index: number) => void;
  private readonly scroller = make('div', { class: 'line', tabindex: -1 });
  private readonly durations = make('dl', { class: 'durations' });
  private readonly bar: HTMLElement;
  private drawing: DrawingView | undefined;
  private zoom = 1;
  private drawn = '';

  constructor(desk: Desk, showEntry: (index: number) => void) {
    this.desk = desk;
    this.showEntry = showEntry;
    const { say } = desk;
    const tool = (label: string, icon: string, factor: number): HTMLElement =>
      button({ label, icon, look: 'icon', press: () => this.setZoom(factor === 0 ? 1 : this.zoom * factor) }).element;
    this.bar = make(
      'div',
      { class: 'zoom' },
      tool(say('Zoom in'), 'zoom-in', 2),
      tool(say('Zoom out'), 'zoom-out', 0.5),
      tool(say('Show all'), 'screen-full', 0),
    );
    this.element = make('div', { class: 'drawing', hidden: true }, this.bar, this.scroller, this.durations);
    this.scroller.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        this.setZoom(this.zoom * (event.deltaY < 0 ? 1.25 : 0.8));
      },
      { passive: false },
    );
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  update(drawing: DrawingView): void {
    this.drawing = drawing;
    this.element.hidden = drawing.marks.length < 2;
    this.durations.replaceChildren(
      ...drawing.durations.map(({ name, length, how }) =>
        make('div', { title: how }, make('dt', {}, name), make('dd', {}, length), make('dd', { class: 'how' }, how)),
      ),
    );
    this.draw();
  }

  private setZoom(zoom: number): void {
    const { scroller } = this;
    const middle = (scroller.scrollLeft + scroller.clientWidth / 2) / Math.max(1, scroller.scrollWidth);
    this.zoom = Math.min(mostZoom, Math.max(1, zoom));
    this.draw();
    scroller.scrollLeft = middle * scroller.scrollWidth - scroller.clientWidth / 2;
  }

  private draw(): void {
    const { drawing } = this;
    const width = Math.max(280, this.element.clientWidth - 2) * this.zoom;
    if (drawing === undefined || drawing.marks.length < 2 || this.element.clientWidth === 0) return;
    const key = JSON.stringify([drawing, Math.round(width)]);
    if (key === this.drawn) return;
    this.drawn = key;
    const times = [
      ...drawing.marks.map(({ atMs }) => atMs),
      ...drawing.impact.flatMap(({ fromMs, toMs }) => [fromMs, toMs]),
    ];
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const scale = (ms: number): number => padding + ((ms - first) / Math.max(1, last - first)) * (width - 2 * padding);
    const print = (ms: number): string => formatTime(ms, drawing.timeZone);
    const days = formatDate(first, drawing.timeZone) !== formatDate(last, drawing.timeZone);
    const names = placeNames(drawing, scale, width);
    const top = 4 + rowHeight * Math.max(1, ...[...names.values()].map(({ row }) => row + 1));
    const [lineY, height] = [top + lineBelowTop, top + heightBelowTop];
    const svg = makeSvg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'group' });
    svg.setAttribute('aria-label', this.desk.say('Time line from {0} to {1}', print(first), print(last)));
    for (const { fromMs, toMs } of drawing.impact) {
      const box = { x: scale(fromMs), y: top, width: Math.max(2, scale(toMs) - scale(fromMs)), height: 40, rx: 3 };
      svg.append(makeSvg('rect', { class: 'impact', ...box }));
    }
    svg.append(makeSvg('line', { class: 'axis', x1: padding, x2: width - padding, y1: lineY, y2: lineY }));
    for (const ms of [first, last]) {
      const text = days ? `${formatDate(ms, drawing.timeZone)} ${print(ms)}` : print(ms);
      const anchor = ms === first ? 'start' : 'end';
      svg.append(makeSvg('text', { class: 'time', x: scale(ms), y: height - 6, 'text-anchor': anchor }, text));
    }
    svg.append(...this.marks(drawing, { scale, print, names, top }));
    this.scroller.replaceChildren(svg);
  }

  private marks(drawing: DrawingView, { scale, print, names, top }: Scale): readonly SVGElement[] {
    // What matters most comes last, on top.
    const sorted = [...drawing.marks].sort((a, b) => weight(a) - weight(b) || a.atMs - b.atMs);
    return sorted.map((mark) => {
      const x = scale(mark.atMs);
      const words = `${print(mark.atMs)} ${mark.label}`;
      const group = makeSvg(
        'g',
        { class: `mark ${mark.kind}`, role: 'button', tabindex: mark.kind === 'entry' ? -1 : 0, 'aria-label': words },
        makeSvg('title', {}, words),
        shape(mark, x, top),
      );
      const place = names.get(mark);
      if (place !== undefined) {
        const at = { x, y: 11 + place.row * rowHeight, 'text-anchor': place.anchor };
        group.append(makeSvg('text', { ...at, class: 'label' }, mark.label));
      }
      const act = (): void => this.act(mark);
      group.addEventListener('click', act);
      group.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        act();
      });
      return group;
    });
  }

  private act({ index, entry }: MarkView): void {
    if (index !== undefined) this.showEntry(index);
    else if (entry !== undefined) void this.desk.call('openSource', { entry });
  }
}

interface Scale {
  readonly scale: (ms: number) => number;
  readonly print: (ms: number) => string;
  readonly names: ReadonlyMap<MarkView, PlacedLabel>;
  /** Where the marks begin, below the names. */
  readonly top: number;
}

function placeNames(
  { marks }: DrawingView,
  scale: (ms: number) => number,
  width: number,
): ReadonlyMap<MarkView, PlacedLabel> {
  const named = marks.filter((mark) => weight(mark) === 2).sort((a, b) => a.atMs - b.atMs);
  const places = placeLabels(
    named.map(({ atMs, label }) => ({ x: scale(atMs), text: label })),
    { width, rows: mostNameRows },
  );
  return new Map(
    named.flatMap((mark, index) => {
      const place = places[index];
      return place === undefined ? [] : [[mark, place] as const];
    }),
  );
}

function weight({ kind }: MarkView): number {
  return kind === 'entry' ? 0 : kind === 'change' || kind === 'culprit' ? 1 : 2;
}

/** Kinds differ in shape as well as in colour. */
function shape({ kind }: MarkView, x: number, top: number): SVGElement {
  const lineY = top + lineBelowTop;
  switch (kind) {
    case 'entry':
      return makeSvg('circle', { cx: x, cy: lineY, r: 4 });
    case 'change':
    case 'culprit':
      return makeSvg('path', { d: `M${x} ${lineY - 8} l7 8 l-7 8 l-7 -8 z` });
    default:
      return makeSvg('path', { d: `M${x - 1.5} ${top} h3 v${lineBelowTop - 6} l5 8 l-6.5 8 l-6.5 -8 l5 -8 z` });
  }
}
