#!/usr/bin/env bash
# Runs every command of docs/guides/production.md, from the page, on a new Debian 13 with systemd: from nothing to a restored
# backup. An issuer of our own signs people in; a child is recorded before the backup, and read after the restore.
. "$(dirname "$0")/service.sh"

PAGE=$repository/docs/guides/production.md

machine_with_issuer
section "$PAGE" Install
say 'a child is recorded through the proxy'
inside node /root/child.mjs record
section "$PAGE" 'Back up'
section "$PAGE" Restore
say 'the child is there after the restore'
inside node /root/child.mjs read
inside systemctl is-active homeward homeward-backup.timer nginx
say 'what systemd says of the units'
inside systemd-analyze verify /etc/systemd/system/homeward.service /etc/systemd/system/homeward-backup.service /etc/systemd/system/homeward-backup.timer
inside systemd-analyze security --no-pager homeward.service | tail -1
echo 'Every command of the page was run.'
