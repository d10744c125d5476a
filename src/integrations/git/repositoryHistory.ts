import type { Change } from '../../core/changes/change.ts';
import type { Commit } from '../../core/changes/history/commit.ts';
import type { Origin } from '../../core/changes/history/commitChange.ts';
import { readHistory, type HistoryChanges } from '../../core/changes/history/readHistory.ts';
import type { KnownFiles } from './commitContent.ts';
import { readDeployTags, type TagTargets } from './deployTags.ts';
import type { GitRepository } from './gitApi.ts';
import { deepenLane, newLane, type Lane } from './lane.ts';
import { originOf } from './origin.ts';
import { withFullShas } from './readCommit.ts';
import { readTips, type Tips } from './tips.ts';

/** What was read of a repository so far. */
export interface HistoryView extends HistoryChanges {
  readonly origin: Origin;
  readonly deploys: readonly Change[];
  readonly lanes: readonly Lane[];
  /** Every commit that was read, by SHA. */
  readonly commits: ReadonlyMap<string, Commit>;
}

/**
 * Reads a repository's log no deeper than asked, and keeps what it read until one of the tips moves: with the same
 * HEAD nothing is read twice, also when two questions come at once.
 */
export class RepositoryHistory {
  /** Of commits whose contents were asked for. */
  readonly files: KnownFiles = new Map();
  /** Ranges that are too long to be read whole, as "base...head" in full SHAs: what lies between two commits stays. */
  readonly tooLong = new Set<string>();
  readonly #targets: TagTargets = new Map();
  #key: string | undefined;
  #lanes: readonly Lane[] = [];
  #changes: { readonly lanes: readonly Lane[]; readonly origin: string; readonly found: HistoryChanges } | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * Goes down by `depths`, asking `isEnough` after each. `repository` is the present API object for this
   * repository: the extension makes new ones all the time.
   */
  read(
    repository: GitRepository,
    tagPatterns: readonly string[],
    depths: readonly number[],
    isEnough: (view: HistoryView) => boolean | Promise<boolean>,
  ): Promise<HistoryView> {
    const reading = this.#turn.then(() => this.#read(repository, tagPatterns, depths, isEnough));
    this.#turn = reading.catch(() => undefined);
    return reading;
  }

  async #read(
    repository: GitRepository,
    tagPatterns: readonly string[],
    depths: readonly number[],
    isEnough: (view: HistoryView) => boolean | Promise<boolean>,
  ): Promise<HistoryView> {
    const tips = await readTips(repository);
    if (tips.key !== this.#key) {
      this.#key = tips.key;
      this.#lanes = lanesOf(tips);
    }
    const origin = originOf(repository);
    let view: HistoryView | undefined;
    for (const depth of depths) {
      await this.#deepen(repository, depth);
      const commits = withFullShas(
        this.#lanes.flatMap((lane) => lane.commits),
        tipsOf(tips),
      );
      const deploys = await readDeployTags({
        repository,
        tags: tips.tags,
        patterns: tagPatterns,
        commits,
        targets: this.#targets,
        origin,
      });
      const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
      view = { ...this.#changesIn(commits, tips, origin), origin, deploys, lanes: this.#lanes, commits: bySha };
      if ((await isEnough(view)) || this.#lanes.every(({ complete }) => complete)) break;
    }
    return view ?? { all: [], landed: new Set(), origin, deploys: [], lanes: [], commits: new Map() };
  }

  async #deepen(repository: GitRepository, depth: number): Promise<void> {
    const deeper: Lane[] = [];
    for (const lane of this.#lanes) deeper.push(await deepenLane(repository, lane, depth));
    if (deeper.some((lane, index) => lane !== this.#lanes[index])) this.#lanes = deeper;
  }

  /** Reading 5,000 messages takes a while: done once for what was loaded. */
  #changesIn(commits: readonly Commit[], tips: Tips, origin: Origin): HistoryChanges {
    const name = `${origin.repository} ${origin.remote?.page ?? ''}`;
    if (this.#changes?.lanes === this.#lanes && this.#changes.origin === name) return this.#changes.found;
    const found = readHistory(commits, tipsOf(tips), origin);
    this.#changes = { lanes: this.#lanes, origin: name, found };
    return found;
  }
}

function tipsOf({ head, others }: Tips): readonly string[] {
  return head === undefined ? others : [head, ...others];
}

/** The branch checked out, in order of dates; then what the other tips have beyond it. */
function lanesOf({ head, others }: Tips): readonly Lane[] {
  const lanes = head === undefined ? [] : [newLane()];
  if (others.length === 0) return lanes;
  return [...lanes, newLane(head === undefined ? [...others] : [...others, `^${head}`])];
}
