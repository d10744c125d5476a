import { expect, test } from './support/fixtures.ts';

test.use({ settings: { 'sitrep.user.name': 'Mira Okafor', 'sitrep.timeZone': 'UTC' } });

test('a reminder of several incidents leads with the most urgent one and does what that asks for', async ({
  workbench,
  sitrep,
  record,
}) => {
  const { notifications } = workbench;
  const at = new Date(Date.now() - 40 * 60_000);
  record.declare('Search is slow', { severity: 2, at });
  const worst = record.declare('Checkout is down', { severity: 1, at });
  await sitrep.run('Refresh');
  const reminder = notifications.withText(/“Checkout is down” is due: .* Also due: .*“Search is slow”/);
  await expect(reminder).toHaveCount(1);
  await workbench.screenshot('updates-01-several');
  await reminder.getByRole('button', { name: 'Show incidents' }).waitFor();
  await reminder.getByRole('button', { name: 'Record update…' }).click();
  await workbench.quickInput.expectStep('Checkout is down');
  await workbench.quickInput.pick('Internal');
  await workbench.quickInput.answer('What do you tell them?', 'We are looking into it.');
  await expect.poll(() => record.events().find(({ type }) => type === 'updateRecorded')?.incident).toBe(worst);
});

test('an update for the status page stands in the playbook’s form, and Enter names what is still to be filled in', async ({
  workbench,
  sitrep,
  record,
}) => {
  const { quickInput } = workbench;
  await sitrep.declare({ title: 'Checkout is down' });
  await sitrep.run('Record update…');
  await quickInput.pick('Status page');
  await quickInput.expectStep('Status page: investigating');
  await quickInput.accept();
  await expect.poll(() => quickInput.message()).toContain('The record does not know <service>, [feature]');
  await workbench.screenshot('updates-02-status-page');
  expect(record.types()).toEqual(['declared']);
  const form = await quickInput.value();
  await quickInput.type(form.replace('<service>', 'the shop').replace('[feature]', 'card payments'));
  await quickInput.accept();
  await expect.poll(() => record.types()).toContain('updateRecorded');
  await workbench.screenshot('updates-03-recorded');
});
