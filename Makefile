# Three commands for everything: make demo, make test, make lint.
.PHONY: demo test deps deps-test build release lint format imports conformance unit install clean

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
# A trap must not wait for a key press on the terminal of whoever runs the tests.
export SWIFT_BACKTRACE := interactive=no,color=no

# Opens the program on the built-in simulator. No account, no network.
demo: release
	.build/release/edgereap --demo

# Everything that can be tested, on a clean clone.
test: deps-test unit conformance

unit:
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# The simulator judged by clients that nobody here wrote: tccli and the Python SDK.
conformance: build
	Tests/Conformance/run .build/debug/edgereap

deps:
	@packaging/install-dependencies build

deps-test:
	@packaging/install-dependencies test

build: deps
	$(SWIFT) build --product edgereap

release: deps
	$(SWIFT) build -c release --static-swift-stdlib --product edgereap

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests

# Every target imports only what it declares. In a folder of its own, since the flag changes the
# build.
imports: deps-test
	$(SWIFT) build --scratch-path .build/imports --explicit-target-dependency-import-check error

install: release
	install -D -s -m 0755 .build/release/edgereap $(DESTDIR)$(PREFIX)/bin/edgereap
	install -d $(DESTDIR)$(PREFIX)/share/edgereap/themes
	install -m 0644 themes/*.yaml $(DESTDIR)$(PREFIX)/share/edgereap/themes/

clean:
	rm -rf .build .conformance
