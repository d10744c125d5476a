/** Appending an event against a bare write-and-rename of the same bytes, both flushed to the disk. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printEvent } from '../../src/core/incident/event.ts';
import { nextUlid } from '../../src/core/incident/ulid.ts';
import { openJournal } from '../../src/store/journal.ts';
import { Scribe } from '../support/store/events.ts';
import { nodeFiles } from '../support/store/nodeFiles.ts';
import { medianOfRounds, reportRatio } from '../support/store/rounds.ts';
import { testIds, virtualTime } from '../support/store/virtualTime.ts';

const rounds = 200;
const root = await mkdtemp(join(tmpdir(), 'sitrep-append-'));
try {
  const files = nodeFiles(root);
  const { clock, timers } = virtualTime(Date.now());
  const journal = openJournal({ files, clock, timers, ids: testIds() });
  const scribe = new Scribe(nextUlid(Date.now(), new Uint8Array(10)));
  await journal.append(scribe.declared());
  await journal.list();
  await files.createDirectory('bare');
  const bare = new Scribe(scribe.incident);
  const medians = await medianOfRounds(rounds, {
    append: async () => {
      const appended = await journal.append(scribe.note('Error rate is back to normal since the rollback'));
      if (!appended.ok) throw new Error(JSON.stringify(appended.failure));
    },
    bare: async () => {
      const event = bare.note('Error rate is back to normal since the rollback');
      await files.writeFile('bare/event.tmp', printEvent(event));
      await files.rename('bare/event.tmp', `bare/${event.id}.json`);
    },
  });
  journal.dispose();
  reportRatio('append an event durably', medians.get('append') ?? NaN, medians.get('bare') ?? NaN, 3);
} finally {
  await rm(root, { recursive: true, force: true });
}
