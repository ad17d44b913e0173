#!/bin/sh
# Runs every test: on SQLite, on a PostgreSQL of its own (started here, always stopped), then the browser journeys.
# Usage: tests/run.sh [sqlite] [postgres] [journeys] [shots] [lighthouse] [fuzz] [bench] [kept] [deeds] [faults] [attack] [deploy]
#        (the first three without an argument)
set -eu
cd "$(dirname "$0")/.."
parts=${*:-sqlite postgres journeys}

wants() { case " $parts " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

# Debian's packages bring what is missing where we may install; else one line says what to install.
missing=""
need() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }
# The folder with the server's programs: that of the client alone does not do.
postgres_bin() {
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) $(dirname "$(command -v initdb)" 2>/dev/null); do
    if [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && [ -x "$bin/postgres" ]; then echo "$bin"; return; fi
  done
}
if wants postgres || wants fuzz || wants bench || wants kept || wants deeds || wants faults || wants deploy; then [ -n "$(postgres_bin)" ] || missing="$missing postgresql"; fi
if wants faults; then need faketime faketime; fi
if wants journeys || wants shots; then need chromium chromium; need chromedriver chromium-driver; fi
if wants lighthouse; then need chromium chromium; fi
if wants deploy; then need caddy caddy; need nginx nginx-light; need curl curl; need openssl openssl; fi
if wants journeys || wants lighthouse; then need npm npm; fi
if [ -n "$missing" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing$missing"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  else
    echo "tests/run.sh: please install:$missing  (Debian: sudo apt-get install$missing)" >&2
    exit 1
  fi
fi

folder=$(mktemp -d)
# Where PostgreSQL has its data, and how it is stopped: what is not kept need not be put in order.
data=$folder/data
stop=immediate
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
clean_up() {
  status=$?
  trap - EXIT INT TERM
  if [ -f "$data/postmaster.pid" ]; then as_postgres "$(postgres_bin)/pg_ctl" -D "$data" -m "$stop" stop >/dev/null 2>&1 || true; fi
  rm -rf "$folder"
  exit $status
}
trap clean_up EXIT INT TERM

start_postgres() {
  [ -z "${CHOPHIEN_TEST_POSTGRES_URL:-}" ] || return 0
  bin=$(postgres_bin)
  chmod 755 "$folder"
  mkdir -p "$data" "$folder/socket"
  if [ "$(id -u)" = 0 ]; then chown postgres "$data" "$folder/socket"; fi
  [ -f "$data/PG_VERSION" ] || as_postgres "$bin/initdb" --no-sync -A trust --locale=C.UTF-8 -U postgres -D "$data" >/dev/null
  as_postgres "$bin/pg_ctl" -D "$data" -w -l "$data/log" start -o "-c listen_addresses='' -k $folder/socket \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" >/dev/null
  CHOPHIEN_TEST_POSTGRES_URL="postgres://postgres@localhost/postgres?host=$folder/socket"
  export CHOPHIEN_TEST_POSTGRES_URL
}

# One program of npm into its folder under target, once; npm writes that file when all else is there.
fetch() {
  [ -f "target/$1/node_modules/.package-lock.json" ] || npm install --silent --no-audit --no-fund --prefix "target/$1" "$2@$3" ||
    { echo "tests/run.sh: $2 could not be fetched (npm install --prefix target/$1 $2@$3)" >&2; exit 1; }
}

# Made-up questions, numbers, files, cookies and requests (tests/fuzz), each target for as long as it is told; a failure shows the smallest case.
# What asks the database asks the other one too.
if wants fuzz; then
  CHOPHIEN_FUZZ_SECONDS=${CHOPHIEN_FUZZ_SECONDS:-18}
  export CHOPHIEN_FUZZ_SECONDS
  cargo test --quiet --test all -- --nocapture --test-threads=1 fuzz::
  start_postgres
  CHOPHIEN_TEST_DATABASE=postgres cargo test --quiet --test all -- --nocapture --test-threads=1 fuzz::search fuzz::site
fi
# The filled markets are kept in target/bench, on PostgreSQL too where its own user may go there.
if wants bench; then
  cargo bench --bench pages
  mkdir -p target/bench
  if as_postgres test -x target/bench; then data=$PWD/target/bench/postgres stop=fast; fi
  start_postgres
  CHOPHIEN_TEST_DATABASE=postgres cargo bench --bench pages
fi
# The small filled databases of the newest schema (tests/migrations/kept.rs); those of a released one stay as they are.
if wants kept; then
  cargo test --test all -- --ignored kept::make
  start_postgres
  CHOPHIEN_TEST_DATABASE=postgres cargo test --test all -- --ignored kept::make
fi
# Fifty thousand random deeds on either database, with every figure counted again (tests/market/statistics/deeds.rs): minutes.
if wants deeds; then
  cargo test --test all -- --ignored statistics::deeds
  start_postgres
  CHOPHIEN_TEST_DATABASE=postgres cargo test --test all -- --ignored statistics::deeds
fi
# The proxies of config/deploy before two nodes, for real.
if wants deploy; then
  cargo build
  start_postgres
  "$(postgres_bin)/psql" "$CHOPHIEN_TEST_POSTGRES_URL" -qc "DROP DATABASE IF EXISTS chophien_deploy WITH (FORCE)" -c "CREATE DATABASE chophien_deploy"
  CHOPHIEN_TEST_POSTGRES_URL=$(echo "$CHOPHIEN_TEST_POSTGRES_URL" | sed 's#/[^/?]*?#/chophien_deploy?#; s#\(//[^/]*\)/[^/?]*$#\1/chophien_deploy#') tests/deploy.sh
fi
# Real processes, broken on purpose (tests/processes), one fault after the other on either database, whatever became of the last.
if wants faults; then
  broken=0
  cargo test --quiet --test all -- --ignored --list "processes::${CHOPHIEN_FAULTS_ONLY:-}" | grep ': test$' >/dev/null ||
    { echo "tests/run.sh: there is no fault called $CHOPHIEN_FAULTS_ONLY" >&2; exit 1; }
  faults() { cargo test --quiet --test all -- --ignored --nocapture --test-threads=1 "processes::${CHOPHIEN_FAULTS_ONLY:-}" || broken=1; }
  faults
  start_postgres
  export CHOPHIEN_TEST_DATABASE=postgres
  faults
  unset CHOPHIEN_TEST_DATABASE
  [ "$broken" = 0 ] || { echo "tests/run.sh: a promise is broken (see above)" >&2; exit 1; }
fi
# The optimised program attacked over the loopback (tests/attack), one attack after the other, whatever became of the last.
if wants attack; then
  cargo build --release --bin chophien
  cargo test --quiet --test all -- --ignored --list "attack::${CHOPHIEN_ATTACK_ONLY:-}" | grep ': test$' >/dev/null ||
    { echo "tests/run.sh: there is no attack called $CHOPHIEN_ATTACK_ONLY" >&2; exit 1; }
  CHOPHIEN_TEST_PROGRAM=$PWD/target/release/chophien cargo test --quiet --test all -- --ignored --nocapture --test-threads=1 \
    "attack::${CHOPHIEN_ATTACK_ONLY:-}" || { echo "tests/run.sh: a bound is passed (see above)" >&2; exit 1; }
fi
if wants shots; then
  cargo test --test all -- --ignored --nocapture journeys::shots
fi
if wants lighthouse; then
  fetch lighthouse lighthouse 12.8.2
  CHROME_PATH=${CHROME_PATH:-$(command -v chromium)} cargo test --test all -- --ignored --nocapture journeys::lighthouse
fi
if wants sqlite; then
  echo "== on SQLite"
  cargo test --workspace -- --skip journeys::
fi
if wants postgres; then
  echo "== on PostgreSQL"
  start_postgres
  CHOPHIEN_TEST_DATABASE=postgres cargo test --test all -- --skip journeys:: --skip architecture::
fi
if wants journeys; then
  echo "== journeys"
  fetch journeys axe-core 4.10.3
  cargo test --test all -- journeys:: --test-threads=1
fi
