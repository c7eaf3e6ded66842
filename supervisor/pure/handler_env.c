#include "supervisor/pure/handler_env.h"

#include <string.h>

enum {
	PROTO,
	TCPREMOTEIP,
	TCPREMOTEPORT,
	TCPLOCALIP,
	TCPLOCALPORT,
	REMOTE_ADDR,
	REMOTE_PORT,
};

static const char names[HANDLER_ENV_NAMES][16] = { "PROTO=", "TCPREMOTEIP=",
	"TCPREMOTEPORT=", "TCPLOCALIP=", "TCPLOCALPORT=", "REMOTE_ADDR=",
	"REMOTE_PORT=" };

/* The beginnings of the names that are not passed on. */
static const char withheld[][16] = { "LISTEN_", "NOTIFY_SOCKET=", "WATCHDOG_",
	"SUPERVISOR_" };

static bool
starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static bool
is_passed_on(const char *entry)
{
	if (starts_with(entry, HANDLER_ENV_STATUS "=") ||
	    starts_with(entry, HANDLER_ENV_MAGIC "=") ||
	    starts_with(entry, HANDLER_ENV_LOG "="))
		return true;
	for (size_t i = 0; i < HANDLER_ENV_NAMES; i++)
		if (starts_with(entry, names[i]))
			return false;
	for (size_t i = 0; i < sizeof withheld / sizeof withheld[0]; i++)
		if (starts_with(entry, withheld[i]))
			return false;
	return true;
}

int
handler_env_build(struct handler_env *environment, char *const *inherited)
{
	environment->inherited = 0;
	for (; *inherited != NULL; inherited++) {
		if (!is_passed_on(*inherited))
			continue;
		if (environment->inherited == HANDLER_ENV_LIMIT)
			return -1;
		environment->list[environment->inherited++] = *inherited;
	}
	for (size_t i = 0; i < HANDLER_ENV_NAMES; i++)
		memcpy(environment->values[i], names[i], sizeof names[i]);
	memcpy(environment->spare, "SUPERVISOR_SPARE=1",
	    sizeof environment->spare);
	return 0;
}

static char *
value_of(struct handler_env *environment, size_t name)
{
	return environment->values[name] + strlen(names[name]);
}

static void
end_list(struct handler_env *environment, size_t count)
{
	char **end = environment->list + environment->inherited;

	for (size_t i = 0; i < count; i++)
		*end++ = environment->values[i];
	*end = NULL;
}

void
handler_env_describe(struct handler_env *environment, const struct peer *remote,
    const struct peer *local)
{
	if (local->family == PEER_LOCAL) {
		memcpy(value_of(environment, PROTO), "UNIX", sizeof "UNIX");
		end_list(environment, 1);
		return;
	}
	memcpy(value_of(environment, PROTO), "TCP", sizeof "TCP");
	peer_write_ip(remote, value_of(environment, TCPREMOTEIP));
	peer_write_port(remote, value_of(environment, TCPREMOTEPORT));
	peer_write_ip(local, value_of(environment, TCPLOCALIP));
	peer_write_port(local, value_of(environment, TCPLOCALPORT));
	peer_write_ip(remote, value_of(environment, REMOTE_ADDR));
	peer_write_port(remote, value_of(environment, REMOTE_PORT));
	end_list(environment, HANDLER_ENV_NAMES);
}

void
handler_env_describe_spare(struct handler_env *environment)
{
	char **end = environment->list + environment->inherited;

	*end++ = environment->spare;
	for (size_t i = 0; i < HANDLER_ENV_NAMES; i++) {
		*value_of(environment, i) = '\0';
		*end++ = environment->values[i];
	}
	*end = NULL;
}

size_t
handler_env_message(const struct handler_env *environment,
    char message[HANDLER_ENV_MESSAGE_SIZE])
{
	char *const *entry = environment->list + environment->inherited;
	size_t length = 0;

	for (; *entry != NULL; entry++) {
		size_t size = strlen(*entry) + 1;

		memcpy(message + length, *entry, size);
		length += size;
	}
	return length;
}
