#!/bin/sh
# target/dist/chophien-VERSION-ARCH-linux.tar.gz: the program, what stands in config/deploy, the docs, and the licences of all that is in it.
# Names sorted, times those of the last commit: of the same program, and the same commit, the same bytes.
set -eu
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=chophien-$version-$(uname -m)-linux
dist=$PWD/target/dist
folder=$dist/$name

# Paths of this machine stay out of the program.
home=${CARGO_HOME:-$HOME/.cargo}
RUSTFLAGS="${RUSTFLAGS:-} --remap-path-prefix=$PWD=. --remap-path-prefix=$home=cargo" cargo build --release --locked --bin chophien

rm -rf "$folder"
mkdir -p "$folder/licences"
strip -o "$folder/chophien" target/release/chophien
cp -R config/deploy "$folder/deploy"
cp -R migrations/data/documents "$folder/documents"
for later in second third fourth; do cp -R "migrations/data/${later}_documents/." "$folder/documents"; done
cp -R docs README.md SECURITY.md "$folder/"

# Of each dependency a line, and its licence texts once each, below the names of those that come with it.
crates() { cargo tree --locked --package chophien --edges normal,build --prefix none --format '{p} | {l}' | sed 's/ (\*)$//; s/ (proc-macro)//; s/ (\/[^)]*)//' | LC_ALL=C sort -u; }
crates >"$folder/licences/LIST"
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT
while IFS=' ' read -r crate number rest; do
  find "$home"/registry/src/*/"$crate-${number#v}" -maxdepth 3 -type f '(' -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' ')' ! -name '*.rs' 2>/dev/null |
    LC_ALL=C sort | while IFS= read -r file; do
    sum=$(sha256sum "$file" | cut -d ' ' -f 1)
    [ -f "$texts/$sum.text" ] || cp "$file" "$texts/$sum.text"
    echo "$crate $number" >>"$texts/$sum.names"
  done
done <"$folder/licences/LIST"
for text in "$texts"/*.text; do
  echo "== $(LC_ALL=C sort -u "${text%.text}.names" | tr '\n' ',' | sed 's/,$//; s/,/, /g')"
  cat "$text"
  echo
done >"$folder/licences/TEXTS"

(cd "$folder" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS)
find "$folder" -type d -exec chmod 755 {} +
find "$folder" -type f -exec chmod u=rwX,go=rX {} +
tar --create --sort=name --format=ustar --mtime="@$(git log -1 --format=%ct)" --owner=0 --group=0 --numeric-owner \
  --directory "$dist" "$name" | gzip --no-name -9 >"$dist/$name.tar.gz"
(cd "$dist" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")
ls -l "$dist/$name.tar.gz"
