#!/usr/bin/env bash
# Does what the README says, on a new Debian 13: as an ordinary user, and as root. Both clone, run the demo, start the service,
# record a child and read them, and stop it. A third user does it with the package that the first one packs, without a clone.
. "$(dirname "$0")/machine.sh"

say 'a new Debian'
new_machine
chroot "$machine" update-ca-certificates >/dev/null
boot 4000 2113
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends nodejs npm git

blocks() { awk -v section="## $1" '/^## / { here = $0 == section } here && /^```/ { block = !block; next } here && block { print }' "$repository/README.md"; }
for who in visitor other; do inside useradd --create-home "$who"; done

cat > "$machine/srv/clone.sh" <<CLONE
set -euo pipefail
cd "\$HOME"
git clone --quiet https://your.repository/homeward homeward
cd homeward
$(blocks 'Two commands' | grep '^npm ci')
started() { exec $(blocks 'Two commands' | grep '^npm start'); }
. /srv/visit.sh
[ "\$(id -u)" = 0 ] || npm pack --silent --pack-destination /tmp
CLONE

cat > "$machine/srv/package.sh" <<'PACKAGE'
set -euo pipefail
mkdir "$HOME/elsewhere"
cd "$HOME/elsewhere"
npm install --no-save /tmp/homeward-*.tgz
# npx of npm 9 ends at SIGTERM without its child
started() { exec node_modules/.bin/homeward start; }
. /srv/visit.sh
PACKAGE

cat > "$machine/srv/visit.sh" <<VISIT
started > started.txt 2>&1 &
service=\$!
until grep -q '^Homeward is ready' started.txt; do kill -0 \$service || { cat started.txt; exit 1; }; sleep 0.5; done
cat started.txt
{
$(blocks 'One mutation and one query')
} > child.json
cat child.json
grep -q Sreymom child.json
kill -TERM \$service
wait \$service || [ \$? = 143 ] || exit 1
while curl -s -o live.txt http://127.0.0.1:4000/health/live; do sleep 0.5; done
VISIT

as() { inside runuser -u "$1" -- env HOME="$(inside getent passwd "$1" | cut -d: -f6)" bash "/srv/$2.sh"; }
for who in visitor root; do
  say "as $who"
  as "$who" clone
done
say 'the package, in another folder, as another user'
as other package
echo 'What the README says was done twice, and the package starts elsewhere.'
