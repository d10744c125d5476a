import { Writable } from 'node:stream';
import type { Failure, Results } from './results.mts';
import { say } from './say.mts';
import { sourceMapper } from './sourceMapper.mts';

const mark = '@sitrep-test '; // as in test/support/host/report.ts

interface Line {
  readonly kind: 'pass' | 'skip' | 'fail' | 'end';
  readonly title?: string;
  readonly ms?: number;
  readonly error?: string;
}

/** Reads the host's console as it comes: shows each test as one line, keeps the counts, hides the host's own noise. */
export class HostReport extends Writable {
  private passed = 0;
  private skipped = 0;
  private readonly failures: Failure[] = [];
  private rest = '';
  private readonly noise: string[] = [];
  private readonly verbose: boolean;
  private readonly toSource: (stack: string) => string;
  ended = false;

  /** `bundle`: the test bundle, whose places are shown as places in the tests. */
  constructor(bundle: string, verbose: boolean) {
    super();
    this.toSource = sourceMapper(bundle);
    this.verbose = verbose;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    const lines = (this.rest + chunk.toString()).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.take(line);
    done();
  }

  results(): Results {
    const { passed, skipped, failures } = this;
    return { passed, failed: failures.length, skipped, failures };
  }

  /** The last of what was hidden: for a run that did not come to its end. */
  lastNoise(count = 40): readonly string[] {
    return [...this.noise, this.rest].filter(Boolean).slice(-count);
  }

  private take(line: string): void {
    const at = line.indexOf(mark);
    if (at < 0) {
      if (this.verbose) say(line);
      else if (!/workbench\.js:\d+/.test(line)) this.noise.push(line);
      if (this.noise.length > 400) this.noise.splice(0, 200);
      return;
    }
    try {
      this.count(JSON.parse(line.slice(at + mark.length)) as Line);
    } catch {
      say(line); // cut short by the host
    }
  }

  private count({ kind, title = '', ms = 0, error = '' }: Line): void {
    if (kind === 'end') this.ended = true;
    if (kind === 'pass') {
      this.passed += 1;
      say(`  ✓ ${title}${ms > 500 ? ` (${Math.round(ms)} ms)` : ''}`);
    }
    if (kind === 'skip') {
      this.skipped += 1;
      say(`  - ${title}`);
    }
    if (kind === 'fail') {
      const readable = this.toSource(error);
      this.failures.push({ title, error: readable });
      say(`  ✗ ${title}\n${indent(readable)}`);
    }
  }
}

function indent(text: string): string {
  return text
    .split('\n')
    .slice(0, 25)
    .map((line) => `      ${line}`)
    .join('\n');
}
