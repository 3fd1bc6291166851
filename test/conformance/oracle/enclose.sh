#!/bin/bash
# Runs as root in fresh mount, process and IPC namespaces: builds the view of the file system one job gets, then becomes the client without rights.
# $1 = folder of the job, $2 = folder of the client, $3 = folder of the stubs, $4 = node, $5 = start directory; the rest is the command
set -e
job=$1; client=$2; stubs=$3; node=$4; start=$5; shift 5
id=1000
mount -t tmpfs none /mnt
mkdir -p /mnt/client /mnt/stub /mnt/job
mount --bind "$client" /mnt/client && mount -o remount,bind,ro /mnt/client
mount --bind "$job" /mnt/job
cp "$stubs/stub-server.mjs" "$stubs/probe.mjs" /mnt/stub/
for name in bash zsh sh; do cp "$stubs/stub.sh" "/mnt/stub/$name"; done
chmod -R a+rX,a-w /mnt/stub; chmod a+x /mnt/stub/*sh
touch /mnt/node; mount --bind "$node" /mnt/node && mount -o remount,bind,ro /mnt/node
mkdir -p "$job/root/etc" "$job/work"
if [ -n "$(ls -A "$job/root/etc")" ]; then mount -t overlay overlay -o "lowerdir=/etc,upperdir=$job/root/etc,workdir=$job/work" /etc; fi
mount --bind "$job/root/home" /home
mount --bind "$job/root/srv" /srv
for folder in /*; do   # everything that is not the operating system is hidden
  case "$folder" in
    /bin | /boot | /dev | /etc | /home | /lib* | /mnt | /proc | /sbin | /srv | /sys | /tmp | /usr | /var) ;;
    *) if [ -d "$folder" ] && [ ! -L "$folder" ]; then mount -t tmpfs -o mode=755 none "$folder"; fi ;;
  esac
done
mount --bind "$job/root/tmp" /tmp
mount -t tmpfs -o mode=1777 none /dev/shm
mount -o remount,bind,ro /
for shell in /bin/sh /bin/bash /bin/dash /bin/zsh /bin/ksh; do   # not even a hook or a helper finds a shell that runs something
  if [ -e "$shell" ]; then mount --bind /mnt/stub/bash "$(readlink -f "$shell")"; fi
done
cd "$start"
# the first process of the namespace stays root's and outside the client's reach: when it ends, nothing of the job lives on
exec timeout --signal=KILL 170 setpriv --reuid "$id" --regid "$id" --clear-groups --no-new-privs --inh-caps=-all --bounding-set=-all -- "$@"
