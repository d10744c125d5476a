import { describe, expect, it } from 'vitest';
import { commandText, isShellBlock } from '../../../../src/core/runbook/shellBlock.ts';

describe('a block is for a shell', () => {
  it.each([
    ['', 'kubectl get pods -n apps'],
    ['', '$ oc adm top nodes'],
    ['text', '$ ls'],
    ['bash', 'my-own-tool sync --all'],
    ['console', 'oc get pods\nNAME  READY\nfoo   1/1'],
    ['sh {"id":"01"}', 'export A=1\necho $A'],
    ['yaml', 'kubectl apply -f x.yaml'],
    ['', '# comment first\ngit pull'],
    ['', '# systemctl status kubelet'],
    ['', 'FOO=$(date) ./run.sh'],
    ['ruby', '#!/usr/bin/env sh\nif true; then echo; fi'],
    ['', 'sh-5.1# chroot /host'],
    ['', '[root@node ~]# crictl ps'],
    ['', 'while true; do curl -s localhost; done'],
    ['', './scripts/restart.sh api'],
    ['bash', 'deployer exec {{ hub }}'],
  ])('[%s] %s', (language, text) => {
    expect(isShellBlock(language, text)).toBe(true);
  });
});

describe('a block is not for a shell', () => {
  it.each([
    ['sh', 'https://console.cloud.google.com/run?project=$PROJECT'],
    ['console', '(etcd_mvcc_db_total_size_in_bytes / etcd_server_quota_backend_bytes) * 100'],
    ['console', 'sum by (pod) (rate(x[5m])) > 0'],
    ['bash', 'apiVersion: v1\nkind: Pod'],
    ['bash', '{ "a": 1 }'],
    ['console', 'NAME   READY   STATUS\nfoo    1/1     Running'],
    ['console', 'E0219 01:25:20.890006 8301 writer.go:226] Marking degraded'],
    ['', 'SELECT * FROM users'],
    ['', 'Storage node went down. Please check the node immediately.'],
    ['', 'for example, the service is down'],
    ['ruby', "gem 'rails', '~> 7'"],
    ['sql', 'select 1'],
    ['yaml', 'spec:\n  replicas: 3'],
    ['', 'import { a } from "b"'],
    ['text', ' - alertname = KubeJobFailed'],
    ['', ''],
    ['console', 'received unexpected HTTP status: 500 Internal Server Error'],
  ])('[%s] %s', (language, text) => {
    expect(isShellBlock(language, text)).toBe(false);
  });
});

describe('what is run of a block', () => {
  it('is what stands behind prompts, with its continuation and without output', () => {
    expect(commandText('$ a \\\n  -b |\ngrep c\noutput\n$ d\nmore').text).toBe('a \\\n  -b |\ngrep c\nd');
  });

  it('is all of a block without prompts', () => {
    expect(commandText('a\nb\n')).toEqual({ text: 'a\nb', skippedLines: 0 });
  });
});
