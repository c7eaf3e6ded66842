/*
 * reload - other settings, whole or not at all
 *
 * Layer: story.
 *
 * Upon SIGHUP the settings are read, the handler is opened and asked whether
 * it could serve (edge/trial.h), which takes a moment in which everything goes
 * on.  Then the log and the sockets that are new are opened; only when all of
 * that has succeeded does anything change.
 */
#ifndef RELOAD_H
#define RELOAD_H

#include "supervisor/server.h"

/*
 * Begins; where a reload is under way already another one follows it.  A
 * mistake is logged, and changes nothing.
 */
void reload_begin(struct server *server, int64_t now_ms);

/* A process that is no handler has ended.  Returns whether it was the one that
 * was asked. */
bool reload_has_lost(struct server *server, pid_t pid, int status);

/*
 * Goes on as far as is possible now.  Returns whether other settings are in
 * force since.
 */
bool reload_go_on(struct server *server, int64_t now_ms);

/* When it wants to go on without an event; INT64_MAX without a reload. */
int64_t reload_wake_ms(const struct server *server);

/* It is not wanted any more. */
void reload_cancel(struct server *server);

#endif
