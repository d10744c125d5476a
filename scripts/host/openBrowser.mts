import { spawn } from 'node:child_process';

/** Opens an address in the user's browser where there is a screen; says whether it tried. */
export function openBrowser(address: string): boolean {
  const { platform, env } = process;
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return false;
  const [command, args] =
    platform === 'win32'
      ? (['cmd', ['/c', 'start', '""', address.replaceAll('&', '^&')]] as const)
      : ([platform === 'darwin' ? 'open' : 'xdg-open', [address]] as const);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined); // the address is printed anyway
  child.unref();
  return true;
}
