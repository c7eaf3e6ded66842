#include "supervisor/edge/socket_diag.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <string.h>
#include <sys/socket.h>

enum {
	/* The kernel fills messages of up to 32 KiB for whoever has room. */
	ANSWER_SIZE = 32 * 1024,
	/* Connections that a handler may have: from RFC 9293 3.3.2, numbered
	 * as in net/tcp_states.h. */
	ESTABLISHED = 1,
	FIN_WAIT_1 = 4,
	FIN_WAIT_2 = 5,
	CLOSE_WAIT = 8,
	LAST_ACK = 9,
	CLOSING = 11,
	/* idiag_timer: the one that SO_KEEPALIVE sets. */
	TIMER_KEEPALIVE = 2,
};

int
socket_diag_open(void)
{
	return socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
}

static int
ask(int fd, const struct peer *local)
{
	struct {
		struct nlmsghdr header;
		struct inet_diag_req_v2 request;
	} question = {
		.header = { .nlmsg_len = sizeof question,
		    .nlmsg_type = SOCK_DIAG_BY_FAMILY,
		    .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		.request = { .sdiag_family = local->family == PEER_IPV4
			? AF_INET
			: AF_INET6,
		    .sdiag_protocol = IPPROTO_TCP,
		    .idiag_ext = 1 << (INET_DIAG_INFO - 1),
		    .idiag_states = 1 << ESTABLISHED | 1 << FIN_WAIT_1 |
			1 << FIN_WAIT_2 | 1 << CLOSE_WAIT | 1 << LAST_ACK |
			1 << CLOSING,
		    .id = { .idiag_sport = htons(local->port) } },
	};

	return send(fd, &question, sizeof question, MSG_DONTWAIT) < 0 ? -1 : 0;
}

static struct peer
remote_of(const struct inet_diag_msg *message)
{
	struct sockaddr_storage address = { .ss_family =
						message->idiag_family };
	struct sockaddr_in *four = (void *)&address;
	struct sockaddr_in6 *six = (void *)&address;

	if (message->idiag_family == AF_INET) {
		memcpy(&four->sin_addr, message->id.idiag_dst,
		    sizeof four->sin_addr);
		four->sin_port = message->id.idiag_dport;
	} else {
		memcpy(&six->sin6_addr, message->id.idiag_dst,
		    sizeof six->sin6_addr);
		six->sin6_port = message->id.idiag_dport;
	}
	return peer_of(&address);
}

/* An older kernel's is shorter; what it does not know stays zero. */
static void
read_info(struct tcp_info *info, const struct rtattr *attribute)
{
	size_t size = RTA_PAYLOAD(attribute);

	/* RTA_DATA would cast the const away. */
	if (attribute->rta_type == INET_DIAG_INFO)
		memcpy(info, (const char *)attribute + RTA_LENGTH(0),
		    size < sizeof *info ? size : sizeof *info);
}

static struct tcp_info
info_of(const struct inet_diag_msg *message, size_t length)
{
	const char *at = (const char *)(message + 1);
	const char *end = (const char *)message + length;
	struct tcp_info info;

	memset(&info, 0, sizeof info);
	while ((size_t)(end - at) >= sizeof(struct rtattr)) {
		const struct rtattr *attribute = (const void *)at;
		size_t size = RTA_ALIGN((size_t)attribute->rta_len);

		if (attribute->rta_len < sizeof *attribute ||
		    size > (size_t)(end - at))
			break;
		read_info(&info, attribute);
		at += size;
	}
	return info;
}

static struct progress_sight
sight_of(const struct inet_diag_msg *message, const struct tcp_info *info)
{
	return (struct progress_sight){
		.moved_bytes =
		    info->tcpi_bytes_received + info->tcpi_bytes_acked,
		.unread_bytes = message->idiag_rqueue,
		.unsent_bytes = message->idiag_wqueue,
		.quiet_ms =
		    info->tcpi_last_data_recv < info->tcpi_last_data_sent
		    ? info->tcpi_last_data_recv
		    : info->tcpi_last_data_sent,
		.has_word = message->idiag_timer == TIMER_KEEPALIVE,
	};
}

/* Returns 0, 1 at the end of the answer, or -1 and errno. */
static int
read_message(
    struct nlmsghdr *header, socket_diag_visitor *visitor, void *context)
{
	const struct inet_diag_msg *message = NLMSG_DATA(header);
	size_t length = header->nlmsg_len - NLMSG_HDRLEN;
	const struct nlmsgerr *refusal = NLMSG_DATA(header);
	struct progress_sight sight;
	struct tcp_info info;
	struct peer remote;

	if (header->nlmsg_type == NLMSG_DONE)
		return 1;
	if (header->nlmsg_type == NLMSG_ERROR) {
		errno = length < sizeof *refusal ? EIO : -refusal->error;
		return -1;
	}
	if (header->nlmsg_type != SOCK_DIAG_BY_FAMILY ||
	    length < sizeof *message) {
		errno = EIO;
		return -1;
	}
	info = info_of(message, length);
	sight = sight_of(message, &info);
	remote = remote_of(message);
	visitor(context, &remote, &sight);
	return 0;
}

int
socket_diag_list(int fd, const struct peer *local, socket_diag_visitor *visitor,
    void *context)
{
	_Alignas(struct nlmsghdr) char answer[ANSWER_SIZE];
	int result = ask(fd, local);

	while (result == 0) {
		ssize_t length = recv(fd, answer, sizeof answer, MSG_DONTWAIT);
		struct nlmsghdr *header = (void *)answer;
		unsigned left = length < 0 ? 0 : (unsigned)length;

		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0)
			return -1;
		for (; result == 0 && NLMSG_OK(header, left);
		     header = NLMSG_NEXT(header, left))
			result = read_message(header, visitor, context);
	}
	return result == 1 ? 0 : -1;
}
