# Settings and functions that the lab's scripts share; sourced, never run.
#
#   WEITBLICK_LAB       where root file systems and boxes are kept       (/var/tmp/weitblick-lab)
#   WEITBLICK_LAB_NAME  name of the network namespace and of this lab; two labs of different names may run side by side
#   WEITBLICK_LAB_NET   first three numbers of its addresses             (10.77.0)

HERE=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
CACHE=${WEITBLICK_LAB:-/var/tmp/weitblick-lab}
LAB=${WEITBLICK_LAB_NAME:-lab}
NET=${WEITBLICK_LAB_NET:-10.77.0}
BOXES=$CACHE/labs/$LAB
BRIDGE=br0

die() {
  echo "${0##*/}: $*" >&2
  exit 1
}

as_root() {
  [ "$(id -u)" = 0 ] || die "real boxes are containers: run this as root"
}

# The cgroup file systems in which a box gets a group of its own: one on a unified machine, two on a hybrid one.
cgroup_roots() {
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    echo /sys/fs/cgroup
  else
    ls -d /sys/fs/cgroup/systemd /sys/fs/cgroup/unified 2>/dev/null || true
  fi
}

# Whether process $1 is alive and runs program $2: numbers of dead processes are used again.
runs() {
  [ -n "$1" ] && [ "$(cat "/proc/$1/comm" 2>/dev/null)" = "$2" ]
}

read_file() {
  cat "$1" 2>/dev/null || true
}
