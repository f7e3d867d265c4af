# A thin cover over the CMake presets. `make` does the main job, `make test` runs all tests.
BUILD := build/release
ANNALS := $(BUILD)/bin/annals

.PHONY: all build setup test bench lint format clean

all: build
	$(ANNALS) extract -o build/icpc-archive.jsonl \
	  --owner "International Centre for the Prevention of Crime;ICPC" corpus/icpc-archive.txt
	$(ANNALS) show build/icpc-archive.jsonl
	@echo "The records are in build/icpc-archive.jsonl, one JSON object a line."

setup:
	tools/setup.sh

build: setup
	cmake --preset release
	cmake --build --preset release

test: build
	ctest --preset release -j 2

bench: build
	$(BUILD)/bin/annals-bench
	$(BUILD)/bin/annals-ratio

# clang-format and clang-tidy: for those who change the code. SINCE=main: only what differs from it.
lint: build
	tools/lint.sh $(BUILD) $(SINCE)

format:
	git ls-files '*.h' '*.cc' | xargs clang-format -i

clean:
	rm -rf build
