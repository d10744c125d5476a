import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from './support/fixtures.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

const megabytes50 = Buffer.alloc(50 * 1024 * 1024, 'x');

test('damaged event files are one quiet row; the incident and the others stand', async ({
  workbench,
  sitrep,
  record,
}) => {
  const incident = record.declare('Checkout is down');
  const id = (n: number): string => `01ARZ3NDEKTSV4RRFFQ69G5F${String(n).padStart(2, '0')}`;
  record.writeFile(`${incident}/events/${id(1)}.json`, '{"v":1,"id":"01ARZ3');
  record.writeFile(`${incident}/events/${id(2)}.json`, new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]));
  record.writeFile(`${incident}/events/${id(3)}.json`, megabytes50);
  record.writeFile('index.json', '{"not": "an index"');
  record.declare('Search is slow', { severity: 3 });
  await sitrep.run('Refresh');
  await expect(sitrep.incidents.row('Checkout is down')).toBeVisible();
  await expect(sitrep.incidents.row('Search is slow')).toBeVisible();
  const problems = sitrep.incidents.row(/3 files/);
  await expect(problems).toHaveCount(1);
  await expect(workbench.page.locator('.notification-toast')).toHaveCount(0);
  await workbench.screenshot('damage-unreadable-files');
});

test('an event of a newer version is one line, and its incident goes on', async ({ sitrep, record }) => {
  const incident = record.declare('Checkout is down');
  const event = {
    v: 9,
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    incident,
    at: new Date().toISOString(),
    recordedAt: new Date().toISOString(),
    by: { name: 'Ada' },
    type: 'weatherObserved',
    data: { clouds: 7 },
  };
  record.writeFile(`${incident}/events/${event.id}.json`, JSON.stringify(event));
  await sitrep.run('Refresh');
  await sitrep.incidents.expand('Checkout is down');
  await expect(sitrep.incidents.row(/newer version of Sitrep/)).toBeVisible();
});

test('a record folder that cannot be made says so, and works once it can', async ({ workbench, sitrep, record }) => {
  // Where the folder should be lies a file: this stops root too.
  record.empty();
  mkdirSync(dirname(record.path), { recursive: true });
  writeFileSync(record.path, 'in the way');
  await workbench.reload();
  await sitrep.open();
  await expect(sitrep.welcome()).toContainText('The record could not be read.');
  await workbench.screenshot('damage-failed');
  rmSync(record.path);
  await workbench.page.getByRole('button', { name: 'Try again' }).click();
  await expect(sitrep.welcome()).toContainText('No incident is active.');
  await sitrep.declare({ title: 'Checkout is down' });
  await expect(sitrep.incidents.row('Checkout is down')).toBeVisible();
});

test('a record folder deleted while it is open is made again by the next write', async ({ sitrep, record }) => {
  await sitrep.declare({ title: 'Checkout is down' });
  record.empty();
  await sitrep.declare({ title: 'Search is slow', severity: 'Sev 3 Medium' });
  await expect(sitrep.incidents.row('Search is slow')).toBeVisible();
  expect(record.types()).toContain('declared');
});

test('odd titles stay text: emoji, right to left, icons, paths, line ends, 10 KB', async ({
  workbench,
  sitrep,
  record,
}) => {
  const titles = [
    '🔥 Checkout 🛒 fails',
    'الدفع معطل',
    '$(flame) [x](command:sitrep.refresh) **b**',
    '../../etc/passwd: C:\\down',
  ];
  for (const title of titles) record.declare(title);
  await sitrep.run('Refresh');
  for (const title of titles) await expect(sitrep.incidents.row(title)).toBeVisible();
  await workbench.screenshot('odd-titles');
  await sitrep.declare({ title: `${'long '.repeat(2_000)}end` });
  await expect(sitrep.incidents.row(/^long long/)).toBeVisible();
  expect(record.events().at(-1)?.type).toBe('noteAdded');
});
