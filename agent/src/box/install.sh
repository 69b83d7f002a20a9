#!/bin/sh
# install.sh [JAR]: puts the agent and its accounts on this Debian root, as its package does. Run it as root on a box, or
# in a chroot while an image is made; there nothing is started. Running it again updates. JAR is by default the
# weitblick-agent.jar beside this script.
set -eu

here=$(dirname "$(readlink -f "$0")")
jar=${1:-$here/weitblick-agent.jar}

die() {
  echo "install.sh: $1" >&2
  exit 1
}

[ "$(id -u)" = 0 ] || die "run this as root"
[ -e "$jar" ] || die "there is no $jar; build it with: mvn package -pl agent -am"
for program in java:openjdk-17-jre-headless sshd:openssh-server systemd-sysusers:systemd; do
  PATH=$PATH:/usr/sbin command -v "${program%%:*}" >/dev/null || die "install ${program#*:} first"
done

copy_tree() {
  (cd "$here" && find usr etc -type f) | while read -r file; do
    mode=0644
    [ ! -x "$here/$file" ] || mode=0755
    # What the admin may have changed stays.
    if [ "$file" = etc/weitblick/agent.conf ] && [ -e "/$file" ]; then
      continue
    fi
    install -D -o root -g root -m $mode "$here/$file" "/$file"
  done
  install -D -o root -g root -m 0644 "$jar" /usr/lib/weitblick/weitblick-agent.jar
}

make_accounts() {
  systemd-sysusers weitblick.conf
  if [ -e /proc/self ]; then
    systemd-tmpfiles --create weitblick.conf
  else
    # It wants /proc, which a chroot may lack; this one is gone with the command.
    unshare --mount sh -c 'mount -t proc proc /proc && exec systemd-tmpfiles --create weitblick.conf'
  fi
  mkdir -p /var/lib/systemd/linger
  : >/var/lib/systemd/linger/signage
}

enable_units() {
  systemctl enable srv-jail-media.mount weitblick-host-keys.service
  systemctl --global enable weitblick-agent.service
}

start_units() {
  systemctl daemon-reload
  systemctl start weitblick-host-keys.service srv-jail-media.mount
  systemctl try-reload-or-restart ssh.service
  loginctl enable-linger signage
  systemctl start "user@$(id -u signage).service"
  systemctl --user -M signage@.host daemon-reload
  systemctl --user -M signage@.host restart weitblick-agent.service
}

copy_tree
make_accounts
enable_units
if [ -d /run/systemd/system ]; then
  start_units
fi
