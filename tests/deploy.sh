#!/bin/sh
# The proxies of config/deploy as they stand there, with two nodes behind them: their names, ports and certificate alone are put in.
# And what the units call each night.
# Wants CHOPHIEN_TEST_POSTGRES_URL of an empty database, caddy, nginx, curl and openssl: `tests/run.sh deploy` brings them.
# Ports: ten from CHOPHIEN_DEPLOY_PORT (19800) on. Another program than target/debug/chophien: CHOPHIEN_PROGRAM.
set -eu
cd "$(dirname "$0")/.."
program=${CHOPHIEN_PROGRAM:-$PWD/target/debug/chophien}
photo=$PWD/demo/pictures/hero-ruong-bac-thang.jpg
first=${CHOPHIEN_DEPLOY_PORT:-19800}
one=$((first + 1)) two=$((first + 2)) https=$((first + 3)) http=$((first + 4))
site=cho.example.vn
folder=$(mktemp -d)
chmod 755 "$folder"
failed=0
loads=""

clean_up() {
  status=$?
  trap - EXIT INT TERM
  # shellcheck disable=SC2086 # ids
  for file in "$folder"/*.id; do [ -f "$file" ] && kill -9 $(cat "$file") 2>/dev/null || true; done
  rm -rf "$folder"
  exit $status
}
trap clean_up EXIT INT TERM

check() { # what, what was seen, a pattern of the shell
  # shellcheck disable=SC2254 # it is a pattern
  case $2 in
    $3) echo "  ok: $1" ;;
    *) echo "  WRONG: $1: seen '$2', expected '$3'"; failed=1 ;;
  esac
}

export CHOPHIEN_PROFILE=test RUST_LOG=error
export CHOPHIEN__DATABASE__URL="$CHOPHIEN_TEST_POSTGRES_URL" CHOPHIEN__FILES__DIR="$folder/files" CHOPHIEN__SECRET_FILE="$folder/secret"
export CHOPHIEN__MAIL__URL="file:$folder/mail" CHOPHIEN__TEXT__URL="file:$folder/texts"
export CHOPHIEN__SERVER__PUBLIC_URL="https://$site" CHOPHIEN__SERVER__TRUSTED_PROXIES='["127.0.0.1"]' CHOPHIEN__SERVER__TLS_PROXY=true
export CHOPHIEN__LIMITS__SIGN_IN_FROM_PER_HOUR=8

start_node() {
  CHOPHIEN__SERVER__BIND=127.0.0.1:$1 "$program" serve >>"$folder/node.log" 2>&1 &
  echo $! >"$folder/$1.id"
  CHOPHIEN__SERVER__BIND=127.0.0.1:$1 "$program" healthy --wait 60
}
stop_node() { kill "-$2" "$(cat "$folder/$1.id")"; }

# The one setting of each file that is another here; each must be found.
put_in() {
  grep -qF -- "$1" "$folder/site.conf" || { echo "tests/deploy.sh: '$1' stands no more in the file"; exit 1; }
  sed -i "s|$(printf %s "$1" | sed 's/[].[*]/\\&/g')|$2|g" "$folder/site.conf"
}
start_nginx() {
  cp config/deploy/proxy/nginx.conf "$folder/site.conf"
  sed -i '/listen \[::\]/d' "$folder/site.conf"
  put_in 10.0.0.11:8080 127.0.0.1:$one
  put_in 10.0.0.12:8080 127.0.0.1:$two
  put_in 'listen 443' "listen $https"
  put_in 'listen 80' "listen $http"
  put_in /etc/ssl/chophien/fullchain.pem "$folder/cert.pem"
  put_in /etc/ssl/chophien/privkey.pem "$folder/key.pem"
  put_in /var/log/nginx/chophien.log "$folder/access.log"
  { [ "$(id -u)" != 0 ] || echo "user root;"
    echo "daemon off; pid $folder/nginx.pid; error_log $folder/nginx.log; events {} http { access_log off;"
    for kind in client_body proxy fastcgi uwsgi scgi; do echo "${kind}_temp_path $folder/nginx-$kind;"; done
    echo "include $folder/site.conf; }"; } >"$folder/nginx.conf"
  nginx -p "$folder" -c "$folder/nginx.conf" >"$folder/proxy.log" 2>&1 &
  echo $! >"$folder/proxy.id"
}
start_caddy() {
  cp "config/deploy/proxy/$1" "$folder/site.conf"
  [ "$1" = Caddyfile ] || put_in '10.0.0.11:8080 10.0.0.12:8080' "127.0.0.1:$one 127.0.0.1:$two"
  [ "$1" != Caddyfile ] || put_in 127.0.0.1:8080 "127.0.0.1:$one"
  put_in "$site {" "$site { \n tls $folder/cert.pem $folder/key.pem"
  sed -i "0,/^{/s#^{#{\nadmin off\nhttp_port $http\nhttps_port $https\nstorage file_system $folder/caddy#" "$folder/site.conf"
  caddy run --config "$folder/site.conf" --adapter caddyfile >"$folder/proxy.log" 2>&1 &
  echo $! >"$folder/proxy.id"
}
stop_proxy() {
  kill -TERM "$(cat "$folder/proxy.id")"
  wait "$(cat "$folder/proxy.id")" 2>/dev/null || true
}

# A browser at an address of its own.
from=127.0.0.11
ask() {
  curl --silent --show-error --max-time 120 --interface "$from" --cacert "$folder/cert.pem" --resolve "$site:$https:127.0.0.1" \
    --resolve "$site:$http:127.0.0.1" "$@"
}
at=https://$site:$https
status() { ask --output /dev/null --write-out '%{http_code}' "$@"; }
header() { name=$1; shift; ask --output /dev/null --dump-header - "$@" | tr -d '\r' | grep -i "^$name:" | cut -d ' ' -f 2-; }
token() { sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' | head -n 1; }
sign_in() { # a number, a password, and what curl is told besides
  number=$1 word=$2
  shift 2
  given=$(ask -b "$folder/jar" -c "$folder/jar" "$at/sign-in" | token)
  ask "$@" -b "$folder/jar" -c "$folder/jar" --output "$folder/page" --dump-header "$folder/head" --write-out '%{http_code}' \
    --data-urlencode "csrf=$given" --data-urlencode "phone=$number" --data-urlencode "password=$word" "$at/sign-in"
}

# Two of three are kept; of one that fails nothing is removed.
backups() {
  mkdir "$folder/bin" "$folder/backups"
  ln -s "$program" "$folder/bin/chophien"
  nightly() { PATH=$folder/bin:$PATH config/deploy/nightly-backup "$folder/backups" "$1" >"$folder/backup.log" 2>&1; }
  for nth in 1 2 3; do
    nightly 2 || cat "$folder/backup.log"
    sleep 1
  done
  check "of three backups the newest two are kept" "$(ls "$folder/backups" | wc -l)" 2
  echo cut short >"$folder/backups/market-2020.zip.part"
  ended=0
  CHOPHIEN__DATABASE__URL=postgres://127.0.0.1:9/nowhere nightly 1 || ended=$?
  check "one that fails says so, and removes what was cut short alone" "$ended $(ls "$folder/backups" | wc -l)" "1 2"
}

pages() {
  check "http leads to https" "$(header location "http://$site:$http/products")" "https://$site*/products"
  check "a page, by HTTP/2" "$(ask --output /dev/null --write-out '%{http_version} %{http_code}' "$at/products")" "2 200"
  check "Strict-Transport-Security, once" "$(header strict-transport-security "$at/products")" "max-age=31536000; includeSubDomains"
  for coding in br gzip; do
    tag=$(header etag -H "Accept-Encoding: $coding" "$at/products")
    check "a tag of $coding" "$tag" '"*-'$coding'"'
    check "what a copy depends on" "$(header vary -H "Accept-Encoding: $coding" "$at/products")" "cookie, accept-encoding"
    check "whoever has the copy hears 304" "$(status -H "Accept-Encoding: $coding" -H "If-None-Match: $tag" "$at/products")" 304
  done
}

forms() {
  rm -f "$folder/jar"
  check "signing in" "$(sign_in "$phone" "$password")" 303
  check "a cookie that is Secure" "$(tr -d '\r' <"$folder/head" | grep -i '^set-cookie: __Host-session=')" "*HttpOnly*Secure*"
  shop=$(header location -b "$folder/jar" "$at/seller" | sed 's#.*/seller/##')
  new="$at/seller/$shop/products/new"
  form=$(ask -b "$folder/jar" "$new")
  key=$(echo "$form" | sed -n 's/.*name="key" value="\([^"]*\)".*/\1/p' | head -n 1)
  # Behind its last byte a photo may have anything: so it is as large as those of good cameras.
  { cat "$photo"; head -c 15000000 /dev/urandom; } >"$folder/photo.jpg"
  ask -b "$folder/jar" -F "csrf=$(echo "$form" | token)" -F "key=$key" -F rows=1 -F preview=1 -F "photos=@$folder/photo.jpg;type=image/jpeg" "$new" >"$folder/page"
  picture=$(grep -o '/pictures/[a-z0-9._-]*' "$folder/page" | head -n 1)
  check "a photo of 15 MB is taken" "$picture" "/pictures/?*"
  check "and shown" "$(status "$at$picture")" 200
  head -c 180000000 /dev/zero >"$folder/large"
  check "180 MB are too much of photos" "$(status -b "$folder/jar" -F "photos=@$folder/large" "$new" 2>/dev/null || true)" "413*"
  head -c 3000000 /dev/zero >"$folder/large"
  check "3 MB are too much of words" "$(status --data-binary "@$folder/large" "$at/sign-in" 2>/dev/null || true)" "413*"
  rm "$folder/large"
}

# The program counts wrong passwords by address: one that says each time that he comes from elsewhere is one.
strangers() {
  from=127.0.0.$1
  nth=0
  seen=""
  while [ "$nth" -lt 20 ] && [ -z "$seen" ]; do
    nth=$((nth + 1))
    rm -f "$folder/jar"
    sleep 0.2
    seen=$(sign_in "09000010$((nth + 10))" wrong -H "X-Forwarded-For: 198.51.100.$nth" >/dev/null && grep -o 'sai quá nhiều lần' "$folder/page" || true)
  done
  check "an invented X-Forwarded-For hides nobody" "$seen after $nth tries" "sai quá nhiều lần after *"
  from=127.0.0.$(($1 + 1))
  rm -f "$folder/jar"
  sign_in 0900001099 wrong >/dev/null
  check "and holds up nobody else" "$(grep -c 'sai quá nhiều lần' "$folder/page" || true)" 0
  from=127.0.0.11
}

# As fast as they come, over one connection and eight side by side.
flood() {
  from=127.0.0.$1
  seen=$(ask --no-progress-meter --parallel --parallel-max 8 --output /dev/null --write-out '%{http_code}\n' "$at/healthz?nth=[1-600]" | sort | uniq -c | tr -s ' \n' ' ')
  echo "  600 requests at once from one address:$seen"
  check "of a flood some are turned away" "$seen" "$2"
  from=127.0.0.$(($1 + 1))
  check "others are not" "$(status "$at/products")" 200
  from=127.0.0.11
}

# Four people read, twenty pages a second each, while one node after the other goes.
nodes_go() {
  for nth in 1 2 3 4; do
    from=127.0.0.2$nth
    ask --rate 20/s --output /dev/null --write-out '%{http_code}\n' "$at/products?nth=[1-400]" >"$folder/load.$nth" 2>"$folder/load-errors.$nth" &
    loads="$loads $!"
  done
  from=127.0.0.11
  sleep 3
  stop_node $one TERM
  sleep 4
  check "one node behind it is enough" "$(status "$at/products")" 200
  start_node $one
  sleep 5
  stop_node $two KILL
  sleep 3
  start_node $two
  for id in $loads; do wait "$id" || true; done
  loads=""
  lost=$(cat "$folder"/load.? | grep -cv '^200$' || true)
  echo "  of $(cat "$folder"/load.? | wc -l) requests, while a node was stopped and another killed: $lost not answered with 200"
  check "no reader notices" "$lost $(cat "$folder"/load-errors.? | head -n 1)" "0 "
}

# Both nodes stand still, one of them with a form; both are killed, and one is there again before the other goes.
form_in_hand() {
  stop_node $one STOP
  stop_node $two STOP
  ask --output /dev/null --write-out '%{http_code}' --data sight=1 "$at/sight" >"$folder/form" &
  form=$!
  sleep 1
  stop_node $one KILL
  start_node $one
  sleep 1
  stop_node $two KILL
  wait $form || true
  check "a form that a killed node had in hand is not sent to the other" "$(cat "$folder/form")" "50?"
  start_node $two
  sleep 5
}

nobody_there() {
  stop_node $one TERM
  stop_node $two TERM
  sleep 1
  check "where no node is there, it says so" "$(ask --write-out ' %{http_code}' "$at/products" | tr '\n' ' ')" "Chợ đang tạm nghỉ*50?"
  check "and when to come back" "$(header retry-after "$at/products")" 10
  check "by https still" "$(header strict-transport-security "$at/products")" "max-age=31536000; includeSubDomains"
  ask --output /dev/null --referer "$at/purchases/ABC?k=where-from" "$at/purchases/ABC?k=the-key"
  start_node $one
  start_node $two
  sleep 5
  check "and then all is well" "$(status "$at/products")" 200
}

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$site" -addext "subjectAltName=DNS:$site" \
  -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
cd "$folder"
"$program" demo >"$folder/demo.log"
cd - >/dev/null
password=$(sed -n 's/.*: \(.*\))$/\1/p' "$folder/demo.log" | head -n 1)
phone=$(sed -n 's/^  \(.*\)  người bán$/\1/p' "$folder/demo.log")
start_node $one
start_node $two

echo "== nightly-backup"
backups

# What the proxy has written down by then, while no node was there too.
written_down() {
  check "the page of a purchase is written down" "$(grep -c /purchases/ABC "$1" || true)" "[1-9]*"
  check "its key is not" "$(grep -c 'the-key\|where-from' "$1" || true)" 0
}

echo "== nginx, two nodes"
start_nginx
sleep 1
pages
check "of ciphers the good ones" "$(ask --tls-max 1.2 --ciphers ECDHE-ECDSA-AES128-SHA "$at/products" 2>&1 | grep -c 'handshake\|alert' || true)" "[1-9]*"
check "with TLS 1.2 too" "$(status --tls-max 1.2 "$at/products")" 200
forms
strangers 31
flood 41 "*200*429*"
nodes_go
form_in_hand
nobody_there
written_down "$folder/access.log"
stop_proxy

echo "== Caddy, two nodes"
start_caddy Caddyfile.nodes
sleep 3
pages
forms
strangers 51
nodes_go
form_in_hand
nobody_there
written_down "$folder/proxy.log"
stop_proxy

echo "== Caddy, one node"
start_caddy Caddyfile
sleep 3
pages
forms
strangers 61
stop_node $one TERM
(sleep 2; start_node $one) &
check "a restart is waited for" "$(status "$at/products")" 200
wait $!
stop_node $one TERM
check "where the program is not there, it says so" "$(ask --write-out ' %{http_code}' "$at/products" | tr '\n' ' ')" "Chợ đang tạm nghỉ*50?"
stop_proxy

[ "$failed" = 0 ] || { echo "tests/deploy.sh: something above is WRONG"; exit 1; }
echo "ok"
