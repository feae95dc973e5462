import { defineConfig } from '@playwright/test';
import { chromiumPath } from '../scripts/chromium';

const PORT = 4179;
const URL = `http://127.0.0.1:${PORT}/`;

const executablePath = chromiumPath();
// Each worker process reads this file again: it need not search again.
process.env.MTLSCOPE_CHROMIUM = executablePath;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list']],
  use: {
    baseURL: URL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    screenshot: 'only-on-failure',
    trace: 'off',
    // Each test has a profile of its own and would keep the whole site; e2e/offline.spec.ts has one.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `npm run -s serve -- --host 127.0.0.1 --port ${PORT} --strictPort`,
    cwd: '..',
    url: URL,
    reuseExistingServer: false,
  },
});
