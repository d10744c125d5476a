/** Appending an event against a bare write-and-rename of the same bytes, both through `vscode.workspace.fs`. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportRatio } from '../support/store/rounds.ts';

const file = join('out', 'bench', 'append.json');
rmSync(file, { force: true });
const flags = [join('scripts', 'testHost.mts'), '--only', 'node', '--bench'];
const { status, stdout } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
if (status !== 0) throw new Error(`the extension host did not come to its end:\n${stdout}`);
const { append, bare } = JSON.parse(readFileSync(file, 'utf8')) as { readonly append: number; readonly bare: number };
reportRatio('append an event durably in the extension host', append, bare, 3);
