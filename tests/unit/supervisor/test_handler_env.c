#include "supervisor/pure/handler_env.h"
#include "tests/unit/unit.h"

#include <string.h>

static struct handler_env environment;

static const char *
value(const char *name)
{
	size_t length = strlen(name);

	for (char **entry = environment.list; *entry != NULL; entry++)
		if (strncmp(*entry, name, length) == 0 &&
		    (*entry)[length] == '=')
			return *entry + length + 1;
	return "(none)";
}

static void
connections(void)
{
	struct peer remote = { .family = PEER_IPV6,
		.address = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
		    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff },
		.port = 65535 };
	struct peer local = {
		.family = PEER_IPV4, .address = { 192, 0, 2, 1 }, .port = 80
	};
	struct peer unix_socket = { .family = PEER_LOCAL };

	unit_case("both ends of a connection, longest address");
	handler_env_describe(&environment, &remote, &local);
	CHECK_STRING(value("PROTO"), "TCP");
	CHECK_STRING(
	    value("TCPREMOTEIP"), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
	CHECK_STRING(value("TCPREMOTEPORT"), "65535");
	CHECK_STRING(
	    value("REMOTE_ADDR"), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
	CHECK_STRING(value("REMOTE_PORT"), "65535");
	CHECK_STRING(value("TCPLOCALIP"), "192.0.2.1");
	CHECK_STRING(value("TCPLOCALPORT"), "80");

	unit_case("a UNIX socket has no addresses, whoever came before");
	handler_env_describe(&environment, &unix_socket, &unix_socket);
	CHECK_STRING(value("PROTO"), "UNIX");
	CHECK_STRING(value("TCPREMOTEIP"), "(none)");
	CHECK_STRING(value("REMOTE_ADDR"), "(none)");

	unit_case("a shorter address leaves nothing of a longer one");
	handler_env_describe(&environment, &local, &local);
	CHECK_STRING(value("TCPREMOTEIP"), "192.0.2.1");
	CHECK_STRING(value("REMOTE_PORT"), "80");
}

static void
spare(void)
{
	static const char expected[] = "PROTO=TCP\0TCPREMOTEIP=192.0.2.1\0"
				       "TCPREMOTEPORT=80\0"
				       "TCPLOCALIP=192.0.2.1\0TCPLOCALPORT=80\0"
				       "REMOTE_ADDR=192.0.2.1\0REMOTE_PORT=80";
	char message[HANDLER_ENV_MESSAGE_SIZE];
	struct peer peer = {
		.family = PEER_IPV4, .address = { 192, 0, 2, 1 }, .port = 80
	};
	struct peer unix_socket = { .family = PEER_LOCAL };

	unit_case("a spare has place for all variables, behind the mark");
	handler_env_describe_spare(&environment);
	CHECK_STRING(
	    environment.list[environment.inherited], "SUPERVISOR_SPARE=1");
	CHECK_STRING(value("PROTO"), "");
	CHECK_STRING(value("REMOTE_PORT"), "");
	CHECK(environment.list[environment.inherited + 8] == NULL);

	unit_case("the variables of a connection as a message");
	handler_env_describe(&environment, &peer, &peer);
	CHECK_STRING(value("SUPERVISOR_SPARE"), "(none)");
	CHECK_NUMBER(
	    handler_env_message(&environment, message), sizeof expected);
	CHECK(memcmp(message, expected, sizeof expected) == 0);

	unit_case("a UNIX socket's message has one");
	handler_env_describe(&environment, &unix_socket, &unix_socket);
	CHECK_NUMBER(
	    handler_env_message(&environment, message), sizeof "PROTO=UNIX");
	CHECK_STRING(message, "PROTO=UNIX");
}

static void
inherited(void)
{
	char path[] = "PATH=/bin";
	char fds[] = "LISTEN_FDS=1";
	char socket[] = "NOTIFY_SOCKET=/run/x";
	char watchdog[] = "WATCHDOG_USEC=1";
	char own[] = "SUPERVISOR_SOCKETS=3";
	char status[] = "SUPERVISOR_STATUS=/run/status";
	char magic[] = "SUPERVISOR_MAGIC=9";
	char forged[] = "TCPREMOTEIP=10.0.0.1";
	char similar[] = "PROTOCOL=x";
	char *list[] = { path, fds, socket, watchdog, own, status, magic,
		forged, similar, NULL };

	unit_case("what is inherited is passed on");
	CHECK_NUMBER(handler_env_build(&environment, list), 0);
	environment.list[environment.inherited] = NULL;
	CHECK_STRING(value("PATH"), "/bin");
	CHECK_STRING(value("PROTOCOL"), "x");
	CHECK_STRING(value("SUPERVISOR_STATUS"), "/run/status");
	CHECK_STRING(value("SUPERVISOR_MAGIC"), "9");

	unit_case("what was meant for the supervisor is not");
	CHECK_NUMBER(environment.inherited, 4);
}

static void
too_many(void)
{
	static char entry[] = "A=1";
	static char *list[HANDLER_ENV_LIMIT + 2];

	for (size_t i = 0; i <= HANDLER_ENV_LIMIT; i++)
		list[i] = entry;
	unit_case("more variables than there is room for are refused");
	CHECK_NUMBER(handler_env_build(&environment, list), -1);
	list[HANDLER_ENV_LIMIT] = NULL;
	CHECK_NUMBER(handler_env_build(&environment, list), 0);
}

int
main(void)
{
	too_many();
	inherited();
	connections();
	spare();
	return unit_end();
}
