import { expect, test } from './support/fixtures.ts';
import { useLinear } from './support/linear.ts';

const port = 46_000 + (process.pid % 1_000);
// The server of this VS Code would take 127.0.0.1 through a proxy of its own.
const linear = useLinear(port, '::1');

test.use({
  settings: {
    'sitrep.linear.apiUrl': `http://[::1]:${port}/graphql`,
    'sitrep.linear.oauthClientId': 'client',
    'sitrep.linear.team': 'ENG',
  },
});

test('somebody signs in to Linear through the browser, says no there, or stops waiting', async ({
  workbench,
  sitrep,
}) => {
  test.setTimeout(120_000);
  const { page, quickInput, notifications } = workbench;
  const begin = async (next: typeof linear.oauth.next): Promise<void> => {
    linear.oauth.next = next;
    await sitrep.run('Connect Linear…');
    const opened = page.context().waitForEvent('page');
    await quickInput.choose('How?', 'Sign in through the browser');
    await (await opened).waitForLoadState();
    await page.bringToFront();
  };

  await test.step('No', async () => {
    await begin('deny');
    await expect(notifications.withText('access_denied')).toBeVisible();
    await workbench.screenshot('linear-sign-in-01-denied');
  });

  await test.step('The page is closed, and nobody waits any longer', async () => {
    await begin('leave');
    await notifications.press('Waiting for Linear in the browser', 'Cancel');
    await expect(notifications.withText('Waiting for Linear in the browser')).toBeHidden();
  });

  await test.step('Yes', async () => {
    await begin('allow');
    await expect(notifications.withText('Connected to Corner shop in Linear as Mira Okafor')).toBeVisible();
    await workbench.screenshot('linear-sign-in-02-allowed');
    expect(linear.requests.map(({ roots }) => roots)).toContainEqual(['viewer', 'organization']);
  });
});
