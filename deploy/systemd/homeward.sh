#!/bin/sh
# Runs a command of Homeward with the user and the settings of the service: install it as /usr/local/bin/homeward, for root.
set -eu
cd /opt/homeward
exec runuser -u homeward -- sh -c '
  umask 077
  set -a
  . /etc/homeward/homeward.env
  exec /usr/bin/node dist/apps/cli/src/main.js "$@"' homeward "$@"
