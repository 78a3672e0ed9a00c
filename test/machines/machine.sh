# A new Debian 13 in a folder, for the scripts beside this one. They run as root, on Debian with debootstrap and util-linux, and
# with a network of its own where there is slirp4netns.
# shellcheck shell=bash
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# kept between runs: an empty Debian, and never changed
base=${MACHINE_BASE:-/var/tmp/homeward-machines/trixie}
machine=$(mktemp -d /var/tmp/homeward-machine-XXXXXX)
chmod 755 "$machine"
init=
network=

ended() {
  [ -z "$network" ] || kill "$network" 2>/dev/null || true
  [ -z "$init" ] || kill -KILL "$init" 2>/dev/null || true
  [ -z "${KEEP:-}" ] || { echo "The machine is left in $machine" && return; }
  rm -rf --one-file-system "$machine" || true
}
trap ended EXIT

say() { printf '\n== %s\n' "$*"; }

new_machine() {
  [ -e "$base/sbin/init" ] || debootstrap --variant=minbase --include=ca-certificates,systemd,systemd-sysv,openssl,curl trixie "$base" http://deb.debian.org/debian
  cp -a "$base/." "$machine"
  cp -L /etc/resolv.conf "$machine/etc/resolv.conf"
  # what this machine trusts, and how its npm is set up
  mkdir -p "$machine/usr/local/share/ca-certificates"
  cp /usr/local/share/ca-certificates/*.crt "$machine/usr/local/share/ca-certificates/" 2>/dev/null || true
  cp /etc/ssl/certs/ca-certificates.crt "$machine/usr/local/share/ca-certificates/of-the-host.crt"
  printf 'cafile=/etc/ssl/certs/ca-certificates.crt\nfund=false\naudit=false\nupdate-notifier=false\n' > "$machine/etc/npmrc"
  # the page clones from an address that nobody has
  git clone --quiet --bare "$repository" "$machine/srv/homeward.git"
  printf '[safe]\n\tdirectory = *\n[url "file:///srv/homeward.git"]\n\tinsteadOf = https://your.repository/homeward\n' > "$machine/etc/gitconfig"
}

# Starts systemd in it. Without a network of its own, these ports of this machine must be free.
boot() {
  local own=()
  if command -v slirp4netns >/dev/null; then
    own=(--net)
    echo 'nameserver 10.0.2.3' > "$machine/etc/resolv.conf"
    set --
  fi
  for port in "$@"; do
    ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "Port $port of this machine is in use: stop what listens there." >&2 && exit 1; }
  done
  unshare "${own[@]}" --mount --pid --uts --ipc --cgroup --fork bash -c '
    set -e
    cd "$1" && mount --bind . . && cd "$1"
    mount -t proc proc proc && mount -t sysfs sys sys && mount -t cgroup2 cgroup sys/fs/cgroup
    mount -t tmpfs tmpfs run && mount -t tmpfs tmpfs tmp
    mount --rbind /dev dev && mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
    hostname homeward-machine
    exec env -i container=homeward PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot . /sbin/init --log-target=null' boot "$machine" </dev/null &
  local outer=$!
  until init=$(pgrep -P "$outer" | head -1) && [ -n "$init" ] && [ "$(cat "/proc/$init/comm")" = systemd ]; do sleep 0.2; done
  if [ ${#own[@]} -gt 0 ]; then
    slirp4netns --configure --mtu=65520 --disable-host-loopback "$init" tap0 >/dev/null 2>&1 &
    network=$!
  fi
  # some units of a whole machine have nothing to do in this one: degraded is what it says then
  until [[ "$(inside systemctl is-system-running 2>/dev/null)" =~ running|degraded ]]; do sleep 0.5; done
}

inside() {
  nsenter --target "$init" --wdns=/root --mount --net --pid --uts --ipc --cgroup --root env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# The commands of a section of a page: its blocks that are marked as sh.
commands_of() {
  awk -v section="## $2" '
    /^## / { here = $0 == section }
    here && /^ *```sh$/ { match($0, /^ */); indent = RLENGTH; block = 1; next }
    /^ *```$/ { block = 0 }
    block { print substr($0, indent + 1) }' "$1"
}
