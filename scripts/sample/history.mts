import type { PersonId } from './people.mts';

/** `content` is a folder of `content/`, laid over the files of the commit before. `ago` is before the base time: "2d 3h 10m". */
export interface Change {
  readonly ago: string;
  readonly by: PersonId;
  readonly title: string;
  readonly body?: string;
  readonly content: string;
}

/** Merged by GitHub's merge commit. The branch starts at what was the tip of main when its first commit was made. */
export interface Merge {
  readonly kind: 'merge';
  readonly pr: number;
  readonly from: string;
  readonly ago: string;
  readonly by: PersonId;
  readonly title: string;
  readonly body?: string;
  readonly commits: readonly Change[];
}

export interface Commit extends Change {
  readonly kind: 'commit';
}

export interface Squash extends Change {
  readonly kind: 'squash';
  readonly pr: number;
}

export interface Revert {
  readonly kind: 'revert';
  readonly pr: number;
  readonly ago: string;
  readonly by: PersonId;
  readonly why: string;
}

/** Tags the tip of main as `deploy-<UTC date>.<number of that day>`. */
export interface Deploy {
  readonly kind: 'deploy';
  readonly ago: string;
  readonly by: PersonId;
  readonly annotated: boolean;
}

export type Step = Commit | Merge | Squash | Revert | Deploy;

/** The pull request that breaks checkout: it takes five connections where a checkout holds one while it waits for another. */
export const culpritPr = 234;

/** Oldest first. */
export const history: readonly Step[] = [
  {
    kind: 'commit',
    ago: '19d 3h',
    by: 'jonas',
    title: 'Import harbor from the shop monolith',
    body: 'Cart, checkout and the connection pool, without their old history.',
    content: 'import',
  },
  {
    kind: 'commit',
    ago: '18d 22h',
    by: 'noor',
    title: 'Add the incident playbook and code owners',
    content: 'playbook',
  },
  { kind: 'deploy', ago: '18d 4h', by: 'jonas', annotated: false },
  {
    kind: 'merge',
    pr: 214,
    from: 'hana-sato/delivery-estimate',
    ago: '16d 3h',
    by: 'hana',
    title: 'Show a delivery estimate in the cart',
    commits: [
      { ago: '17d 2h', by: 'hana', title: 'Estimate delivery days by country', content: 'pr-214/1' },
      { ago: '16d 8h', by: 'hana', title: 'Show the estimate in the cart', content: 'pr-214/2' },
    ],
  },
  {
    kind: 'merge',
    pr: 216,
    from: 'tomas-vidal/structured-logs',
    ago: '14d 5h',
    by: 'priya',
    title: 'Log failed requests with their request id',
    commits: [
      { ago: '15d 7h', by: 'tomas', title: 'Write one log line per fact', content: 'pr-216/1' },
      { ago: '14d 9h', by: 'tomas', title: 'Name the request id in errors', content: 'pr-216/2' },
    ],
  },
  { kind: 'deploy', ago: '14d 2h', by: 'tomas', annotated: false },
  {
    kind: 'merge',
    pr: 218,
    from: 'priya-raman/stock-reservations',
    ago: '12d 4h',
    by: 'mira',
    title: 'Reserve stock while a checkout is open',
    body: 'Two customers could buy the last item. A reservation now holds it for 15 minutes, on a connection of its own.',
    commits: [
      { ago: '13d 6h', by: 'priya', title: 'Add a table of stock reservations', content: 'pr-218/1' },
      { ago: '13d 2h', by: 'priya', title: 'Reserve stock before the order is written', content: 'pr-218/2' },
      { ago: '12d 7h', by: 'priya', title: 'Test stock reservations', content: 'pr-218/3' },
    ],
  },
  {
    kind: 'merge',
    pr: 219,
    from: 'noor-haddad/runbooks',
    ago: '11d 5h',
    by: 'tomas',
    title: 'Add six runbooks',
    commits: [
      { ago: '12d 2h', by: 'noor', title: 'Add runbooks for checkout and payments', content: 'pr-219/1' },
      { ago: '12d 1h', by: 'tomas', title: 'Add runbooks for the database and rollbacks', content: 'pr-219/2' },
      { ago: '11d 8h', by: 'noor', title: 'Add runbooks for slow pages and the worker', content: 'pr-219/3' },
    ],
  },
  { kind: 'deploy', ago: '11d 3h', by: 'priya', annotated: true },
  {
    kind: 'merge',
    pr: 221,
    from: 'mira-okafor/pool-metrics',
    ago: '9d 4h',
    by: 'jonas',
    title: 'Show the connection pool on /health',
    commits: [
      { ago: '10d 2h', by: 'mira', title: 'Count open, idle and waiting', content: 'pr-221/1' },
      { ago: '10d 1h', by: 'mira', title: 'Add the pool to /health', content: 'pr-221/2' },
      { ago: '9d 6h', by: 'mira', title: 'Explain the figures', content: 'pr-221/3' },
    ],
  },
  {
    kind: 'merge',
    pr: 222,
    from: 'jonas-lindqvist/shipping-rate-cache',
    ago: '8d 6h',
    by: 'hana',
    title: 'Cache shipping rates for ten minutes',
    commits: [
      { ago: '8d 9h', by: 'jonas', title: 'Cache shipping rates', content: 'pr-222/1' },
      { ago: '8d 8h', by: 'jonas', title: 'Test the cache of shipping rates', content: 'pr-222/2' },
    ],
  },
  { kind: 'deploy', ago: '8d 5h', by: 'jonas', annotated: true },
  {
    kind: 'revert',
    pr: 222,
    ago: '8d 2h',
    by: 'jonas',
    why: 'Heavy parcels got the price of light ones: the cache looks at the country only.',
  },
  { kind: 'deploy', ago: '8d 1h 40m', by: 'jonas', annotated: true },
  {
    kind: 'squash',
    pr: 223,
    ago: '7d 5h',
    by: 'hana',
    title: 'Accept vouchers in checkout',
    body: '* Read voucher codes\n* Take the discount off the total\n* Test rounding',
    content: 'pr-223',
  },
  {
    kind: 'merge',
    pr: 224,
    from: 'hana-sato/voucher-limits',
    ago: '6d 3h',
    by: 'priya',
    title: 'Limit a voucher to one use by a customer',
    commits: [
      { ago: '6d 9h', by: 'hana', title: 'Add a table of voucher uses', content: 'pr-224/1' },
      { ago: '6d 8h', by: 'hana', title: 'Redeem the voucher with the order', content: 'pr-224/2' },
    ],
  },
  {
    kind: 'merge',
    pr: 226,
    from: 'tomas-vidal/graceful-shutdown',
    ago: '5d 6h',
    by: 'jonas',
    title: 'Finish open requests before shutting down',
    commits: [
      { ago: '6d 1h', by: 'tomas', title: 'Close the server on SIGTERM', content: 'pr-226/1' },
      { ago: '5d 22h', by: 'tomas', title: 'Test the settings', content: 'pr-226/2' },
    ],
  },
  { kind: 'deploy', ago: '5d 2h', by: 'hana', annotated: true },
  {
    kind: 'merge',
    pr: 227,
    from: 'priya-raman/order-confirmation',
    ago: '4d 4h',
    by: 'hana',
    title: 'Send a confirmation after payment',
    commits: [
      { ago: '4d 9h', by: 'priya', title: 'Word the confirmation', content: 'pr-227/1' },
      { ago: '4d 7h', by: 'priya', title: 'Send it when the order is paid', content: 'pr-227/2' },
    ],
  },
  { kind: 'squash', pr: 228, ago: '3d 8h', by: 'jonas', title: 'Run on Node 24', content: 'pr-228' },
  {
    kind: 'squash',
    pr: 229,
    ago: '3d 6h',
    by: 'bot',
    title: 'Bump pg from 8.16.0 to 8.16.3',
    body: 'Bumps pg, the database client, by three patch releases.',
    content: 'pr-229',
  },
  { kind: 'deploy', ago: '3d 3h', by: 'priya', annotated: true },
  {
    kind: 'merge',
    pr: 230,
    from: 'jonas-lindqvist/shipping-rate-cache-by-weight',
    ago: '2d 5h',
    by: 'hana',
    title: 'Cache shipping rates again, by country and weight',
    body: 'Brings back #222 with the key that it lacked.',
    commits: [
      { ago: '2d 21h', by: 'jonas', title: 'Cache shipping rates by country and weight', content: 'pr-230/1' },
      { ago: '2d 20h', by: 'jonas', title: 'Test that weight counts', content: 'pr-230/2' },
    ],
  },
  {
    kind: 'merge',
    pr: 231,
    from: 'mira-okafor/retry-payments',
    ago: '1d 6h',
    by: 'priya',
    title: 'Retry payment capture on time-outs',
    commits: [
      { ago: '1d 9h', by: 'mira', title: 'Give a capture four seconds, and a second try', content: 'pr-231/1' },
    ],
  },
  { kind: 'deploy', ago: '1d 4h', by: 'mira', annotated: true },
  {
    kind: 'merge',
    pr: 233,
    from: 'priya-raman/order-history',
    ago: '5h 10m',
    by: 'tomas',
    title: 'List the orders of a customer',
    commits: [
      { ago: '7h 30m', by: 'priya', title: 'Index orders by customer and date', content: 'pr-233/1' },
      { ago: '7h', by: 'priya', title: "Read a customer's latest orders", content: 'pr-233/2' },
    ],
  },
  { kind: 'deploy', ago: '4h 40m', by: 'tomas', annotated: true },
  {
    kind: 'merge',
    pr: culpritPr,
    from: 'mira-okafor/pool-limits',
    ago: '40m',
    by: 'tomas',
    title: 'Lower the database pool limit and fail faster',
    body:
      'Twelve instances with twenty connections each could ask Postgres for 240; it takes 60. Each instance now opens\n' +
      'five at most. A request waits one second instead of ten, and checkout tries three times.',
    commits: [
      { ago: '3h 30m', by: 'mira', title: 'Open at most five connections, wait one second', content: 'pr-234/1' },
      { ago: '3h 5m', by: 'mira', title: 'Retry checkout when the pool is busy', content: 'pr-234/2' },
      { ago: '2h 50m', by: 'mira', title: 'Write the limit down', content: 'pr-234/3' },
    ],
  },
  {
    kind: 'merge',
    pr: 236,
    from: 'hana-sato/order-number',
    ago: '31m',
    by: 'priya',
    title: 'Show the order number on the thank-you page',
    commits: [
      { ago: '1h 30m', by: 'hana', title: 'Show the order number', content: 'pr-236/1' },
      { ago: '1h 10m', by: 'hana', title: 'Test the thank-you page', content: 'pr-236/2' },
    ],
  },
  { kind: 'deploy', ago: '25m', by: 'noor', annotated: true },
  { kind: 'commit', ago: '12m', by: 'jonas', title: 'Correct a spelling mistake in the docs', content: 'spelling' },
];
