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

# Of whoever builds: these come behind what is said below, and so decide.
# WERROR= lets a compiler that warns of something new go on.
CPPFLAGS ?=
CFLAGS ?=
LDFLAGS ?=
WERROR ?= -Werror

# One short line a file; with V=1 the commands themselves, with -s nothing.
V ?=
Q = $(if $(V),,@)
IS_SILENT = $(findstring s,$(firstword -$(MAKEFLAGS)))
SAY = $(if $(V)$(IS_SILENT),@:,@echo '  $(1)	$(2)')

B = build/$(MODE)
BIN = $(B)/bin
PROGRAMS = $(patsubst %/main.c,$(BIN)/%,$(wildcard httpd-once/main.c \
	supervisor/main.c httpd-magic/main.c httpd-password/main.c))

# ---------------------------------------------------------------- compilers

# Whether the compiler knows a flag: some here are younger than Debian 11.
KNOWN = $(shell $(CC) -Werror $(1) -x c -c /dev/null -o /dev/null \
	2>/dev/null && echo '$(1)')

WARNINGS = -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow \
	-Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wcast-qual -Wwrite-strings -Wformat=2 -Wundef -Wvla \
	$(MISTAKEN) $(WERROR)
# gcc before 11 takes a designated initializer that is a macro for one that
# leaves members out.
MISTAKEN := $(if $(filter 8 9 10 8.% 9.% 10.%,$(shell $(CC) -dumpversion)),$\
	-Wno-missing-field-initializers)
# Files beyond 2 GiB and times beyond 2038, also where a long has 32 bits.
DEFINES = -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64 \
	-DVERSION='"$(VERSION)"' -DSBINDIR='"$(SBINDIR)"'
LANGUAGE = -std=c11 -I. $(DEFINES) $(WARNINGS) -MMD -MP
OPTIMISE = -O2 -g
# The same bytes come out wherever the tree lies.
REPRODUCIBLE := $(call KNOWN,-ffile-prefix-map=$(CURDIR)=.)
FILL_LOCALS := $(call KNOWN,-ftrivial-auto-var-init=pattern)
HARDEN = -fstack-protector-strong -fPIE $(FILL_LOCALS)
LINK_HARDEN = -pie -Wl,-z,relro,-z,now

# The handler is a static PIE with musl where there is one: a new address
# layout for every request, and a tenth of the start-up of a dynamic program.
# musl-gcc's own -static-pie makes a dynamic executable, so the start files
# are named one by one.  The musl is that of the machine for which $(CC)
# compiles, or none; MUSL_ROOT is where it was unpacked, if it is not
# installed.
#
# Its stack is new and empty, so locals are not filled before they are used:
# that would touch twenty pages, a microsecond each.  RELRO is applied by a
# dynamic loader; musl's start file does not, so asking for it would cost a
# page and protect nothing.
MACHINE := $(or $(shell $(CC) $(CPPFLAGS) $(CFLAGS) -print-multiarch \
	2>/dev/null),$(shell $(CC) -dumpmachine))
MUSL_ROOT ?=
ifneq ($(findstring musl,$(MACHINE)),)
# The compiler's own libc is musl, as on Alpine.
MUSL_LIB := $(dir $(firstword $(wildcard /usr/lib/rcrt1.o)))
MUSL_CC = $(CC)
else
MUSL_MACHINE = $(subst -gnu,-musl,$(MACHINE))
MUSL_LIB := $(dir $(firstword $(wildcard \
	$(MUSL_ROOT)/usr/lib/$(MUSL_MACHINE)/rcrt1.o)))
MUSL_CC = $(if $(MUSL_LIB),$(CC) -nostdinc \
	-isystem $(MUSL_ROOT)/usr/include/$(MUSL_MACHINE) \
	-isystem $(call GCC_FILE,include))
endif
GCC_FILE = $(shell $(CC) $(CFLAGS) -print-file-name=$(1))

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

# link/README.md says when the layout matters.  It is used on machines on
# which it was tried, with the largest pages that their kernels may have, so
# that code never comes to lie in a page that can be written.
LAYOUT_MACHINES = x86_64 i386 aarch64 riscv64
LAYOUT = $(if $(filter $(LAYOUT_MACHINES:%=%-%),$(MACHINE)),$\
	-Wl$(COMMA)-T$(COMMA)link/layout.ld)
COMMA = ,
LARGEST_PAGE = $(if $(filter x86_64-% i386-%,$(MACHINE)),4096,65536)

ifneq ($(and $(MUSL_CC),$(MUSL_LIB)),)
HANDLER_CC = $(MUSL_CC)
# Its code runs once and comes from memory: the less of it, the sooner.
HANDLER_CFLAGS = -Os -fno-asynchronous-unwind-tables -ffunction-sections \
	-fdata-sections $(FILL_LOCALS:pattern=uninitialized)
HANDLER_LINK = $(CC) $(CFLAGS) -nostartfiles -nostdlib -static $(LDFLAGS) \
	-Wl,-pie,--no-dynamic-linker,--build-id=none \
	-Wl,-z,text,-z,norelro,--gc-sections \
	-Wl,-z,max-page-size=$(LARGEST_PAGE) $(LAYOUT) \
	-Wl,-Map,$(B)/handler/linked.map \
	$(MUSL_LIB)rcrt1.o $(MUSL_LIB)crti.o $(call GCC_FILE,crtbeginS.o)
HANDLER_LIBS = -Wl,--start-group $(MUSL_LIB)libc.a \
	$(call GCC_FILE,libgcc.a) -Wl,--end-group \
	$(call GCC_FILE,crtendS.o) $(MUSL_LIB)crtn.o
else
HANDLER_CC = $(CC)
HANDLER_CFLAGS =
HANDLER_LINK = $(CC) $(CFLAGS) $(LINK_HARDEN) $(LDFLAGS)
HANDLER_LIBS =
endif

COMPILE = $(CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) $(REPRODUCIBLE) \
	$(CPPFLAGS) $(CFLAGS)
COMPILE_HANDLER = $(HANDLER_CC) $(LANGUAGE) $(OPTIMISE) $(HARDEN) \
	$(HANDLER_CFLAGS) $(REPRODUCIBLE) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(CFLAGS) $(LINK_HARDEN) $(LDFLAGS)

# Probes need one header of the system's, which musl-gcc does not see because
# it does not look where the system's libc has its own: a folder with links to
# that header alone is looked through last.
SDT = $(firstword $(wildcard /usr/include/$(MACHINE)/sys/sdt.h \
	$(if $(filter %-musl,$(MACHINE)),,/usr/include/sys/sdt.h)))
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
	$(sort $(wildcard tests/unit/*/test_*.c)))
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
	$(if $(MUSL_CC),,@echo "note: there is no musl for $(MACHINE): the" \
	    "handler is linked with the system's libc and starts several" \
	    "times slower")
	$(if $(SDT),,@echo "$(SDT_NOTE)")
	$(call SAY,LINK,$@)
	$(Q)$(HANDLER_LINK) -o $(B)/handler/linked $(HANDLER_OBJECTS) \
	    $(HANDLER_LIBS)
	@install -m 755 $(B)/handler/linked $@

$(BIN)/supervisor: $(SUPERVISOR_OBJECTS) $(B)/common.a
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)
	$(Q)$(LINK) -pthread -o $@ $(SUPERVISOR_OBJECTS) $(B)/common.a -lbsd

$(BIN)/httpd-magic: $(MAGIC_OBJECTS) $(B)/common.a
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)
	$(Q)$(LINK) -o $@ $(MAGIC_OBJECTS) $(B)/common.a -lmagic

$(BIN)/httpd-password: $(PASSWORD_OBJECTS)
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)
	$(Q)$(LINK) -o $@ $(PASSWORD_OBJECTS) -lcrypt

$(SAMPLE_SCRIPTS:%=$(BIN)/%): $(BIN)/%: %
	@mkdir -p $(@D)
	@install -m 755 $< $@

$(BIN)/cgi-bin/%: cgi-bin/%.c
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) $(LINK_HARDEN) $(LDFLAGS) -MF $(B)/$*.sample.d -o $@ $<

$(B)/sdt/sys/sdt.h:
	@mkdir -p $(@D)
	@ln -sf $(SDT) $(wildcard $(dir $(SDT))sdt-config.h) $(@D)

# Where programs look for each other if they cannot tell where they lie
# themselves.  The file changes when the place does, so that `make install`
# with another PREFIX compiles those files anew.
$(B)/sbindir: FORCE
	@mkdir -p $(@D)
	@echo '$(SBINDIR)' | cmp -s - $@ || echo '$(SBINDIR)' >$@
$(patsubst %.c,$(B)/handler/%.o,$(shell grep -l SBINDIR */*.c */edge/*.c)): \
    $(B)/sbindir
$(patsubst %.c,$(B)/%.o,$(shell grep -l SBINDIR */*.c */edge/*.c)): $(B)/sbindir

$(B)/handler/%.o: %.c Makefile | $(SDT_LINKS)
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE_HANDLER) -c -o $@ $<

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) -c -o $@ $<

# Compiled for its warnings alone.
$(B)/%.check: %
	@mkdir -p $(@D)
	@$(COMPILE) -c -o $(B)/$*.check.o $<
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
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) -c -o $@ $<

$(B)/unit/%: tests/unit/%.c $(B)/tests/unit/unit.o $(B)/pure.a
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) $(LINK_HARDEN) $(LDFLAGS) -o $@ $< \
	    $(B)/tests/unit/unit.o $(B)/pure.a

$(B)/replay/%: tests/fuzz/%.c tests/fuzz/replay.c $(B)/pure.a \
    $(wildcard tests/unit/*/*.h tests/fuzz/*.h)
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) $(LINK_HARDEN) $(LDFLAGS) -MF $@.d -o $@ $< \
	    tests/fuzz/replay.c $(B)/pure.a

$(B)/helpers/%: tests/helpers/%.c $(B)/pure.a $(B)/common.a
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) $(LINK_HARDEN) $(LDFLAGS) -o $@ $< $(B)/pure.a \
	    $(B)/common.a

$(B)/pure.a: $(PURE_OBJECTS)
$(B)/common.a: $(COMMON_OBJECTS)
$(B)/%.a:
	@rm -f $@
	@ar rcsD $@ $^

build/fuzz/%: tests/fuzz/%.c $(PURE:%=%.c) $(wildcard */*.h tests/*/*.h)
	@mkdir -p $(@D)
	clang -std=c11 -I. $(DEFINES) -O1 -g \
	    -fsanitize=fuzzer,address,undefined \
	    -fno-sanitize-recover=all -o $@ $< $(PURE:%=%.c)

check-programs: $(UNIT_TESTS) $(REPLAYS)

test-programs: all check-programs $(HELPERS)

# What the tests need is installed first; then everything runs once.
test: needs-test
	$(MAKE) --no-print-directory test-programs
	MODE=$(MODE) tests/run

# The tests of one's own last change, without getting anything.
check: check-programs
	MODE=$(MODE) tests/run unit fuzz

asan: needs-asan
	$(MAKE) --no-print-directory test-programs
	$(MAKE) --no-print-directory MODE=asan test-programs
	MODE=asan tests/run unit fuzz bats

lint: needs-lint
	$(MAKE) --no-print-directory test-programs
	MODE=$(MODE) tests/run lint

fuzz: needs-fuzz $(FUZZERS:%=build/fuzz/%)
	tools/fuzz $(FUZZ_SECONDS) $(FUZZERS:%=build/fuzz/%)

# What other machines make of the handler, as a table.
ports: needs-ports
	$(MAKE) --no-print-directory all
	tools/ports $(PORTS)

bench: needs-bench
	$(MAKE) --no-print-directory test-programs bench-programs
	MODE=$(MODE) bench/run $(BENCH)

BENCH_PROGRAMS = $(patsubst bench/%.c,$(B)/bench/%,$(sort $(wildcard bench/*.c)))

bench-programs: all $(HELPERS) $(BENCH_PROGRAMS)

# Without a libc: the measure of what the kernel alone takes.
$(B)/bench/floor-handler: bench/floor-handler.c
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(CC) $(LANGUAGE) -O2 -fno-stack-protector -fno-pic -no-pie -nostdlib \
	    -static -Wl,--build-id=none -o $@ $<

$(B)/bench/cgi-trivial: bench/cgi-trivial.c
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(CC) $(LANGUAGE) -O2 -static -o $@ $<

$(B)/bench/%: bench/%.c
	@mkdir -p $(@D)
	$(call SAY,CC,$@)
	$(Q)$(COMPILE) $(LINK_HARDEN) $(LDFLAGS) -o $@ $<

# ---------------------------------------------------------------------- run

run: needs-build
	$(MAKE) --no-print-directory all
	PORT="$(PORT)" tools/run $(if $(ROOT),"$(ROOT)")

needs-build:
	@tools/need build

needs-test:
	@tools/need build lint test

needs-asan:
	@tools/need build test

needs-lint:
	@tools/need build lint

needs-fuzz:
	@tools/need fuzz

needs-ports:
	@tools/need build ports

needs-bench:
	@tools/need build bench

# What other servers make of the outputs in tests/program-outputs.json.
program-outputs: needs-bench
	python3 -B tests/lib/program_outputs.py --peers

# ------------------------------------------------------------------ install

MAN_PAGES = $(sort $(wildcard man/*.[78]))
UNITS = $(sort $(wildcard deploy/systemd/*.service deploy/systemd/*.socket))
COMPLETIONS = $(sort $(wildcard deploy/completion/*))
UNITDIR ?= $(PREFIX)/lib/systemd/system
COMPLETIONDIR ?= $(PREFIX)/share/bash-completion/completions

# What is installed says where the programs are: in the tree it says
# /usr/local/sbin, which is replaced by what PREFIX makes of it.
INSTALL_TEXT = @lay() { install -d "$$2" && \
	sed 's|/usr/local/sbin|$(SBINDIR)|g' "$$1" >"$$2/$${1\#\#*/}" && \
	chmod "$$(test -x "$$1" && echo 755 || echo 644)" "$$2/$${1\#\#*/}"; }

install: all
	install -d $(DESTDIR)$(SBINDIR) $(DESTDIR)$(DOCDIR)
	install -m 755 $(PROGRAMS) $(DESTDIR)$(SBINDIR)
# Who cannot read it cannot look into the process either (see SECURITY.md).
	chmod 711 $(DESTDIR)$(SBINDIR)/httpd-once
	install -m 644 $(wildcard README.md SECURITY.md NEWS LICENSE) \
	    $(DESTDIR)$(DOCDIR)
	$(INSTALL_TEXT); for file in $(MAN_PAGES); do \
	    lay "$$file" "$(DESTDIR)$(MANDIR)/man$${file##*.}" || exit; done
	$(INSTALL_TEXT); for file in $(UNITS); do \
	    lay "$$file" "$(DESTDIR)$(UNITDIR)" || exit; done
	$(INSTALL_TEXT); for file in $(COMPLETIONS); do \
	    lay "$$file" "$(DESTDIR)$(COMPLETIONDIR)" || exit; done
	$(INSTALL_TEXT); for file in $$(find deploy cgi-bin -type f); do \
	    lay "$$file" "$(DESTDIR)$(EXAMPLEDIR)/$${file%/*}" || exit; done

uninstall:
	rm -f $(PROGRAMS:$(BIN)/%=$(DESTDIR)$(SBINDIR)/%)
	for file in $(MAN_PAGES); do \
	    rm -f "$(DESTDIR)$(MANDIR)/man$${file##*.}/$${file##*/}"; done
	rm -f $(UNITS:deploy/systemd/%=$(DESTDIR)$(UNITDIR)/%)
	rm -f $(COMPLETIONS:deploy/completion/%=$(DESTDIR)$(COMPLETIONDIR)/%)
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
	@echo '           (tests/run bats with BATS_FILES="tests/log.bats": a part;'
	@echo '           JOBS=n: so many at a time)'
	@echo 'check      unit tests and fuzz corpora only, installs nothing'
	@echo 'lint       style, static analysis, purity, man pages'
	@echo 'asan       the tests under AddressSanitizer and UBSan'
	@echo 'fuzz       libFuzzer on the pure files, FUZZ_SECONDS=60 each'
	@echo 'bench      requests per second beside other servers'
	@echo '           (BENCH="--quick small cgi": see bench/run --help)'
	@echo 'program-outputs'
	@echo '           asks other servers again what they make of the outputs'
	@echo '           of programs in tests/program-outputs.json'
	@echo 'ports      the handler on other machines (PORTS="arm64-musl ...")'
	@echo 'install    into DESTDIR and PREFIX; uninstall takes it away'
	@echo 'dist       a tarball of HEAD;  clean: removes build/'

.PHONY: all test test-programs check check-programs ports asan lint fuzz \
	bench bench-programs run program-outputs needs-build needs-test \
	needs-asan needs-lint needs-fuzz needs-ports needs-bench install \
	uninstall dist format clean help
FORCE:
.PRECIOUS: $(B)/%.o $(B)/%.a $(B)/%.tidy $(B)/%.check
.DELETE_ON_ERROR:

-include $(shell find $(B) -name '*.d' 2>/dev/null)
