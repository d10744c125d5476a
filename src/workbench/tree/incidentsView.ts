import { Disposable, EventEmitter, l10n, window, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import { lazily } from '../../app/lazily.ts';
import type { Failure } from '../../core/failure.ts';
import { isEnded, isWorking } from '../../core/incident/phase.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Result } from '../../core/result.ts';
import type { Parts } from '../parts.ts';
import type { Offers } from '../runbook/offers.ts';
import { onDidChangeSetting, timeZone } from '../settings/settings.ts';
import { createTicker, type Ticker } from '../host/ticker.ts';
import type { TreeNode } from './node.ts';
import type { SuspectsSeen } from './rows/context.ts';
import { activeId, endedRowId } from './rows/rowIds.ts';
import { treeItem } from './treeItem.ts';
import { TreeModel } from './treeModel.ts';
import { incidentsBadge, incidentsMessage } from './viewWords.ts';

type ViewParts = Pick<Parts, 'incidents' | 'current' | 'playbook' | 'runbooks' | 'clock' | 'suspects' | 'changes'> &
  Partial<Pick<Parts, 'outbox'>>;

/** How many ended incidents are shown at first, and how many more each time. */
const endedPage = 20;
const minuteMs = 60_000;

/** How a row is made is not read before somebody looks: it is a quarter of what the start would read. */
const rowsPart = lazily(() => import('./incidentRows.ts'));

/** The view "Incidents". It reads the record when it is first looked at, never before. */
export class IncidentsView implements TreeDataProvider<TreeNode> {
  readonly view: TreeView<TreeNode>;
  readonly onDidChangeTreeData;
  private readonly changed = new EventEmitter<TreeNode[] | undefined>();
  private readonly model = new TreeModel();
  private readonly ticker: Ticker;
  private readonly parts: ViewParts;
  /** Ended incidents whose rows were opened, as last read. */
  private readonly opened = new Map<string, Result<IncidentState, Failure>>();
  private readonly disposables: readonly { dispose(): unknown }[];
  private offers?: Offers;
  private readonly allSuspects = new Set<string>();
  private readonly suspects: SuspectsSeen;
  private endedShown = endedPage;
  private rows?: Awaited<ReturnType<typeof rowsPart>>;

  constructor(parts: ViewParts, view: TreeView<TreeNode>) {
    this.parts = parts;
    this.view = view;
    this.onDidChangeTreeData = this.changed.event;
    this.ticker = createTicker(parts.clock, () => this.draw());
    this.suspects = {
      of: (incident) => parts.suspects.of(incident),
      peek: (incident) => parts.suspects.peek(incident),
      showsAll: (incident) => this.allSuspects.has(incident),
      deployers: new Set(parts.changes.deployers.map(({ name }) => name)),
      logging: new Set(
        parts.changes.deployHistories.flatMap((vendor) => (vendor.errorLines === undefined ? [] : [vendor.name])),
      ),
    };
    this.disposables = [
      this.changed,
      this.ticker,
      parts.incidents.onDidChange(() => this.follow()),
      parts.current.onDidChange(() => this.redraw()),
      parts.playbook.onDidChange(() => this.redraw()),
      ...(parts.outbox === undefined ? [] : [parts.outbox.onDidChange(() => this.redraw())]),
      parts.runbooks.onDidChange(() => this.redraw()),
      parts.suspects.onDidChange(() => this.redraw()),
      onDidChangeSetting('timeZone', () => this.redraw()),
      this.view.onDidChangeVisibility(() => this.redraw()),
    ];
    this.redraw();
  }

  getTreeItem(handle: TreeNode): TreeItem {
    return treeItem(this.model.current(handle));
  }

  getParent(handle: TreeNode): TreeNode | undefined {
    return this.model.parent(handle);
  }

  async getChildren(handle?: TreeNode): Promise<TreeNode[]> {
    if (handle === undefined && this.parts.incidents.snapshot.load === 'idle') this.load();
    if (handle?.ref.kind === 'incident' && handle.id === endedRowId(handle.ref.incident)) {
      await this.readEnded(handle.ref.incident);
    }
    return [...this.model.children(handle)];
  }

  /**
   * Shows an incident and what is under it. One that is not in the view is passed over. It is not selected: a selected
   * row loses its icon's colour, which tells the severity, and gives its description's room to buttons.
   */
  async reveal(incident: string): Promise<void> {
    this.rows ??= await rowsPart();
    this.redraw();
    const handle = this.model.find(activeId(incident)) ?? this.model.find(endedRowId(incident));
    if (handle !== undefined) await this.view.reveal(handle, { select: false, focus: false, expand: true });
  }

  showMore(): void {
    this.endedShown += endedPage;
    this.redraw();
  }

  showAllSuspects(incident: string): void {
    this.allSuspects.add(incident);
    this.redraw();
  }

  dispose(): void {
    Disposable.from(...this.disposables).dispose();
  }

  private load(): void {
    const { incidents } = this.parts;
    void window.withProgress({ location: { viewId: 'sitrep.incidents' } }, () => incidents.reload());
  }

  private async readEnded(incident: string): Promise<void> {
    this.opened.set(incident, await this.parts.incidents.get(incident));
    this.redraw();
  }

  /** The incidents have changed: ended ones that are open here show what their records say now. */
  private follow(): void {
    this.redraw();
    if (this.opened.size > 0) void this.rereadEnded();
  }

  private async rereadEnded(): Promise<void> {
    let isDifferent = false;
    for (const [incident, before] of [...this.opened]) {
      const now = await this.parts.incidents.get(incident);
      if (now.ok ? !isEnded(now.value.phase) : now.failure.code === 'noSuchIncident') this.opened.delete(incident);
      else this.opened.set(incident, now);
      isDifferent ||= !now.ok || !before.ok || now.value !== before.value;
    }
    if (isDifferent) this.redraw();
  }

  private redraw(): void {
    this.ticker.poke();
  }

  /** Answers when ages and clocks next read differently, as long as somebody sees them. */
  private draw(): number | undefined {
    const { incidents, current, playbook, clock } = this.parts;
    const { snapshot } = incidents;
    // Nobody has looked yet. Times are what costs: the first look-up of the zone alone takes some 10 ms of the start.
    if (snapshot.load === 'idle' && snapshot.active.length === 0) return undefined;
    if (this.rows === undefined) {
      void rowsPart().then((rows) => {
        this.rows = rows;
        this.redraw();
      });
      return undefined;
    }
    const nowMs = clock.now();
    this.offers ??= new this.rows.Offers(this.parts.runbooks);
    const roots = this.rows.incidentNodes({
      snapshot,
      currentId: current.state?.id,
      playbook: playbook.current(),
      outbox: this.parts.outbox?.entries ?? [],
      nowMs,
      timeZone: timeZone(),
      endedShown: this.endedShown,
      opened: this.opened,
      offers: this.offers,
      suspects: this.suspects,
      say: l10n.t,
    });
    const redraw = this.model.replace(roots);
    this.view.badge = incidentsBadge(snapshot.active.filter(({ phase }) => isWorking(phase)).length, l10n.t);
    this.lookForRunbooks();
    const message = roots.length === 0 ? '' : incidentsMessage(snapshot, l10n.t);
    // Setting it draws the view's head again, also when it is the same.
    if (message !== (this.view.message ?? '')) this.view.message = message;
    if (redraw === 'everything') this.changed.fire(undefined);
    else if (redraw !== 'nothing') this.changed.fire([...redraw]);
    return this.view.visible && snapshot.active.length > 0 ? nowMs + minuteMs - (nowMs % minuteMs) : undefined;
  }

  /** Who works on an incident is shown what fits it; nobody else has the workspace searched. */
  private lookForRunbooks(): void {
    const { incidents, runbooks } = this.parts;
    if (runbooks.load !== 'idle' || !this.view.visible) return;
    if (incidents.snapshot.active.some(({ phase }) => isWorking(phase))) void runbooks.read();
  }
}

export function createIncidentsView(parts: ViewParts, view: TreeView<TreeNode>): IncidentsView {
  return new IncidentsView(parts, view);
}
