#!/usr/bin/env bash
# Runs every command of docs/guides/upgrade.md on a new Debian 13 with systemd. The program of the former version is installed and
# backed up as docs/guides/production.md says, upgraded, taken back, and upgraded again; a child stays there all the time.
. "$(dirname "$0")/service.sh"

PRODUCTION=$repository/docs/guides/production.md
UPGRADE=$repository/docs/guides/upgrade.md
# the commit that released the version before this one, unless another is named
FORMER=${FORMER:-$(git -C "$repository" log --format=%H -G'^  "version": "' -- package.json | sed -n 2p)}

# What is cloned is the former version, with the files that today's page installs; the tag is that of the page.
offer_former() {
  local bare=$machine/srv/homeward.git deploy tree
  git -C "$bare" tag vNEW HEAD
  deploy=$(git -C "$bare" rev-parse HEAD:deploy)
  tree=$(git -C "$bare" ls-tree "$FORMER" | awk -v deploy="$deploy" '$4 == "deploy" { print $1, $2, deploy "\tdeploy"; next } { print }' | git -C "$bare" mktree)
  git -C "$bare" update-ref refs/heads/former "$(git -C "$bare" -c user.name=test -c user.email=test@example.org commit-tree "$tree" -p "$FORMER" -m 'The former version')"
  git -C "$bare" symbolic-ref HEAD refs/heads/former
}

version() { inside node -p "require('/opt/homeward/package.json').version"; }
answers() {
  inside curl -fsS --retry 60 --retry-all-errors "https://${NAMES[0]}/health/ready"
  inside curl -fsS --retry 60 --retry-all-errors "https://${NAMES[0]}/health/views"
  inside node /root/child.mjs read
}
is_right() {
  answers
  inside homeward verify
}
# the former version names the events of types that it does not know, and must find nothing else
is_right_but_for_new_events() {
  answers
  inside homeward verify --json >"$machine/verified.json" || true
  node -e 'const { findings } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const others = findings.filter(({ what }) => !what.includes("does not know events of the type"));
    if (others.length > 0) throw new Error(JSON.stringify(others));' "$machine/verified.json"
}

machine_with_issuer
offer_former
section "$PRODUCTION" Install
say "a child is recorded with $(version)"
inside node /root/child.mjs record
section "$PRODUCTION" 'Back up'
section "$UPGRADE" 'Change the program'
say "it is $(version) now"
is_right
section "$UPGRADE" 'The way back'
say "it is $(version) again"
is_right_but_for_new_events
section "$UPGRADE" 'Change the program'
say "it is $(version) at last"
inside node /root/child.mjs record
is_right
echo 'Every command of the page was run.'
