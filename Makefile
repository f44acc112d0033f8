# A thin wrapper: all the work is in make.py, which also runs where there is no make.
PYTHON ?= python3
ARGS ?=

.PHONY: help setup demo run test check bench lock clean
.DEFAULT_GOAL := help

help setup demo check bench lock clean:
	@$(PYTHON) make.py $@

run test:
	@$(PYTHON) make.py $@ $(ARGS)
