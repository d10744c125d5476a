import { describe, expect, it } from 'vitest';
import { destructiveIn, destructiveRules } from '../../../../src/core/runbook/destructive.ts';

const codes = (command: string): string[] => destructiveIn(command).map(({ code }) => code);

describe('a command gets a warning', () => {
  it.each([
    ['rm -rf /tmp/x', 'remove-files'],
    ['sudo rm x', 'remove-files'],
    ['ls | xargs rm', 'remove-files'],
    ['cd /x && rm a', 'remove-files'],
    ['kubectl exec pod -- rm -f /data/lock', 'remove-files'],
    ['find . -name "*.log" -delete', 'delete-found'],
    ['dd if=/dev/zero of=/dev/sda', 'overwrite-disk'],
    ['kill -9 123', 'stop-process'],
    ['pkill -f api', 'stop-process'],
    ['sudo reboot', 'stop-machine'],
    ['systemctl stop nginx', 'stop-service'],
    ['psql -c "DROP TABLE users"', 'sql-drop'],
    ['psql -c "delete from users"', 'sql-drop'],
    ['TRUNCATE TABLE a', 'sql-drop'],
    ['psql -c "UPDATE users SET a = 1"', 'sql-update-all'],
    ['dropdb prod', 'database-drop'],
    ['redis-cli FLUSHALL', 'cache-flush'],
    ['kubectl delete pod x', 'cluster-delete'],
    ['oc -n a delete pvc x', 'cluster-delete'],
    ['kubectl drain node-1', 'cluster-delete'],
    ['kubectl scale deploy/x --replicas=0', 'cluster-scale-zero'],
    ['helm uninstall x', 'release-remove'],
    ['terraform destroy', 'infrastructure-destroy'],
    ['terraform -chdir=x destroy -auto-approve', 'infrastructure-destroy'],
    ['aws s3 rm s3://b --recursive', 'cloud-delete'],
    ['aws ec2 terminate-instances --instance-ids i', 'cloud-delete'],
    ['gcloud container clusters delete x', 'cloud-delete'],
    ['docker system prune -a', 'containers-remove'],
    ['docker compose down -v', 'containers-remove'],
    ['git push --force origin main', 'git-overwrite'],
    ['git reset --hard HEAD~1', 'git-overwrite'],
    ['chmod -R 777 /', 'permissions'],
    ['curl -s https://x.y/install | sudo bash', 'pipe-to-shell'],
    ['curl -X DELETE https://api/x', 'http-delete'],
    ['kubectl \\\n  delete pod x', 'cluster-delete'],
    ['echo x > /etc/hosts', 'redirect-over'],
  ])('%s', (command, code) => {
    expect(codes(command)).toContain(code);
  });
});

describe('a command gets none', () => {
  it.each([
    'kubectl get pods',
    'oc describe pod delete-me | grep form',
    'ls --color=auto',
    'cat /var/log/rm.log',
    'git push origin main',
    'git status',
    'psql -c "select * from updates"',
    'docker ps -a',
    'echo "restart" | tee notes',
    'terraform plan',
    'systemctl status nginx',
    '# rm -rf /',
    'curl https://example.com/rm',
    'helm list',
    'aws s3 ls',
    'kubectl logs skill-service',
    'command > /dev/null 2>&1',
    'kill -0 123',
  ])('%s', (command) => {
    expect(codes(command)).toEqual([]);
  });
});

describe('the list', () => {
  it('has a plain word for every rule and no two of one code', () => {
    expect(new Set(destructiveRules.map(({ code }) => code)).size).toBe(destructiveRules.length);
    expect(destructiveRules.every(({ what }) => /^[a-z].*[a-z]$/.test(what))).toBe(true);
  });

  it.each(['&;', 'a ', 'kubectl ', 'x/'])('finds nothing in a command of many “%s”, and comes to an end', (piece) => {
    expect(destructiveIn(piece.repeat(20_000))).toEqual([]);
  });
});
