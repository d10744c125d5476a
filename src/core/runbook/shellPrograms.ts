const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean));

/** Programs whose name at the start of a line is enough to tell a command from prose, data or another language. */
export const shellPrograms = list(`
  alias amtool ansible ansible-playbook apt apt-get argocd awk aws aws-vault az base64 bash brew bundle cargo cd
  ceph certbot chkconfig chmod chown chroot cilium conda consul cosign crictl crontab ctr curl dagger dd deno df dig
  dmesg dnf docker docker-compose doctl dotnet dpkg du echo eksctl env etcdctl ethtool eval export fdisk flux fly
  flyctl gcloud gds gds-cli gem gh git go gpg gradle grep gsutil gunzip gzip haproxy helm heroku htop httpie ifconfig
  iostat ip iptables istioctl java journalctl jq jsonnet k k6 k9s kafka-topics kill killall kinit kubeadm kubectl
  kubectx kubens kustomize launchctl ldapsearch linkerd ln locust logcli ls lsblk lsof lvs mamba mc mdadm minikube mkdir
  mongo mongodump mongosh mount mpstat mtr mv mvn mysql mysqladmin mysqldump nc netstat nginx nmap nmcli nohup nomad npm
  npx nslookup oc ocm odf openssl ovn-appctl ovn-nbctl ovn-sbctl ovs-appctl ovs-vsctl pg_dump pg_restore pgrep php ping
  pip pip3 pkill pnpm podman poetry printf printenv promtool ps psql pulumi pv pwd pwgen python python3 rabbitmqctl rados
  rails rake rbd redis-cli restic rm rmdir rpm rsync ruby runme sar scp scutil sed sensors-detect sftp sh shutdown skopeo
  smartctl snap ssh ssh-add ssh-copy-id ssh-keygen sshuttle ss stern strace su sudo supabase supervisorctl sysctl systemctl
  tar tcpdump tee telnet terraform terragrunt tftp tkn traceroute tmux touch tox umount unzip uvicorn vacuumdb vagrant
  vault velero vercel vim vi virsh virtctl vmstat wget xargs yarn yq yum zcat zfs zgrep zip zpool
`);

/** Programs whose name is an English word as well: they count with a sign of a command line beside them. */
export const wordPrograms = list(`
  at cat clear column cut date diff exit expr file find for free head history host hostname if install join kind last
  less look make more nano nice node open patch read reboot screen select service set sleep sort source split stat
  tail test time timeout top trap tree type uname uniq unset until uptime use w watch wc which while who whoami
`);

/** First words that belong to other languages, to configuration and to queries. */
export const foreignWords = list(`
  import from module class def const let var function return require include package using public private namespace gem
  select insert update delete alter create drop grant revoke with show begin sum max min avg rate count topk match
  nameserver address listen server location upstream end do puts print console let raise throw new void int string
`);
