#!/bin/bash
# Untested in a container; it is run by test/containers.spec.ts on a real Postgres. Runs once, when the database is made.
# The roles of docs/guides/database-roles.md. /run/secrets/postgres-passwords has a line for each: NAME PASSWORD
set -euo pipefail

psql=(psql --set ON_ERROR_STOP=1 --no-psqlrc --quiet --username "${POSTGRES_USER:-postgres}" --dbname "$POSTGRES_DB")

while read -r name password; do
  case $name in
    homeward | homeward_projector | homeward_api | homeward_keys | homeward_keys_projector | homeward_keys_api) ;;
    *) echo "postgres-passwords: $name is no role of Homeward" >&2 && exit 1 ;;
  esac
  "${psql[@]}" --set name="$name" --set password="$password" <<< 'CREATE ROLE :"name" LOGIN PASSWORD :'"'password'"';'
done < "${POSTGRES_PASSWORDS:-/run/secrets/postgres-passwords}"

"${psql[@]}" --set database="$POSTGRES_DB" << 'SQL'
CREATE ROLE homeward_analyst NOLOGIN;
CREATE ROLE homeward_reports NOLOGIN;
GRANT homeward_analyst TO homeward_api WITH INHERIT FALSE, SET TRUE;
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database"
  TO homeward, homeward_projector, homeward_reports, homeward_api, homeward_keys, homeward_keys_projector, homeward_keys_api;
GRANT CREATE ON DATABASE :"database" TO homeward;
CREATE SCHEMA keys AUTHORIZATION homeward_keys;
ALTER ROLE homeward_keys SET search_path = keys;
SQL
