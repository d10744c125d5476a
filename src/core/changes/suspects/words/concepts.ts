import { stem } from './stem.ts';

/**
 * Words that people use for the same thing: one says "slow" of what the change calls "latency" or "cache". General
 * engineering vocabulary, written by hand; nothing in it comes from the training data.
 */
const groups: Readonly<Record<string, string>> = {
  memory: 'memory oom heap leak leaks leaking rss malloc gc garbage alloc allocation buffer swap ram oomkill footprint',
  speed:
    'slow slower slowness latency performance perf speed fast faster optimize optimization cache caching cpu load timeout timeouts throughput hang hangs hanging stuck batch parallel concurrency eager lazy preload profile',
  concurrency:
    'race deadlock deadlocks lock locks locking mutex thread threads threading async await concurrent concurrency parallel atomic transaction contention pool flake flaky',
  network:
    'network http dns socket connection connections connect tls ssl certificate cert proxy port host gateway cors header headers url retry request requests response timeout endpoint api client server grpc rpc websocket',
  access:
    'auth authentication authorization login logout signin password token tokens credential credentials secret secrets permission permissions oauth session sessions cookie cookies scope role acl iam denied forbidden unauthorized account user identity',
  storage:
    'database db sql query queries table tables column columns index indexes migration migrations schema postgres mysql sqlite mongo redis datastore spanner bigquery transaction record records row rows storage bucket gcs s3',
  version:
    'version versions upgrade upgrades upgrading update updates bump bumps downgrade dependency dependencies deps package packages gem gems library release pin roll rolling image incompatible compatibility deprecated',
  build:
    'build builds compile compiles compiler compilation linker link bundle bundler webpack makefile cmake bazel gyp toolchain import imports module modules include require requires autoload load circular presubmit lint typecheck',
  test: 'test tests testing suite ci spec specs flake flaky assertion assert mock fixture coverage travis presubmit bot bots swarming unittest unittests builder',
  platform:
    'windows win mac macos osx linux android ios darwin ubuntu arm x86 platform platforms os device devices emulator python ruby java jruby node browser chrome firefox safari',
  deploy:
    'deploy deploys deployment deployed deploying release released rollout production prod staging container docker image kubernetes pod pods node cluster canary traffic version boot startup start',
  view: 'ui page pages css style styles layout button link dark theme icon font color render rendering display html template component dialog modal frontend scroll focus tab menu view',
  jobs: 'cron job jobs queue queues task tasks worker workers schedule scheduled scheduler frequency periodic background quota rate limit limits throttle batch',
  settings:
    'config configuration configure flag flags option options setting settings env environment variable variables default defaults enable enables enabled disable disabled toggle experiment parameter param params argument arguments args',
  values:
    'null nil none undefined nonetype nullpointer pointer dereference segfault panic crash crashes type types cast typeerror attribute attributeerror keyerror key keys field fields missing optional exception nameerror nomethoderror argumenterror',
  text: 'encoding unicode utf utf8 ascii string strings bytes parse parser parsing json xml yaml format formatting escape regex decode encode charset serialization serialize deserialize proto protobuf',
  files:
    'file files path paths directory directories folder disk mount tmp symlink filesystem write read archive zip tar upload download',
  time: 'time timestamp date timezone clock utc duration deadline expiry expire expired datetime iso',
  notice:
    'email mail notification notifications notify message messages alert alerts alerting log logs logging logger spam comment comments',
};

export const concepts: readonly string[] = Object.keys(groups);

/** Which concepts a stemmed word belongs to, as indexes into `concepts`. */
export const conceptsOfStem: ReadonlyMap<string, readonly number[]> = new Map(
  Object.values(groups)
    .flatMap((words, index) => words.split(' ').map((word) => [stem(word), index] as const))
    .reduce((found, [term, index]) => {
      const known = found.get(term) ?? [];
      return found.set(term, known.includes(index) ? known : [...known, index]);
    }, new Map<string, readonly number[]>()),
);
