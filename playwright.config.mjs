import { defineConfig } from '@playwright/test';

// `npm run test:e2e` sets up what the tests need and calls Playwright with this file: scripts/testE2e.mts.
export default defineConfig({
  testDir: 'test/e2e',
  // `npm run screenshots` takes the README's pictures in the same way.
  testMatch: process.env.SITREP_E2E_TOUR ? '**/*.tour.ts' : '**/*.test.ts',
  outputDir: 'out/e2e/traces',
  // Two cores: a second worker would only make both slow.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine is slow, not wrong: every wait is for a condition. What passes only at the second attempt is named.
  retries: process.env.SITREP_E2E_TOUR ? 0 : 1,
  timeout: 180_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'out/e2e/report.json' }]],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 1000 },
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 30_000,
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
