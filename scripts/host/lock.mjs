// A lock between processes: a file that names its holder. Plain Node 20, because the bootstrap needs it before npm ci.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const pollMs = 250;
const emptyFor = 40; // polls: a holder writes its number right after it made the file

/** Runs `work` while no other process holds `file`. The lock of a process that died is taken over. */
export async function withLock(file, what, work) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  for (let empty = 0; !take(file);) {
    const holder = readHolder(file);
    empty = holder === undefined ? empty + 1 : 0;
    if (empty > emptyFor || (holder !== undefined && !isAlive(holder))) {
      takeAway(file, holder);
      continue;
    }
    if (!told && holder !== undefined) console.log(`${what}: waiting for process ${holder}, which is doing the same.`);
    told ||= holder !== undefined;
    await wait(pollMs);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renames first, so that of two waiting processes only one removes the dead holder's file. */
function takeAway(file, holder) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process was quicker
  }
  const moved = readHolder(aside);
  const tookALiveOne = moved !== holder && moved !== undefined && isAlive(moved);
  if (tookALiveOne) renameSync(aside, file);
  else rmSync(aside, { force: true });
}
