# The commands of the house. `make demo` and `make test` are all a newcomer needs: each installs what is missing, builds and runs.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The first two lines are what Swift itself needs on Debian 12, the rest what this program links with, draws with and shows text in.
PACKAGES := binutils g++ git ca-certificates pkg-config tzdata libc6-dev libstdc++-12-dev libcurl4 libedit2 libncurses6 libxml2 \
  zlib1g-dev \
  libsqlite3-dev libcsv-dev libexpat1-dev libzip-dev libxlsxwriter-dev libboost-math-dev libboost-iostreams-dev libgnuplot-iostream-dev \
  gnuplot-nox fonts-noto-cjk
# What the fault runs need besides: strace makes calls fail, unshare and mount make a disk that fills up.
FAULT_PACKAGES := strace util-linux mount
DEMO ?= demo
SEED ?= 20130901
DAY := 2026-06-30
TALENTPOOL := .build/debug/talentpool

.PHONY: help setup build own-folder demo berkeley test test-faults bench lint format clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "make %-12s %s\n", $$1, $$2}'

setup: ## install the Debian packages that are missing
	@missing=$$(for name in $(PACKAGES); do dpkg-query -W -f='$${db:Status-Status}\n' $$name 2>/dev/null | grep -qx installed || echo $$name; done); \
	if [ -n "$$missing" ]; then \
	  echo "安装 installing:" $$missing; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq; \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@command -v swift >/dev/null || { echo "需要 Swift 6.3 或更新版本 | Swift 6.3 or newer is needed: https://www.swift.org/install" >&2; exit 3; }

build: setup ## build the program
	@swift build --product talentpool >&2
	@swift build --product talentpool-workbook >&2

own-folder:
	@if [ -n "$$(ls -A "$(DEMO)" 2>/dev/null)" ] && [ ! -e "$(DEMO)/.made-by-demo" ]; then \
	  echo "$(DEMO) 不是空文件夹，未作改动 | $(DEMO) is not empty; nothing was changed" >&2; exit 2; \
	fi
	@mkdir -p "$(DEMO)"; touch "$(DEMO)/.made-by-demo"

demo: build own-folder ## make a store with all plans and invented records, and build the office's site
	@$(MAKE) "$(DEMO)/site.done"
	@$(TALENTPOOL) verify --store "$(DEMO)/store"
	@echo "请在浏览器中打开 | open in a browser: $(abspath $(DEMO))/site/office/index.html"

# Made again only when the program, the plans, the queries or the pages have changed.
$(DEMO)/store.done: $(TALENTPOOL) $(wildcard data/plans/*.yaml)
	@rm -rf "$(DEMO)/store" "$(DEMO)/sample" "$@"
	@$(TALENTPOOL) init --store "$(DEMO)/store"
	@$(TALENTPOOL) import --store "$(DEMO)/store" --received 2012-01-01 data/plans
	@$(TALENTPOOL) sample --seed $(SEED) --until $(DAY) --output "$(DEMO)/sample"
	@for year in $$(ls "$(DEMO)/sample"); do \
	  received=$$year-12-31; [ "$$received" \< "$(DAY)" ] || received=$(DAY); \
	  echo "导入 importing $$year"; \
	  $(TALENTPOOL) import --store "$(DEMO)/store" --received $$received "$(DEMO)/sample/$$year"; \
	done
	@touch "$@"

$(DEMO)/site.done: $(DEMO)/store.done $(wildcard queries/*/*.sql dashboards/*)
	@$(TALENTPOOL) build --store "$(DEMO)/store" --audience office --as-of $(DAY) --known-by $(DAY) --output "$(DEMO)/site"
	@touch "$@"

berkeley: build own-folder ## import the real applications of Berkeley 1973 and print their counts
	@rm -rf "$(DEMO)/berkeley"; mkdir -p "$(DEMO)/berkeley"
	@for kind in application screening; do \
	  awk -v kind=$$kind -f data/samples/berkeley-1973/expand.awk data/samples/berkeley-1973/counts.csv > "$(DEMO)/berkeley/$$kind.csv"; \
	done
	@{ $(TALENTPOOL) init --store "$(DEMO)/berkeley/store"; \
	  $(TALENTPOOL) import --store "$(DEMO)/berkeley/store" data/samples/berkeley-1973/plan.yaml \
	    "$(DEMO)/berkeley/application.csv" "$(DEMO)/berkeley/screening.csv"; \
	  $(TALENTPOOL) build --store "$(DEMO)/berkeley/store" --audience office --output "$(DEMO)/berkeley/site"; } >&2
	@for by in plan sex discipline; do \
	  $(TALENTPOOL) query run selection/funnel --store "$(DEMO)/berkeley/store" --param by=$$by --format csv; \
	done

test: setup lint ## build and run every check
	@swift build --build-tests
	@swift test --skip-build

test-faults: PACKAGES += $(FAULT_PACKAGES)
test-faults: setup ## kill the program, make the disk fail, damage and mutate files; SEED=n repeats a run (about an hour)
	@swift build --build-tests
	@TALENTPOOL_FAULTS=1 $(if $(filter command line environment,$(origin SEED)),SEED=$(SEED),SEED=) \
	  swift test --skip-build --no-parallel --filter '^(FaultTests|WorklistTests.RoundTripTests)'

bench: PACKAGES += sqlite3
bench: setup ## time imports beside sqlite3 .import of the same files (docs/benchmarks.md); BENCH="--rows 20000" changes the run; BENCH="--persons 1000000" measures recognition
	@for product in talentpool talentpool-workbook; do swift build -c release --product $$product >&2; done
	@cd Benchmarks && swift build -c release >&2 && .build/release/bench $(BENCH)

lint: setup ## check the format of the sources
	@swift format lint --strict --recursive --parallel Sources Tests Package.swift

format: ## format the sources
	@swift format format --in-place --recursive --parallel Sources Tests Package.swift

clean: ## remove what was built
	@rm -rf .build demo
