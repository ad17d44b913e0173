# Everything a person does here is one line. `make` alone lists them.
.PHONY: help run test fuzz bench faults attack shots lighthouse check dist

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/ ·/'

run: ## the demo market on http://127.0.0.1:8080
	cargo run

test: ## every test: on SQLite, on PostgreSQL, and with a browser
	tests/run.sh

fuzz: ## what comes in from outside, made up at random: five minutes, a line for each target (seconds=60: of each)
	CHOPHIEN_FUZZ_SECONDS="$(or $(seconds),18)" tests/run.sh fuzz

bench: ## pages, figures and orders of two markets, beside the bare framework (only=search: what has that in its name)
	CHOPHIEN_BENCH_ONLY="$(only)" tests/run.sh bench

faults: ## real processes, broken on purpose under load: 25 minutes at most (only=kills: the fault of that name)
	CHOPHIEN_FAULTS_ONLY="$(only)" tests/run.sh faults

attack: ## what one stranger costs: the optimised program under attack, ten minutes at most (only=uploads: the attack of that name)
	CHOPHIEN_ATTACK_ONLY="$(only)" tests/run.sh attack

shots: ## a picture of every page, into target/shots
	tests/run.sh shots

lighthouse: ## five pages on a phone, each 100 of 100 four times
	tests/run.sh lighthouse

check: ## form, lints, licences
	cargo fmt --all --check && cargo clippy --workspace --all-targets -- -D warnings && { ! command -v cargo-deny >/dev/null || cargo deny --offline check; }

dist: ## target/dist: the program of this machine's kind, what an operator needs, docs and licences in one file
	config/deploy/dist.sh
