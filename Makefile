# What a person does with this house. "make" alone prints this list.

GO ?= go
BIN := bin/courant
TOOL := $(GO) tool -modfile=tools/go.mod

.PHONY: help desk run test check quick test-install test-go test-browser test-desk pictures build lint fmt bench quality fuzz sizes vuln clean

help: ## print this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: ## serve the demo paper on 127.0.0.1:8080
	$(GO) run ./cmd/courant demo

test: test-install lint test-go test-browser test-desk ## everything that must hold, as CI runs it

check: test

quick: ## the inner loop: all Go tests on SQLite
	$(GO) test ./...

test-install: ## what the tests need from Debian and npm
	test/install

test-go: ## all Go tests on both engines, with the race detector where goroutines meet
	COURANT_TEST_WHOLE=1 test/with-postgres $(GO) test -count=1 -timeout 30m ./...
	$(GO) test -race -count=1 -timeout 30m ./internal/press/... ./internal/web/... ./internal/job/... ./internal/app/...

test-browser: build test-install ## the demo paper through validators, Chromium and axe
	cd test/browser && COURANT_TEST_BIN=$(abspath $(BIN)) node --test --test-concurrency=1 --test-reporter=spec site.test.mjs listen.test.mjs listen-memory.test.mjs

test-desk: build test-install ## the desk: types, units, what is built, and people at work in Chromium
	cd web/desk && npm run --silent check && npm test --silent
	test/desk/built
	$(GO) build -o bin/clocked ./test/desk/clocked
	cd test/desk && COURANT_TEST_BIN=$(abspath $(BIN)) COURANT_TEST_CLOCKED=$(abspath bin/clocked) node --test --test-concurrency=1 --test-reporter=spec

pictures: build test-install ## take docs/pictures anew: every kind of page at four widths
	cd test/browser && COURANT_TEST_BIN=$(abspath $(BIN)) node pictures.mjs

desk: ## build the newsroom's web app and what it is typed by: OpenAPI, TypeScript, dist
	mkdir -p docs/api
	$(GO) run ./cmd/courant openapi > docs/api/openapi.json
	cd web/desk && npm run types && npm run check && npm run build

build:
	CGO_ENABLED=0 $(GO) build -trimpath -o $(BIN) ./cmd/courant

lint: ## vet and golangci-lint, as pinned in tools/go.mod
	$(TOOL) golangci-lint run ./...

fmt: ## gofumpt and goimports over everything
	$(TOOL) gofumpt -w -extra cmd internal themes test
	$(TOOL) goimports -w -local github.com/courant-press/courant cmd internal themes test

bench: ## every figure of docs/performance.md, measured now
	$(GO) run ./test/bench

quality: ## how good quotes, stories, duplicates and names are, on annotated articles
	$(GO) run ./test/quality

fuzz: ## every fuzz target for ten seconds
	test/fuzz

sizes: ## the longest functions and files, for review
	test/sizes

vuln: ## known holes in what we depend on
	$(TOOL) govulncheck ./...

clean: ## remove what was built
	rm -rf bin
