import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from './support/fixtures.ts';
import { Sitrep } from './support/sitrep.ts';
import { Workbench } from './support/workbench.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

const secondMs = 1_000;

test('two windows see each other at once and agree when both resolve', async ({ workbench, sitrep, host, record }) => {
  const other = new Workbench(await workbench.page.context().newPage(), host.server);
  await other.open(host.folder);
  const second = new Sitrep(other);
  await second.open();
  await expect(second.welcome()).toContainText('No incident is active.');

  await sitrep.declare({ title: 'Orders are lost' });
  await expect(second.incidents.row('Orders are lost')).toBeVisible();

  await sitrep.run('Add note…');
  await workbench.quickInput.type('Seen from the other side');
  const seen = second.incidents.row(/Seen from the other side/).waitFor({ timeout: 10_000 });
  await workbench.quickInput.accept();
  await expect.poll(() => record.types()).toContain('noteAdded');
  const writtenAt = performance.now();
  await seen;
  const delayMs = performance.now() - writtenAt;
  console.log(`the other window showed the entry ${delayMs.toFixed(0)} ms after it was on the disk`);
  expect(delayMs).toBeLessThan(secondMs);

  await Promise.all([sitrep, second].map(resolve));
  const resolved = /^Orders are lost/;
  await expect(sitrep.incidents.row(resolved)).toContainText('Resolved');
  await expect(second.incidents.row(resolved)).toContainText('Resolved');
  expect(record.types().filter((type) => type === 'declared')).toHaveLength(1);
  expect(record.types().filter((type) => type === 'phaseChanged').length).toBeGreaterThanOrEqual(1);
  await other.leave();
});

async function resolve({ workbench }: Sitrep): Promise<void> {
  await workbench.command('Sitrep: Resolve incident…');
  for (const criterion of ['Service restored', 'Root cause known', 'Monitoring stable', 'No new errors']) {
    await workbench.quickInput.choose(criterion, 'Yes');
  }
  await workbench.quickInput.expectClosed();
}

test('a killed extension host loses nothing that a command reported', async ({ workbench, sitrep, host, record }) => {
  await sitrep.declare({ title: 'Checkout is down' });
  await sitrep.run('Add note…');
  await workbench.quickInput.answer('What did you see or do?', 'The last thing before the crash');
  await expect(sitrep.incidents.row(/The last thing before the crash/)).toBeVisible();

  const hosts = extensionHosts(host.dataDir);
  expect(hosts.length).toBeGreaterThan(0);
  for (const pid of hosts) process.kill(pid, 'SIGKILL');
  await workbench.reload();
  await sitrep.open();
  await sitrep.incidents.expand('Checkout is down');
  await expect(sitrep.incidents.row(/The last thing before the crash/)).toBeVisible();
  expect(record.types()).toEqual(['declared', 'noteAdded']);
});

/** Process ids of the extension hosts that this server started. */
function extensionHosts(dataDir: string): readonly number[] {
  const read = (pid: string, file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8');
    } catch {
      return '';
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, /^\d+ \(.*\) \S (\d+)/s.exec(read(pid, 'stat'))?.[1]]));
  const servers = new Set(pids.filter((pid) => read(pid, 'cmdline').includes(dataDir)));
  const isBelow = (pid: string | undefined): boolean =>
    pid !== undefined && (servers.has(pid) || isBelow(parents.get(pid)));
  return pids.filter((pid) => read(pid, 'cmdline').includes('extensionHost') && isBelow(pid)).map(Number);
}
