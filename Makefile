# httpd-once: one request, one process.
#
#	make run	get what is missing, build, serve a sample site
#	make test	get what is missing, build, run every test
#	make help	the other targets
#
# One Makefile, no configure step.  PREFIX and DESTDIR are honoured; MODE
# names the build folder (release, asan, clang, portable).

VERSION = 0.1.0
PREFIX ?= /usr/local
SBINDIR = $(PREFIX)/sbin
MANDIR = $(PREFIX)/share/man
DOCDIR = $(PREFIX)/share/doc/httpd-once
EXAMPLEDIR = $(DOCDIR)/examples
DESTDIR ?=
PORT ?= 8080
ROOT ?=
MODE ?= release
FUZZ_SECONDS ?= 60

B = build/$(MODE)
BIN = $(B)/bin
PROGRAMS = $(patsubst %/main.c,$(BIN)/%,$(wildcard httpd-once/main.c \
	supervisor/main.c httpd-magic/main.c httpd-password/main.c))

# ---------------------------------------------------------------- compilers

WARNINGS = -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla \
	-Werror
DEFINES = -D_GNU_SOURCE -DVERSION='"$(VERSION)"' -DSBINDIR='"$(SBINDIR)"'
LANGUAGE = -std=c11 -I. $(DEFINES) $(WARNINGS) -MMD -MP
OPTIMISE = -O2 -g
HARDEN = -fstack-protector-strong -fPIE -ftrivial-auto-var-init=pattern
LINK_HARDEN = -pie -Wl,-z,relro,-z,now

# The handler is a static PIE with musl where there is one: a new address
# layout for every request, and a tenth of the start-up of a dynamic program.
# musl-gcc's own -static-pie makes a dynamic executable, so the start files
# are named one by one.
#
# Its stack is new and empty, so locals are not filled before they are used:
# that would touch twenty pages, a microsecond each.  RELRO is applied by a
# dynamic loader; musl's start file does not, so asking for it would cost a
# page and protect nothing.
MUSL_CC = $(shell command -v musl-gcc)
MUSL_LIB = $(dir $(firstword $(wildcard /usr/lib/*-linux-musl/rcrt1.o \
	/usr/lib/musl/lib/rcrt1.o)))
GCC_FILE = $(shell $(MUSL_CC) -print-file-name=$(1))

ifeq ($(MODE),asan)
OPTIMISE = -O1 -g -fno-omit-frame-pointer
HARDEN = -fPIE -fsanitize=address,undefined -fno-sanitize-recover=all
LINK_HARDEN = -pie -fsanitize=address,undefined
MUSL_CC =
endif
ifeq ($(MODE),clang)
CC = clang
HARDEN = -fstack-protector-strong -fPIE
MUSL_CC =
endif
# The sources as a system without musl, openat2 and the like would build them.
ifeq ($(MODE),portable)
DEFINES += -DPORTABLE
MUSL_CC =
endif

ifneq ($(and $(MUSL_CC),$(MUSL_LIB)),)
HANDLER_CC = $(MUSL_CC)
# Its code runs once and comes from memory: the less of it, the sooner.
HANDLER_CFLAGS = -Os -fno-asynchronous-unwind-tables -ffunction-sections \
	-fdata-sections -ftrivial-auto-var-init=uninitialized
HANDLER_LINK = $(MUSL_CC) -nostartfiles -nostdlib -static \
	-Wl,-pie,--no-dynamic-linker,-z,text,-z,norelro,--gc-sections \
	-Wl,-z,max-page-size=4096,-T,link/layout.ld \
	-Wl,-Map,$(B)/handler/linked.map \
	$(MUSL_LIB)rcrt1.o $(MUSL_LIB)crti.o $(call GCC_FILE,crtbeginS.o)
HANDLER_LIBS = -lc -lgcc $(call GCC_FILE,crtendS.o) $(MUSL_LIB)crtn.o
else
HANDLER_CC = $(CC)
HANDLER_CFLAGS =
HANDLER_LINK = $(CC) $(LINK_HARDEN)
HANDLER_LIBS =
endif

# Probes need one header of the system's, which musl-gcc does not see because
# it does not look where the system's libc has its own: a folder with links to
# that header alone is looked through last.
SDT = $(firstword $(wildcard /usr/include/sys/sdt.h \
	/usr/include/*-linux-gnu/sys/sdt.h))
SDT_NOTE = note: sys/sdt.h (systemtap-sdt-dev) is not here; there are no probes
ifeq ($(SDT),)
DEFINES += -DWITHOUT_PROBES
else
SDT_LINKS = $(B)/sdt/sys/sdt.h
HANDLER_CFLAGS += -idirafter $(B)/sdt
endif

# ------------------------------------------------------------------ sources

# A program is its story, and below that the pure and the edge layer; what two
# programs need lies in common/ (see CONTRIBUTING.md).
SOURCES_OF = $(sort $(wildcard $(1)/*.c $(1)/pure/*.c $(1)/edge/*.c))
COMMON_SOURCES = $(call SOURCES_OF,common)
HANDLER_SOURCES = $(call SOURCES_OF,httpd-once)
SUPERVISOR_SOURCES = $(call SOURCES_OF,supervisor)
MAGIC_SOURCES = $(call SOURCES_OF,httpd-magic)
PASSWORD_SOURCES = $(call SOURCES_OF,httpd-password)
SAMPLE_SOURCES = $(sort $(wildcard cgi-bin/*.c))

# The pure layer: no system call, no clock, no locale, no allocation, no
# stdio, no global.  tools/lint proves it from the object files.
PURE = $(patsubst %.c,%,$(sort $(wildcard */pure/*.c)))

COMMON_OBJECTS = $(COMMON_SOURCES:%.c=$(B)/%.o)
# The handler confines nobody, and musl has none of the headers for that.
HANDLER_OBJECTS = $(HANDLER_SOURCES:%.c=$(B)/handler/%.o) \
	$(patsubst %.c,$(B)/handler/%.o,\
	$(filter-out common/edge/call_filter.c common/edge/landlock.c,\
	$(COMMON_SOURCES)))
SUPERVISOR_OBJECTS = $(SUPERVISOR_SOURCES:%.c=$(B)/%.o)
MAGIC_OBJECTS = $(MAGIC_SOURCES:%.c=$(B)/%.o)
PASSWORD_OBJECTS = $(PASSWORD_SOURCES:%.c=$(B)/%.o)
PURE_OBJECTS = $(PURE:%=$(B)/%.o)
SAMPLE_SCRIPTS = $(filter-out %.c,$(sort $(wildcard cgi-bin/*)))
SAMPLE_PROGRAMS = $(SAMPLE_SOURCES:cgi-bin/%.c=$(BIN)/cgi-bin/%) \
	$(SAMPLE_SCRIPTS:%=$(BIN)/%)
UNIT_TESTS = $(patsubst tests/unit/%.c,$(B)/unit/%,\
	$(sort $(wildcard tests/unit/test_*.c)))
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAYS = $(FUZZERS:%=$(B)/replay/%)
HELPERS = $(patsubst tests/helpers/%.c,$(B)/helpers/%,\
	$(sort $(wildcard tests/helpers/*.c)))

all: $(PROGRAMS) $(SAMPLE_PROGRAMS)

# Copied, because a linker writes here and there, and a file that is written
# from its beginning to its end is kept in larger pieces by the page cache:
# mapping it takes two or three microseconds less.
$(BIN)/httpd-once: $(HANDLER_OBJECTS) Makefile $(wildcard link/*.ld)
	@mkdir -p $(@D)
	$(if $(MUSL_CC),,@echo "note: the handler is linked with the" \
	    "system's libc instead of musl; it starts several times slower")
	$(if $(SDT),,@echo "$(SDT_NOTE)")
	$(HANDLER_LINK) -o $(B)/handler/linked $(HANDLER_OBJECTS) \
	    $(HANDLER_LIBS)
	@install -m 755 $(B)/handler/linked $@

$(BIN)/supervisor: $(SUPERVISOR_OBJECTS) $(B)/common.a
	@mkdir -p $(@D)
	$(CC) $(LINK_HARDEN) -o $@ $(SUPERVISOR_OBJECTS) $(B)/common.a -lbsd

$(BIN)/httpd-magic: $(MAGIC_OBJECTS) $(B)/common.a
	@mkdir -p $(@D)
	$(CC) $(LINK_HARDEN) -o $@ $(MAGIC_OBJECTS) $(B)/common.a -lmagic

$(BIN)/httpd-password: $(PASSWORD_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(LINK_HARDEN) -o $@ $(PASSWORD_OBJECTS) -lcrypt

$(SAMPLE_SCRIPTS:%=$(BIN)/%): $(BIN)/%: %
	@mkdir -p $(@D)
	install -m 755 $< $@

$(BIN)/cgi-bin/%: cgi-bin/%.c
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(LINK_HARDEN) \
	    -MF $(B)/$*.sample.d -o $@ $<

$(B)/sdt/sys/sdt.h:
	@mkdir -p $(@D)
	ln -sf $(SDT) $(wildcard $(dir $(SDT))sdt-config.h) $(@D)

$(B)/handler/%.o: %.c Makefile | $(SDT_LINKS)
	@mkdir -p $(@D)
	$(HANDLER_CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(HANDLER_CFLAGS) \
	    -c -o $@ $<

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) -c -o $@ $<

# Compiled for its warnings alone.
$(B)/%.check: %
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) -c -o $(B)/$*.check.o $<
	@touch $@

TIDY = bugprone-*,clang-analyzer-*,-bugprone-easily-swappable-parameters,$\
	-bugprone-reserved-identifier,-bugprone-assignment-in-if-condition,$\
	-bugprone-implicit-widening-of-multiplication-result,$\
	-clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling,$\
	-clang-analyzer-valist.Uninitialized

$(B)/%.tidy: % $(wildcard */*.h */*/*.h)
	@mkdir -p $(@D)
	@clang-tidy --quiet -warnings-as-errors='*' \
	    -checks='-*,$(subst $(eval) ,,$(TIDY))' $< -- \
	    -std=c11 -I. $(DEFINES) 2>/dev/null
	@touch $@

# -------------------------------------------------------------------- tests

$(B)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) -c -o $@ $<

$(B)/unit/%: tests/unit/%.c $(B)/tests/unit/unit.o $(B)/pure.a
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(LINK_HARDEN) \
	    -o $@ $< $(B)/tests/unit/unit.o $(B)/pure.a

$(B)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c $(B)/pure.a \
    $(wildcard tests/unit/*.h tests/fuzz/*.h)
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(LINK_HARDEN) \
	    -MF $@.d -o $@ $< tests/fuzz/replay.c $(B)/pure.a

$(B)/helpers/%: tests/helpers/%.c $(B)/pure.a
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(LINK_HARDEN) \
	    -o $@ $< $(B)/pure.a

$(B)/pure.a: $(PURE_OBJECTS)
$(B)/common.a: $(COMMON_OBJECTS)
$(B)/%.a:
	rm -f $@
	ar rcs $@ $^

build/fuzz/%: tests/fuzz/%.c $(PURE:%=%.c) $(wildcard */*.h tests/*/*.h)
	@mkdir -p $(@D)
	clang -std=c11 -I. $(DEFINES) -O1 -g \
	    -fsanitize=fuzzer,address,undefined \
	    -fno-sanitize-recover=all -o $@ $< $(PURE:%=%.c)

test-programs: all $(UNIT_TESTS) $(REPLAYS) $(HELPERS)

# What the tests need is installed first; then everything runs once.
test: needs-test
	$(MAKE) --no-print-directory test-programs
	MODE=$(MODE) tests/run

# The tests of one's own last change, without getting anything.
check: test-programs
	MODE=$(MODE) tests/run unit fuzz

asan: needs-test
	$(MAKE) --no-print-directory test-programs
	$(MAKE) --no-print-directory MODE=asan test-programs
	MODE=asan tests/run unit fuzz bats

lint: needs-test
	$(MAKE) --no-print-directory test-programs
	MODE=$(MODE) tests/run lint

fuzz: needs-test $(FUZZERS:%=build/fuzz/%)
	tools/fuzz $(FUZZ_SECONDS) $(FUZZERS:%=build/fuzz/%)

bench: needs-bench
	$(MAKE) --no-print-directory test-programs bench-programs
	MODE=$(MODE) bench/run $(BENCH)

BENCH_PROGRAMS = $(patsubst bench/%.c,$(B)/bench/%,$(sort $(wildcard bench/*.c)))

bench-programs: all $(HELPERS) $(BENCH_PROGRAMS)

# Without a libc: the measure of what the kernel alone takes.
$(B)/bench/floor-handler: bench/floor-handler.c
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) -O2 -fno-stack-protector -fno-pic -no-pie -nostdlib \
	    -static -Wl,--build-id=none -o $@ $<

$(B)/bench/cgi-trivial: bench/cgi-trivial.c
	@mkdir -p $(@D)
	$(HANDLER_CC) $(LANGUAGE) -O2 -static -o $@ $<

$(B)/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(LINK_HARDEN) -o $@ $<

# ---------------------------------------------------------------------- run

run: needs-build
	$(MAKE) --no-print-directory all
	PORT="$(PORT)" tools/run $(if $(ROOT),"$(ROOT)")

needs-build:
	@tools/need build

needs-test:
	@tools/need build test

needs-bench:
	@tools/need build test bench

# ------------------------------------------------------------------ install

MAN_PAGES = $(sort $(wildcard man/*.8))

install: all
	install -d $(DESTDIR)$(SBINDIR) $(DESTDIR)$(MANDIR)/man8 \
	    $(DESTDIR)$(EXAMPLEDIR)
	install -m 755 $(PROGRAMS) $(DESTDIR)$(SBINDIR)
	install -m 644 $(MAN_PAGES) $(DESTDIR)$(MANDIR)/man8
	install -m 644 $(wildcard README.md SECURITY.md LICENSE) $(DESTDIR)$(DOCDIR)
	cp -R $(wildcard deploy cgi-bin) $(DESTDIR)$(EXAMPLEDIR)

uninstall:
	rm -f $(PROGRAMS:$(BIN)/%=$(DESTDIR)$(SBINDIR)/%)
	rm -f $(MAN_PAGES:man/%=$(DESTDIR)$(MANDIR)/man8/%)
	rm -rf $(DESTDIR)$(DOCDIR)

dist:
	@mkdir -p build
	git archive --prefix=httpd-once-$(VERSION)/ HEAD | \
	    gzip -9n > build/httpd-once-$(VERSION).tar.gz
	@echo build/httpd-once-$(VERSION).tar.gz

format:
	clang-format -i $$(git ls-files '*.c' '*.h' | grep -v _table)

clean:
	rm -rf build

help:
	@echo 'all        build into build/$(MODE)/bin'
	@echo 'run        install what is missing, build, serve a sample site'
	@echo '           (ROOT=dir PORT=n: your own)'
	@echo 'test       install what is missing, build, run every test'
	@echo 'check      unit tests and fuzz corpora only, installs nothing'
	@echo 'lint       style, static analysis, purity, man pages'
	@echo 'asan       the tests under AddressSanitizer and UBSan'
	@echo 'fuzz       libFuzzer on the pure files, FUZZ_SECONDS=60 each'
	@echo 'bench      requests per second beside other servers'
	@echo '           (BENCH="--quick small cgi": see bench/run --help)'
	@echo 'install    into DESTDIR and PREFIX; uninstall takes it away'
	@echo 'dist       a tarball of HEAD;  clean: removes build/'

.PHONY: all test test-programs check asan lint fuzz bench bench-programs run \
	needs-build needs-test needs-bench install uninstall dist format clean help
.SECONDARY:
.DELETE_ON_ERROR:

-include $(shell find $(B) -name '*.d' 2>/dev/null)
