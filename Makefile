# Ariane. The two commands that matter: make run, make test.
SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
PACKAGES = libedit-dev libstemmer-dev libsqlite3-dev
TEST_PACKAGES = python3 python3-yaml python3-jsonschema python3-pexpect faketime
INTEROP_PACKAGES = $(shell cat Tests/Interop/packages.txt)
PAGES_PACKAGES = $(shell cat Tests/Pages/packages.txt)
# Debian's Python, for which the packages above are.
PYTHON ?= /usr/bin/python3
# The Swift runtime goes into the program, which then starts sooner and needs no Swift to run.
RELEASE = -c release --static-swift-stdlib
PROGRAM = $$($(SWIFT) build $(RELEASE) --show-bin-path)/ariane

.PHONY: run build test check faults interop pages bench format lint install clean packages test-packages interop-packages \
  pages-packages

run: packages
	@$(SWIFT) build -c debug --product ariane
	@$$($(SWIFT) build -c debug --show-bin-path)/ariane

build: packages
	$(SWIFT) build $(RELEASE) --product ariane

test: packages test-packages
	$(SWIFT) build --build-tests
	$(SWIFT) test
	$(PYTHON) Tests/schemas.py
	$(PYTHON) Tests/terminal_pty.py $$($(SWIFT) build --show-bin-path)/ariane --content .
	Tests/commands.sh $$($(SWIFT) build --show-bin-path)/ariane
	$$($(SWIFT) build --show-bin-path)/ariane check
	$$($(SWIFT) build --show-bin-path)/ariane replay --coverage Tests/Transcripts/*.txt

# What the server survives: killed processes, full disks, damaged files, hostile clients.
faults: packages test-packages
	$(SWIFT) build --product ariane
	$(PYTHON) Tests/faults.py $$($(SWIFT) build --show-bin-path)/ariane .

# The server and the two bridges, with programs that others wrote.
interop: packages test-packages interop-packages
	$(SWIFT) build --product ariane
	Tests/Interop/interop.sh $$($(SWIFT) build --show-bin-path)/ariane .

# The pages that Ariane writes, in a headless Chromium: looks, keyboard, accessibility, paper, no network.
pages: packages pages-packages
	$(SWIFT) build --product ariane
	$(PYTHON) Tests/pages.py $$($(SWIFT) build --show-bin-path)/ariane .

check: packages
	@$(SWIFT) build --product ariane
	@$$($(SWIFT) build --show-bin-path)/ariane check

bench: build
	$(SWIFT) build $(RELEASE) --product bench
	$(SWIFT) build $(RELEASE) --product baseline
	$(SWIFT) build $(RELEASE) --product echo
	$$($(SWIFT) build $(RELEASE) --show-bin-path)/bench $(PROGRAM)

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/ariane $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/ariane
	cp -R Knowledge Dialogs $(DESTDIR)$(PREFIX)/share/ariane/
	install -m 644 Sources/ariane/Manual/ariane.1 $(DESTDIR)$(PREFIX)/share/man/man1/ariane.1
	install -d $(DESTDIR)$(PREFIX)/lib/systemd/user
	install -m 644 Sources/ariane/Service/ariane.socket $(DESTDIR)$(PREFIX)/lib/systemd/user/ariane.socket
	sed 's|@PREFIX@|$(PREFIX)|' Sources/ariane/Service/ariane.service > $(DESTDIR)$(PREFIX)/lib/systemd/user/ariane.service
	chmod 644 $(DESTDIR)$(PREFIX)/lib/systemd/user/ariane.service

clean:
	rm -rf .build

# Installs what is missing when it may, or says the one command to run.
define install-debian
	@missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || printf '%s ' $$p; done); \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	  else echo "Il manque des paquets / packages are missing: sudo apt-get install -y $$missing" >&2; exit 1; fi; \
	fi
endef

packages:
	$(call install-debian,$(PACKAGES))

test-packages:
	$(call install-debian,$(TEST_PACKAGES))

interop-packages:
	$(call install-debian,$(INTEROP_PACKAGES))

pages-packages:
	$(call install-debian,$(PAGES_PACKAGES))
