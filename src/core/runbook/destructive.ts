/** One kind of command that can destroy what cannot be brought back, and what to say of it. */
export interface DestructiveRule {
  readonly code: string;
  readonly what: string;
  readonly pattern: RegExp;
}

/** A command stands at the start, behind a separator, or behind sudo, xargs and the like. */
const program = (names: string): string =>
  String.raw`(?:^|[;&|(\n` +
  '`' +
  String.raw`]|\$\(|\b(?:sudo|xargs|exec|env|time|nohup|do|then|else)\s+(?:-[\w-]+\s+)*|\s--\s+)\s*(?:\S{0,120}/)?(?:${names})`;

const rule = (code: string, what: string, source: string, flags = 'i'): DestructiveRule => ({
  code,
  what,
  pattern: new RegExp(source, flags),
});

/**
 * The documented list of commands that get a plain warning before they run. It names what people run in incidents,
 * not everything that can do harm; a command that is not on it is not thereby safe.
 */
export const destructiveRules: readonly DestructiveRule[] = [
  rule('remove-files', 'removes files', program(String.raw`(?:rm|rmdir|shred|unlink|srm)\b(?!\s+--(?:help|version))`)),
  rule('delete-found', 'deletes what it finds', String.raw`\bfind\b[^\n|;]*\s-(?:delete|exec\s+rm)\b`),
  rule(
    'overwrite-disk',
    'writes over a disk or a partition',
    program(
      String.raw`(?:dd\b[^\n]*\bof=|mkfs(?:\.\w+)?\b|fdisk\b|parted\b|wipefs\b|lvremove\b|vgremove\b|pvremove\b|zpool\s+destroy|zfs\s+destroy)`,
    ),
  ),
  rule(
    'truncate-file',
    'empties a file',
    program(String.raw`truncate\s`) + String.raw`|(?:^|[;&|\n])\s*:?\s*>\s*\/\S+`,
  ),
  rule(
    'stop-process',
    'ends processes',
    program(String.raw`(?:kill|pkill|killall|xkill|taskkill|stop-process)\b(?!\s+-0\b)`),
  ),
  rule(
    'stop-machine',
    'stops or restarts a machine',
    program(String.raw`(?:shutdown|reboot|halt|poweroff|init\s+[06])\b`),
  ),
  rule(
    'stop-service',
    'stops a service',
    program(
      String.raw`(?:systemctl\s+(?:-\S+\s+)*(?:stop|disable|mask|kill)|service\s+\S+\s+stop|supervisorctl\s+stop)\b`,
    ),
  ),
  rule(
    'sql-drop',
    'drops or empties database objects',
    String.raw`\b(?:drop\s+(?:table|database|schema|index|user|role|view|owned|collection|keyspace|column)|truncate\s+(?:table\s+)?[\w".]+|delete\s+from|alter\s+table\s+\S+\s+drop)\b`,
  ),
  rule('sql-update-all', 'changes rows of a table', String.raw`\bupdate\s+[\w".]+\s+set\b`),
  rule(
    'database-drop',
    'drops a database',
    program(String.raw`(?:dropdb|dropuser|mysqladmin\s+[^\n]*\bdrop)\b`) +
      String.raw`|\.drop(?:Database)?\(\)|\b(?:deleteMany|remove)\(\s*\{\s*\}\s*\)`,
  ),
  rule('cache-flush', 'empties a cache', String.raw`\b(?:flushall|flushdb|flush_all)\b`),
  rule(
    'cluster-delete',
    'deletes objects of a cluster',
    String.raw`\b(?:kubectl|oc|k)\s+(?:[^\n;|&]*?\s)?(?:delete|drain|cordon|evict)(?!\S)`,
  ),
  rule('cluster-scale-zero', 'scales something to nothing', String.raw`\bscale\b[^\n;|&]*--replicas[= ]0\b`),
  rule(
    'cluster-replace',
    'replaces objects by force',
    String.raw`\b(?:kubectl|oc|k)\s+[^\n;|&]*(?:replace\s+[^\n;|&]*--force|--grace-period[= ]0)`,
  ),
  rule(
    'release-remove',
    'removes or rolls back a release',
    String.raw`\bhelm\s+(?:[^\n;|&]*\s)?(?:uninstall|delete|del|rollback)\b`,
  ),
  rule(
    'infrastructure-destroy',
    'destroys infrastructure',
    String.raw`\b(?:terraform|tofu|terragrunt|pulumi|cdk)\s+(?:[^\n;|&]*\s)?(?:destroy|taint|state\s+rm|apply\s+[^\n]*-(?:destroy|replace|auto-approve))\b`,
  ),
  rule(
    'cloud-delete',
    'deletes or stops cloud resources',
    String.raw`\b(?:aws|gcloud|az|doctl|eksctl|heroku|fly|flyctl|vercel|supabase|ibmcloud|oci|linode-cli|hcloud|ocm|gsutil|s3cmd)\s+(?:[^\n;|&]*?[\s:])?(?:delete|rm|rb|remove|terminate|destroy|purge|stop|reset|drop)(?:-[\w-]+|\b)`,
  ),
  rule(
    'containers-remove',
    'removes or stops containers, images or volumes',
    String.raw`\b(?:docker|podman|nerdctl|crictl)(?:-compose|\s+compose)?\s+(?:[^\n;|&]*?\s)?(?:rm|rmi|kill|stop|down|prune|remove)\b`,
  ),
  rule(
    'git-overwrite',
    'discards or overwrites work in git',
    String.raw`\bgit\s+(?:[^\n;|&]*\s)?(?:push\s+[^\n;|&]*(?:--force\b|--force-with-lease|-f\b|--delete\b|--mirror\b|\s:\S)|reset\s+--hard|clean\s+-\w*[fdx]|branch\s+-D|checkout\s+--\s|stash\s+(?:drop|clear)|filter-branch)`,
    '',
  ),
  rule(
    'firewall',
    'changes what the network lets through',
    program(String.raw`(?:iptables|nft|ufw)\s+(?:-F|-X|flush|delete|reset|disable)\b`),
  ),
  rule(
    'queue-purge',
    'throws queued messages away',
    String.raw`\b(?:purge[_-]?queues?|delete[_-]?queue|kafka-topics\S*\s+[^\n]*--delete|rabbitmqctl\s+(?:purge_queue|reset|force_reset|delete_\w+))\b`,
  ),
  rule(
    'permissions',
    'changes permissions of whole trees',
    program(String.raw`(?:chmod|chown|chgrp)\s+(?:-\w*R|--recursive)`),
  ),
  rule(
    'pipe-to-shell',
    'runs a script straight from the network',
    String.raw`\b(?:curl|wget)\b[^\n;]*\|\s*(?:sudo\s+)?(?:ba|z|k|da)?sh\b`,
  ),
  rule(
    'http-delete',
    'sends a deleting request',
    String.raw`\b(?:curl|http|https|wget)\b[^\n;|]*(?:-X\s*|--request[= ]\s*|--method[= ]\s*|\s)DELETE\b`,
    '',
  ),
  rule('crontab-remove', 'removes all scheduled jobs', program(String.raw`crontab\s+-r\b`)),
  rule(
    'redirect-over',
    'writes over a system file',
    String.raw`(?<![>2&])>\s*\/(?:etc|boot|usr|bin|sbin|dev\/(?!null|std|tty|fd))\b`,
  ),
];

/** The rules a command falls under; empty for one that the list does not name. Comments are not looked at. */
export function destructiveIn(command: string): readonly DestructiveRule[] {
  const text = command
    .split(/\r\n|\r|\n/)
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n\s*/g, ' ');
  return destructiveRules.filter(({ pattern }) => pattern.test(text));
}
