# Everything that is done with this repository by hand or by a machine; `make` alone lists it.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
MANAGE := $(VENV_PYTHON) manage.py
# Nothing is installed whose hash is not written down; and no source is, for what builds it has none.
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary=:all:
# The folders of tests that need no browser.
QUICK_ROOMS = $(filter-out browser drills engines looks,$(patsubst tests/%/__init__.py,%,$(wildcard tests/*/__init__.py)))

# Images for containers set it, and every process of the tests would compile all of them each time.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help key run dev renditions test quick looks engines check validate screenshots \
	lighthouse freshness poisoning load drill flood signins records merges hashes sbom advisories \
	scale-data growth bench format clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

run: .venv/.runtime ## Start the site at http://localhost:8000/ (HOST= and PORT= change that)
	@exec $(MANAGE) run_site

dev: .venv/.runtime ## The same with Django's own server, which reloads after each change of the code
	@exec env DEBUG=true $(MANAGE) run_site --autoreload

renditions: .venv/.runtime ## Make all sizes and formats of all photos anew
	@exec $(MANAGE) make_renditions

key: .venv/.runtime ## Print a new key for ENCRYPTION_KEYS
	@SITE_URL= $(MANAGE) new_key

test: .venv/.dev ## Test what the site does, in a browser too (ARGS="-k words" picks some)
	@CHROMIUM="$$($(VENV_PYTHON) -m tests.browser.chromium)" && export CHROMIUM \
		&& exec $(VENV_PYTHON) -m pytest $(ARGS)

quick: .venv/.dev ## Test one room, such as ROOM=blog, and who imports whom; not what is slow
	@test "$(filter $(ROOM),$(QUICK_ROOMS))" || { echo "Which room? make quick ROOM=blog, or one of:" \
		$(QUICK_ROOMS) >&2; exit 1; }
	@exec $(VENV_PYTHON) -m pytest "tests/$(ROOM)" tests/test_architecture.py -m "not slow" $(ARGS)

looks: .venv/.dev ## Test how pages look: for every eye and hand, at every width, and on paper
	@CHROMIUM="$$($(VENV_PYTHON) -m tests.browser.chromium)" && export CHROMIUM \
		&& exec $(VENV_PYTHON) -m pytest tests/looks $(ARGS)

engines: .venv/.dev ## Take a visitor's and an author's way through WebKit and Firefox
	@exec $(VENV_PYTHON) -m pytest tests/engines -n 0 $(ARGS)

# The last check reads the settings as production would.
check: .venv/.dev ## Check style, templates, migrations and the settings of production
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 --check {} +
	@find templates -name '*.html' -exec $(VENV_PYTHON) -m djhtml --tabwidth 2 --check {} +
	@$(MANAGE) makemigrations --check --dry-run
	@DEBUG=false SITE_URL=https://clinic.example ALLOWED_HOSTS=clinic.example BEHIND_PROXY=true \
		EMAIL_URL=smtp+tls://user:password@mail.clinic.example:587 \
		SECRET_KEY="$$($(VENV_PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		ENCRYPTION_KEYS="$$($(MAKE) --silent key)" \
		$(MANAGE) check --deploy --fail-level WARNING

validate: .venv/.dev ## Validate the HTML of every public page (needs Node, npm and Java)
	@CHROMIUM="$$($(VENV_PYTHON) -m tests.browser.chromium)" && export CHROMIUM \
		&& exec $(VENV_PYTHON) -m tests.drills.validate_html

lighthouse: .venv/.dev ## Measure a page of each kind as a phone gets it (needs Node and npm)
	@CHROMIUM="$$($(VENV_PYTHON) -m tests.browser.chromium)" && export CHROMIUM \
		&& exec $(VENV_PYTHON) -m tests.drills.lighthouse

screenshots: .venv/.dev ## Take pictures of every page into var/screenshots/ (ARGS="--only home", ARGS=--readme)
	@CHROMIUM="$$($(VENV_PYTHON) -m tests.browser.chromium)" && export CHROMIUM \
		&& exec $(VENV_PYTHON) -m tests.drills.screenshots $(ARGS)

writing: .venv/.dev ## Count what it takes to write an article, and measure the forms of pages
	@CHROMIUM="$$($(VENV_PYTHON) -m tests.browser.chromium)" && export CHROMIUM \
		&& exec $(VENV_PYTHON) -m tests.drills.writing

freshness: .venv/.dev ## Edit 200 times while 16 visitors read, on SQLite and on two hosts with PostgreSQL
	@exec $(VENV_PYTHON) -m tests.drills.freshness

poisoning: .venv/.dev ## Send 106 odd requests before each of 20 pages, and look whether the page is right
	@exec $(VENV_PYTHON) -m tests.drills.poisoning

bench: .venv/.dev ## Compare pages with a file that nginx sends (needs nginx and wrk; ARGS=10: so many rounds)
	@exec $(VENV_PYTHON) -m tests.drills.benchmark $(ARGS)

load: .venv/.dev ## Send 1,600 requests by 64 visitors at once, on SQLite and on PostgreSQL
	@exec $(VENV_PYTHON) -m tests.drills.load

drill: .venv/.dev ## Break what the site depends on while requests come in (ARGS="hangs" picks some)
	@exec $(VENV_PYTHON) -m tests.drills.faults $(ARGS)

flood: .venv/.dev ## Flood a site with what looks like spam and speaks of suicide
	@exec $(VENV_PYTHON) -m tests.drills.flood

signins: .venv/.dev ## Try wrong passwords by forty connections while a visitor opens the form
	@exec $(VENV_PYTHON) -m tests.drills.signins $(ARGS)

scale-data: .venv/.dev ## Add published sample articles to a site that nobody uses (N=10000)
	@exec $(MANAGE) shell --no-imports -c "from tests.drills import scale; scale.fill($(or $(N),10000))"

growth: .venv/.dev ## Compare pages among 100 articles and 100,000 (N=10000: so many), on SQLite and on PostgreSQL
	@exec $(VENV_PYTHON) -m tests.drills.growth $(N)

records: .venv/.dev ## Open the list of access records among 200,000, on SQLite and on PostgreSQL
	@exec $(VENV_PYTHON) -m tests.drills.records

merges: .venv/.dev ## Put 10,000 random pairs of edits of the demo's texts together
	@exec $(MANAGE) shell --no-imports -c "from tests.drills import merges; merges.run()"

# Also with a pin that has none yet, which make would not install.
hashes: | .venv/audit/bin/uv ## Write anew what each file of every pinned package must hash to
	@exec $(VENV_PYTHON) -m tests.drills.hashes

sbom: .venv/.dev .venv/.audit ## Write var/sbom.json, the bill of materials (CycloneDX)
	@exec $(VENV_PYTHON) -m tests.drills.bill

advisories: .venv/.dev ## Ask whether a hole is known in anything that we use (needs the network)
	@exec $(VENV_PYTHON) -m tests.drills.advisories $(ARGS)

format: .venv/.dev ## Put Python and templates into their form
	@.venv/bin/ruff check --fix --exit-zero --quiet .
	@.venv/bin/ruff format .
	@find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} + || true
	@find templates -name '*.html' -exec $(VENV_PYTHON) -m djhtml --tabwidth 2 {} +

clean: ## Remove .venv and the tools' caches; what the site keeps in var/ stays
	@rm -rf .venv .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The files below say what is done already. An interrupted step leaves none and is done again.

.venv/.python:
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing: install Python 3.11 or\
	 later, then try again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("$(PYTHON) is Python \
	%d.%d, which is too old: install Python 3.11 or later and name it, for example with: \
	make $(MAKECMDGOALS) PYTHON=python3.11" % sys.version_info[:2])'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) has no venv module:\
	 install it (on Debian and Ubuntu: apt install python3-venv), then try again." >&2; exit 1; }
	@test -x $(VENV_PYTHON) || rm -rf .venv
	@echo "Making a virtual environment in .venv ..."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements.txt | .venv/.python
	@echo "Installing what the site needs ..."
	@$(VENV_PYTHON) $(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/.dev: requirements.txt requirements-dev.txt | .venv/.python
	@echo "Installing what the tests and checks need ..."
	@$(VENV_PYTHON) $(PIP_INSTALL) -r requirements-dev.txt
	@touch .venv/.runtime $@

# The tools that list and judge packages, apart from what they list.
.venv/.audit: requirements-audit.txt | .venv/.python
	@echo "Installing what lists and judges the packages ..."
	@$(PYTHON) -m venv .venv/audit
	@.venv/audit/bin/python $(PIP_INSTALL) -r requirements-audit.txt
	@touch $@

.venv/audit/bin/uv:
	@$(MAKE) --silent .venv/.audit
