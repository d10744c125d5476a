import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStack } from '../../../../../src/core/changes/stack/parseStack.ts';
import type { Frame } from '../../../../../src/core/changes/stack/frame.ts';

/** Language, file, line, function and depth of each frame: what most rules are about. */
function brief(text: string): readonly string[] {
  return parseStack(text).map(
    ({ language, file, line, function: name, depth }: Frame) =>
      `${depth} ${language} ${file ?? '-'}:${line ?? '-'} ${name ?? '-'}`,
  );
}

describe('parseStack', () => {
  it('reads Node, with the runtime and dependencies told apart from own files', () => {
    const text = [
      "TypeError: Cannot read properties of undefined (reading 'id')",
      '    at take (/app/src/db/pool.ts:12:5)',
      '    at async Server.handle (file:///app/src/server.js:40:11)',
      '    at /app/src/index.ts:7:1',
      '    at Object.query (/app/node_modules/pg/lib/client.js:526:17)',
      '    at node:internal/process/task_queues:95:5',
    ].join('\n');
    expect(brief(text)).toEqual([
      '0 javascript /app/src/db/pool.ts:12 take',
      '1 javascript /app/src/server.js:40 Server.handle',
      '2 javascript /app/src/index.ts:7 -',
      '3 javascript /app/node_modules/pg/lib/client.js:526 Object.query',
      '4 javascript node:internal/process/task_queues:95 -',
    ]);
    expect(parseStack(text).map(({ outside }) => outside)).toEqual([false, false, false, true, true]);
  });

  it('reads Chrome and Firefox, and drops the host and the query', () => {
    expect(
      brief(
        'Error: x\n    at checkout (https://shop.example/assets/cart.js?v=3:88:14)\n    at webpack:///./src/cart.ts:9:2',
      ),
    ).toEqual(['0 javascript assets/cart.js:88 checkout', '1 javascript src/cart.ts:9 -']);
    expect(
      brief('checkout@https://shop.example/assets/cart.js:88:14\nonClick/<@https://shop.example/app.js:3:9'),
    ).toEqual(['0 javascript assets/cart.js:88 checkout', '1 javascript app.js:3 onClick/<']);
  });

  it('says that frames in generated code are minified', () => {
    const frames = parseStack(
      'Error\n    at a (https://shop.example/assets/index-4f3a9c21.js:1:48213)\n    at b (https://shop.example/vendor.min.js:1:20)\n    at c (https://shop.example/src/cart.js:12:3)',
    );
    expect(frames.map(({ minified }) => minified)).toEqual([true, true, false]);
  });

  it('reads Python, whose innermost call stands last', () => {
    const text = [
      'Traceback (most recent call last):',
      '  File "/srv/app/worker.py", line 20, in run',
      '    job.execute()',
      '  File "/srv/app/jobs/email.py", line 7, in execute',
      '    send(self.to)',
      "AttributeError: 'NoneType' object has no attribute 'id'",
    ].join('\n');
    expect(brief(text)).toEqual(['1 python /srv/app/worker.py:20 run', '0 python /srv/app/jobs/email.py:7 execute']);
  });

  it('reads Java and Kotlin, with the package as folders', () => {
    expect(
      brief(
        'java.lang.NullPointerException: null\n\tat com.acme.billing.Invoice.total(Invoice.java:42)\n\tat com.acme.api.Routes.get(Routes.kt:9)\n\tat java.base/java.lang.Thread.run(Thread.java:840)',
      ),
    ).toEqual([
      '0 java com/acme/billing/Invoice.java:42 com.acme.billing.Invoice.total',
      '1 java com/acme/api/Routes.kt:9 com.acme.api.Routes.get',
      '2 java java/lang/Thread.java:840 java.lang.Thread.run',
    ]);
  });

  it('reads Go, whose function stands on the line before its place', () => {
    const text = [
      'panic: runtime error: invalid memory address or nil pointer dereference',
      'goroutine 1507 [running]:',
      'acme.io/infra/plugins/trigger.buildAll(0x7efc4161afc0, 0xc0026eb3b0)',
      '\tplugins/trigger/pull-request.go:165 +0x33e',
      'acme.io/infra/hook.(*Server).handle(0xc002ca3340)',
      '\t/go/src/acme.io/infra/hook/events.go:177 +0x294',
    ].join('\n');
    expect(brief(text)).toEqual([
      '0 go plugins/trigger/pull-request.go:165 acme.io/infra/plugins/trigger.buildAll',
      '1 go /go/src/acme.io/infra/hook/events.go:177 acme.io/infra/hook.(*Server).handle',
    ]);
  });

  it('reads Ruby, in the quotes of old and new versions', () => {
    expect(
      brief(
        "app/models/user.rb:31:in `full_name': undefined method `strip' for nil:NilClass (NoMethodError)\n\tfrom /srv/app/controllers/users_controller.rb:12:in 'UsersController#show'",
      ),
    ).toEqual([
      '0 ruby app/models/user.rb:31 full_name',
      '1 ruby /srv/app/controllers/users_controller.rb:12 UsersController#show',
    ]);
  });

  it('reads .NET, with Windows paths as a repository writes them', () => {
    expect(
      brief(
        'System.NullReferenceException: Object reference not set\n   at Acme.Billing.Invoice.Total(Int32 id) in C:\\src\\Billing\\Invoice.cs:line 42\n   at Acme.Program.Main() in /build/src/Program.cs:line 9',
      ),
    ).toEqual([
      '0 dotnet C:/src/Billing/Invoice.cs:42 Acme.Billing.Invoice.Total',
      '1 dotnet /build/src/Program.cs:9 Acme.Program.Main',
    ]);
  });

  it('reads Rust, the panic and the backtrace below it', () => {
    const text = [
      "thread 'main' panicked at src/pool.rs:14:9:",
      'stack backtrace:',
      '   0: pool::take',
      '             at ./src/pool.rs:14:9',
      '   1: app::main',
      '             at ./src/main.rs:5:3',
    ].join('\n');
    expect(brief(text).map((each) => each.slice(2))).toEqual([
      'rust src/pool.rs:14 -',
      'rust src/pool.rs:14 pool::take',
      'rust src/main.rs:5 app::main',
    ]);
  });

  it('reads frames behind the prefixes of loggers and inside JSON on one line', () => {
    expect(brief('2026-01-10T03:00:01Z web.1 | ERROR     at take (/app/src/db/pool.ts:12:5)')).toEqual([
      '0 javascript /app/src/db/pool.ts:12 take',
    ]);
    expect(
      brief(
        '{"level":"error","stack":"Error: x\\n    at take (/app/src/pool.ts:12:5)\\n    at run (/app/src/run.ts:3:1)"}',
      ),
    ).toEqual(['0 javascript /app/src/pool.ts:12 take', '1 javascript /app/src/run.ts:3 run']);
  });

  it('counts depth anew for each trace of a text', () => {
    const trace = 'Error: x\n    at take (/app/src/pool.ts:12:5)\n    at run (/app/src/run.ts:3:1)';
    expect(parseStack(`${trace}\n\n\n\n\n${trace}`).map(({ depth }) => depth)).toEqual([0, 1, 0, 1]);
  });

  it('finds no frames in prose, times, versions and addresses', () => {
    expect(
      parseStack(
        'Deployed v1.2.3 at 03:14:15 to 10.0.0.1:8080.\nSee https://example.com:8443/status (it was fine at 2:30).',
      ),
    ).toEqual([]);
  });

  it('never throws, and answers only lines and depths that exist', () => {
    const pieces = fc.constantFrom(
      '    at f (a.js:1:2)',
      '  File "a.py", line 3, in g',
      'x.rb:9',
      '(',
      ':',
      '\n',
      '@',
      '\\n',
      'at ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const rows = text.split('\n').length;
        for (const { row, depth, line } of parseStack(text)) {
          expect(row).toBeGreaterThanOrEqual(0);
          expect(row).toBeLessThan(rows);
          expect(depth).toBeGreaterThanOrEqual(0);
          expect(line === undefined || line > 0).toBe(true);
        }
      }),
    );
  });
});
