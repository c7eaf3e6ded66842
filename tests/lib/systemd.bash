# For tests with a real systemd:  load lib/systemd
# (after lib/common and lib/launchers).
#
# systemd runs as process 1 of a private root (see private-root) and of a
# cgroup of its own.  Its only units are those of deploy/systemd and the few
# of its own that a start and an end need, so that nothing of this machine is
# started once more.  The file's setup_file calls make_tree.

# A file that needs more than these has its own instead.
setup_file() {
	make_tree
}

tidy() {
	nothing_is_left
	end_cgroups
}

# What process 1 does before it becomes systemd.
SYSTEMD_BOOT='
mkdir -p /run/units /run/none
cd /lib/systemd/system
cp basic.target sockets.target slices.target paths.target timers.target \
	umount.target shutdown.target final.target exit.target \
	systemd-exit.service systemd-journald.service \
	systemd-journald.socket systemd-journald-dev-log.socket /run/units/
cp /usr/local/share/doc/httpd-once/examples/deploy/systemd/* /run/units/
cat >/run/units/sysinit.target <<U
[Unit]
DefaultDependencies=no
Wants=systemd-journald.service
After=systemd-journald.service
U
cat >/run/units/up.target <<U
[Unit]
Requires=basic.target
After=basic.target
U
# The leak detector stops its process from outside, which the units forbid.
mkdir -p /run/systemd/system.conf.d
cat >/run/systemd/system.conf.d/sanitizer.conf <<U
[Manager]
DefaultEnvironment=ASAN_OPTIONS=detect_leaks=0
U
exec env -i container=private-root PATH="$PATH" SYSTEMD_UNIT_PATH=/run/units \
	SYSTEMD_GENERATOR_PATH=/run/none \
	SYSTEMD_ENVIRONMENT_GENERATOR_PATH=/run/none \
	SYSTEMD_LOG_LEVEL=notice SYSTEMD_COLORS=0 \
	/lib/systemd/systemd --system --unit=up.target --show-status=no
'

# boot UNIT: starts systemd, and in it UNIT, until something listens on 80.
boot() {
	local parent
	parent=$(awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts)
	[ -n "$parent" ] || fail 'no unified cgroup hierarchy is mounted here'
	CGROUP=$parent/httpd-once-test.$$.$BATS_TEST_NUMBER
	mkdir "$CGROUP"
	start systemd "$REPO/tests/lib/private-root" --init "$CGROUP" "$TREE" \
		bash -c "$SYSTEMD_BOOT"
	# shellcheck disable=SC2034 # for lib/launchers
	LAUNCHER=systemd
	retry 30 is_up || { cat "$T/systemd.log" >&2; return 1; }
	within systemctl start "$1" || { journal >&2; return 1; }
	retry 20 listens 1
}

is_up() {
	entered && within systemctl is-active -q up.target 2>/dev/null
}

# shellcheck disable=SC2120
journal() {
	within journalctl --no-pager -o cat "$@"
}

# property UNIT NAME: its value, as systemctl show prints it.
property() {
	within systemctl show --value -p "$2" "$1"
}

# Call in tidy: the cgroups go, which they can only when they are empty.
end_cgroups() {
	[ -z "${CGROUP:-}" ] || retry 10 remove_cgroups
}

remove_cgroups() {
	find "$CGROUP" -depth -type d -exec rmdir {} + 2>/dev/null
	[ ! -d "$CGROUP" ]
}
