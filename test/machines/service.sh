# A machine with the names, the certificates and the issuer that docs/guides/production.md expects, for the scripts beside this one.
# shellcheck shell=bash
. "$(dirname "${BASH_SOURCE[0]}")/machine.sh"

NAMES=(homeward.example.org sign-in.example.org)

machine_with_issuer() {
  say 'a new Debian, its names and certificates, and an issuer'
  new_machine
  printf '127.0.0.1 localhost %s\n' "${NAMES[*]}" > "$machine/etc/hosts"
  mkdir -p "$machine/etc/ssl/homeward"
  (
    cd "$machine/etc/ssl/homeward"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=An authority for a test' -keyout authority.key -out authority.crt 2>/dev/null
    openssl req -newkey rsa:2048 -nodes -subj "/CN=${NAMES[0]}" -keyout privkey.pem -out request.pem 2>/dev/null
    openssl x509 -req -days 2 -in request.pem -CA authority.crt -CAkey authority.key -out fullchain.pem -extfile <(printf 'subjectAltName=DNS:%s,DNS:%s' "${NAMES[@]}") 2>/dev/null
    cp authority.crt "$machine/usr/local/share/ca-certificates/"
  )
  chroot "$machine" update-ca-certificates >/dev/null
  mkdir -p "$machine/etc/nginx/conf.d"
  cp "$repository/test/machines/issuer.mjs" "$repository/test/machines/child.mjs" "$machine/root/"
  cat > "$machine/etc/nginx/conf.d/issuer.conf" <<'CONF'
server {
    listen 443 ssl;
    server_name sign-in.example.org;
    ssl_certificate     /etc/ssl/homeward/fullchain.pem;
    ssl_certificate_key /etc/ssl/homeward/privkey.pem;
    location / { proxy_pass http://127.0.0.1:5099; }
}
CONF
  cat > "$machine/etc/systemd/system/issuer.service" <<'UNIT'
[Unit]
StartLimitIntervalSec=0
[Service]
ExecStart=/usr/bin/node /root/issuer.mjs
Restart=always
RestartSec=1
[Install]
WantedBy=multi-user.target
UNIT
  ln -sf ../issuer.service "$machine/etc/systemd/system/multi-user.target.wants/issuer.service"
  boot 80 443 2113 4000 5099
  inside apt-get update -qq
}

# In one shell, so that a variable of the page lives on; each command is printed before it runs.
# A section of a page, which may be one of a former version. The first two commands of the installation name the hosts.
section() {
  say "$1: $2"
  {
    echo 'set -eu'
    [ "$2" = Install ] || head -3 "$machine/root/Install.sh" | tail -2
    commands_of "$1" "$2"
  } > "$machine/root/$2.sh"
  inside bash -v "/root/$2.sh"
}
