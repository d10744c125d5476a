import { chromium, type Browser, type Page } from 'playwright-core';
import { browserArgs, browserEnv } from './browser.mts';
import { remotePath, type HostServer } from './server.mts';
import { Trouble, seconds } from './say.mts';

export interface TestPage {
  readonly browser: string;
  readonly folder: string;
  readonly extensions: readonly string[];
  readonly tests: string;
  readonly timeoutMs: number;
  readonly onConsole: (type: string, text: string) => void;
}

/** Opens the workbench, lets it run the test module in the extension host, and returns the exit code. */
export async function runTestPage(server: HostServer, options: TestPage): Promise<number> {
  const browser = await chromium.launch({
    executablePath: options.browser,
    args: [...browserArgs],
    env: browserEnv(options.browser),
    handleSIGINT: false,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    const late = new Promise<never>((_, fail) => {
      const message = `The tests did not end within ${seconds(options.timeoutMs)}.`;
      timer = setTimeout(() => fail(new Trouble(message)), options.timeoutMs);
    });
    const code = exitCode(browser, page, options);
    await Promise.race([page.goto(server.url(options.folder, payload(server, options))), late, code]);
    return await Promise.race([code, late, serverEnd(server)]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

function payload(server: HostServer, options: TestPage): readonly (readonly [string, string])[] {
  const remote = (path: string): string => `vscode-remote://${server.authority}${remotePath(path)}`;
  const extensions = options.extensions.map((path) => ['extensionDevelopmentPath', remote(path)] as const);
  return [
    ...extensions,
    ['extensionTestsPath', remote(options.tests)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
}

/** The page calls `codeAutomationExit` with the result of the test module's `run`. */
async function exitCode(browser: Browser, page: Page, { onConsole }: TestPage): Promise<number> {
  return new Promise<number>((done, fail) => {
    const failed = (message: string): void => fail(new Trouble(message));
    page.on('pageerror', (error) => failed(`The workbench page threw: ${error.stack ?? error.message}`));
    page.on('crash', () => failed('The workbench page crashed.'));
    page.on('close', () => failed('The workbench page closed before the tests ended.'));
    browser.on('disconnected', () => failed('The browser ended before the tests did.'));
    const exposed = [
      page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => onConsole(type, asText(args))),
      page.exposeFunction('codeAutomationExit', (code: number) => done(code)),
    ];
    Promise.all(exposed).catch(fail);
  });
}

/** `%c` styles are the only format that the workbench uses. */
function asText(args: readonly unknown[]): string {
  const [first, ...rest] = args;
  const styles = typeof first === 'string' ? first.split('%c').length - 1 : 0;
  const plain = typeof first === 'string' ? first.replaceAll('%c', '') : first;
  return [plain, ...rest.slice(styles)].map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
}

async function serverEnd(server: HostServer): Promise<never> {
  const code = await server.ended;
  throw new Trouble(`The VS Code server ended before the tests did (exit code ${code}).`);
}
