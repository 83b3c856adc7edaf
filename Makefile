# Three commands for everything: make demo, make test, make lint.
.PHONY: demo test tests-built nightly terminals fuzz fuzz-smoke bench guard deps deps-test deps-bench deps-portable build release lint format \
  imports sanitized sanitized-address sanitized-thread third-product soak netem conformance unit manual install \
  install-files deb test-deb portable-program portable rpm test-portable clean

PREFIX ?= /usr/local
DESTDIR ?=
BASH_COMPLETIONS ?= $(PREFIX)/share/bash-completion/completions
ZSH_COMPLETIONS ?= $(PREFIX)/share/zsh/site-functions
FISH_COMPLETIONS ?= $(PREFIX)/share/fish/vendor_completions.d
PROGRAM ?= .build/release/edgereap
SWIFT ?= swift
FORMATTED = Package.swift Sources Tests Benchmarks
# A trap must not wait for a key press on the terminal of whoever runs the tests.
export SWIFT_BACKTRACE := interactive=no,color=no

# Opens the program on the built-in simulator. No account, no network.
demo: release
	.build/release/edgereap --demo

# Everything that can be tested, on a clean clone. BUILD is the build whose tests are run, PROGRAMS the
# folder of the program that they play; a BUILD that is named has been made before. .ci/run plays the
# program that is released.
BUILD ?= .build/debug
PROGRAMS ?= $(BUILD)
test: deps-test unit conformance
tests-built unit conformance: | deps-test

# LANES scenarios at a time, and those that need the machine to themselves when process AFTER has ended.
LANES ?= 4
unit: export EDGEREAP_PROGRAMS = $(abspath $(PROGRAMS))
unit: tests-built
	Tests/run $(BUILD) $(LANES)
	Tests/RealTerminals/run $(PROGRAMS)/edgereap tmux screen

tests-built:
ifeq ($(BUILD),.build/debug)
	$(SWIFT) build --build-tests
endif

# The simulator judged by clients that nobody here wrote: tccli and the Python SDK.
conformance: tests-built
	Tests/Conformance/run $(PROGRAMS)/edgereap

# Everything at its full length, which takes a night, and one page of what came of it: out/nightly.md.
# FIRST_HISTORY is the first seed of the random histories.
FIRST_HISTORY ?= 1
nightly: export FIRST_HISTORY := $(FIRST_HISTORY)
nightly: deps-test deps-bench release tests-built
	@packaging/install-dependencies terminals
	Tests/nightly

# Keys in real terminals: all of them, or those that TERMINALS names.
TERMINALS ?= tmux screen ssh mosh xterm pterm
terminals: build
	@packaging/install-dependencies terminals
	Tests/RealTerminals/run .build/debug/edgereap $(TERMINALS)

# Every parser that meets outside bytes, so many seconds each; what breaks is in .build/fuzzing/crashes.
FUZZ ?= 600
fuzz: deps-test
	Tests/Fuzzing/run $(FUZZ)
	Tests/judged fuzz passed

# The kept inputs once more, and two seconds of new ones each.
fuzz-smoke: FUZZ = 2
fuzz-smoke: fuzz

# Everything that is measured, beside fzf, tig, nnn, vifm, htop, tccli and the Python SDK, in one
# table and in out/bench.json. BENCH takes options: BENCH=--quick.
bench: deps-test deps-bench portable-program release
	Benchmarks/run $(BENCH)

# Bytes for a key and instructions of the main paths, against what was recorded. No times.
guard: deps-test deps-bench release
	Benchmarks/guard .build/release/edgereap

deps:
	@packaging/install-dependencies build

deps-test:
	@packaging/install-dependencies test

deps-portable:
	@packaging/install-dependencies portable

deps-bench:
	@packaging/install-dependencies bench

build: deps
	$(SWIFT) build --product edgereap

# The commit goes into --version: the same sources make the same program.
release guard bench: export EDGEREAP_COMMIT ?= $(shell packaging/commit)
release: deps
	$(SWIFT) build -c release --static-swift-stdlib --disable-local-rpath --product edgereap

lint:
	$(SWIFT) format lint --strict --recursive $(FORMATTED)
	@! grep -rnE 'import Foundation$$' Sources || \
	  { echo 'Foundation brings ICU, some 40 MB: import FoundationEssentials' >&2; exit 1; }
	Tests/language

format:
	$(SWIFT) format --in-place --recursive $(FORMATTED)

# Every target imports only what it declares. In a folder of its own, since the flag changes the
# build.
imports: deps-test
	$(SWIFT) build --scratch-path .build/imports --explicit-target-dependency-import-check error

# The tests of every target and a part of the scenarios under a sanitizer: of addresses, leaks of the
# program included, and of threads. Undeclared imports are rejected in the same builds.
sanitized: sanitized-address sanitized-thread

sanitized-address: deps-test
	Tests/sanitized address

sanitized-thread: deps-test
	Tests/sanitized thread
	Tests/judged thread passed

# The program with a third product, which is made up: what a new one has to change is found here.
third-product: deps-test
	Tests/third-product
	Tests/judged product passed

# Mixed operations under random faults for SOAK seconds, held against the simulator's ledger.
# `make soak SOAK=60 SEED=7` is a short one; the same seed makes the same decisions.
SOAK ?= 3600
soak: deps-test release
	Tests/Soak/run $(PROGRAM) --seconds $(SOAK) --log out/soak.log $(if $(SEED),--seed $(SEED))

# The program over links that lose, delay, reorder, double and break: between network namespaces
# where root and TUN devices allow, and in any case through a relay on the loopback.
netem: deps-test release
	Tests/Network/run $(PROGRAM)

# The manual page in both languages and the reference pages, as the program prints them. They are
# kept in the repository.
manual: build
	.build/debug/edgereap manual --lang en >docs/edgereap.1
	.build/debug/edgereap manual --lang zh >docs/zh/edgereap.1
	.build/debug/edgereap manual settings >docs/reference-settings.md
	.build/debug/edgereap manual filter >docs/reference-filter.md
	.build/debug/edgereap manual keys >docs/keys.md

install: release
	@$(MAKE) --no-print-directory install-files

# What is installed, of a program that was built before.
install-files:
	install -D -s -m 0755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/edgereap
	install -d $(DESTDIR)$(PREFIX)/share/edgereap/themes
	install -m 0644 themes/*.yaml $(DESTDIR)$(PREFIX)/share/edgereap/themes/
	install -D -m 0644 docs/edgereap.1 $(DESTDIR)$(PREFIX)/share/man/man1/edgereap.1
	install -D -m 0644 docs/zh/edgereap.1 $(DESTDIR)$(PREFIX)/share/man/zh_CN/man1/edgereap.1
	install -d $(DESTDIR)$(BASH_COMPLETIONS) $(DESTDIR)$(ZSH_COMPLETIONS) \
	  $(DESTDIR)$(FISH_COMPLETIONS)
	$(PROGRAM) --generate-completion-script bash >$(DESTDIR)$(BASH_COMPLETIONS)/edgereap
	$(PROGRAM) --generate-completion-script zsh >$(DESTDIR)$(ZSH_COMPLETIONS)/_edgereap
	$(PROGRAM) --generate-completion-script fish >$(DESTDIR)$(FISH_COMPLETIONS)/edgereap.fish
	chmod 0644 $(DESTDIR)$(BASH_COMPLETIONS)/edgereap $(DESTDIR)$(ZSH_COMPLETIONS)/_edgereap \
	  $(DESTDIR)$(FISH_COMPLETIONS)/edgereap.fish

# One program that needs nothing of the machine, with what it brings along, in out/. With PORTABLE_SCRATCH=.build
# it shares with `make release` whatever is the same in both, which is nearly all; not beside it.
PORTABLE_LIBRARIES = $(abspath .build/portable/libraries)
PORTABLE_SCRATCH ?= .build/portable/build
PORTABLE_PROGRAM = .build/portable/edgereap
portable-program: export EDGEREAP_COMMIT ?= $(shell packaging/commit)
portable-program: deps-portable
	packaging/build-libraries $(PORTABLE_LIBRARIES)
	@rm -f $(PORTABLE_SCRATCH)/release.yaml # which keeps what pkg-config said
	EDGEREAP_LIBRARIES=$(PORTABLE_LIBRARIES) PKG_CONFIG_PATH=$(PORTABLE_LIBRARIES)/pkgconfig \
	  $(SWIFT) build -c release --static-swift-stdlib --disable-local-rpath \
	  --scratch-path $(PORTABLE_SCRATCH) --product edgereap
	cp $(PORTABLE_SCRATCH)/release/edgereap $(PORTABLE_PROGRAM)
	@[ $(PORTABLE_SCRATCH) != .build ] || rm .build/release.yaml .build/release/edgereap

portable: portable-program
	packaging/build-portable $(PORTABLE_PROGRAM) $(PORTABLE_LIBRARIES) out

# The same as an RPM package.
rpm: portable
	packaging/build-rpm "$$(ls -t out/edgereap-*-linux-*.tar.xz | head -n 1)" out

# Both on machines that nobody prepared for them. Needs root.
test-portable: rpm
	Tests/Portable/run "$$(ls -t out/edgereap-*-linux-*.tar.xz | head -n 1)" \
	  "$$(ls -t out/edgereap-*.rpm | head -n 1)"

# A Debian package, in out/.
deb: release
	@packaging/install-dependencies package
	packaging/build-deb $(PROGRAM) out

# The package on a clean Debian. Needs root.
test-deb: deb
	packaging/test-deb "$$(ls -t out/*.deb | head -n 1)"

clean:
	rm -rf .build .conformance out
