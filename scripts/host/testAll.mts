// `npm test`: every check, one after another; ends with the line "N passed, N failed".
import { rmSync } from 'node:fs';
import { resultsDir } from './paths.mts';
import { messageOf, runMain, say, stopwatch } from './say.mts';
import { setUp } from './setup.mts';
import { oneCheck, stages, type Stage, type StageResult } from './stages.mts';

async function runStage({ name, work }: Stage): Promise<StageResult> {
  say(`\n── ${name} ${'─'.repeat(Math.max(0, 70 - name.length))}`);
  const took = stopwatch();
  let result: Omit<StageResult, 'name' | 'took'>;
  try {
    result = await work();
  } catch (error) {
    say(messageOf(error));
    result = oneCheck(false, messageOf(error));
  }
  say(`${name}: ${result.failed === 0 ? 'passed' : 'FAILED'} in ${took()}`);
  return { name, took: took(), ...result };
}

const setUpStage: Stage = {
  name: 'Set-up',
  work: async () => {
    await setUp();
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  },
};

await runMain(async () => {
  const took = stopwatch();
  rmSync(resultsDir, { recursive: true, force: true });
  const results: StageResult[] = [];
  for (const stage of [setUpStage, ...stages]) results.push(await runStage(stage));
  summary(results);
  const total = (count: (result: StageResult) => number): number => results.reduce((sum, one) => sum + count(one), 0);
  const [passed, failed] = [total((one) => one.passed), total((one) => one.failed)];
  say(`\nAll in ${took()}.`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});

function summary(results: readonly StageResult[]): void {
  say(`\n── Summary ${'─'.repeat(63)}`);
  for (const { name, failures } of results) {
    for (const { title, error } of failures.slice(0, 20)) {
      say(`✗ ${name}: ${title}`);
      say(
        error
          .split('\n')
          .slice(0, 8)
          .map((line) => `    ${line}`)
          .join('\n'),
      );
    }
    if (failures.length > 20) say(`… and ${failures.length - 20} more in ${name}`);
  }
  for (const { name, passed, failed, skipped, took } of results) {
    const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
    say(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(28)} ${counts.join(', ').padEnd(34)} ${took}`);
  }
}
