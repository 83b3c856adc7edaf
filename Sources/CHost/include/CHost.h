/* What the kernel hands to a process and keeps for it. */
#ifndef EDGEREAP_CHOST_H
#define EDGEREAP_CHOST_H
#include <stdbool.h>
#include <stddef.h>

/* How many arguments the kernel handed over, the program's own name among them. */
int host_argument_count(void);

/* One of them; NULL beyond the last. */
const char *host_argument(int index);

/* The environment as it was handed over, which is that of every program started from here. This process's own
   may say more: where the portable program finds what it brings along. */
char **host_environment(void);

/* Whether this is the program that is linked statically and runs on any machine. */
bool host_is_portable(void);

/* Whether /proc is mounted, where the program cannot do without. */
bool host_has_proc(void);

/* Makes LC_CTYPE one of UTF-8: that of the environment, C.UTF-8 or en_US.UTF-8. False if there is none. */
bool host_use_utf8(void);

/* Whether a signal was ignored when the program was started, as `nohup` does with SIGHUP. */
bool host_ignored_at_start(int signal);

/* The reading end of a pipe on which the number of each signal that is caught arrives as a byte, from now
   on; -1 where there are none left. It does not block, and is not to be closed. */
int host_listen(void);

/* Nothing arrives there any more. */
void host_stop_listening(int descriptor);

/* Lets a signal only be told to those who listen, from now on. */
void host_catch(int signal);

/* A program is about to be started in a process group of its own. From now until it has ended, whatever
   ends this one ends the whole group too: a signal that nobody here catches, and an exit.

   The result names the program in the two below; -1 where there are too many. */
int host_group_starts(void);

/* It has this group now. */
void host_group_started(int place, int group);

/* It has ended, or was not started. */
void host_group_ended(int place);

/* A file in memory with these bytes, open for reading at their beginning, closed on exec. Not even this
   process or one that inherits it can change it. -1 with errno if the system refuses. */
int host_sealed_file(const void *bytes, size_t count);

/* A pipe, closed on exec. False with errno if the system refuses. */
bool host_pipe(int ends[2]);

/* Lets a program that is started have no descriptor from this one on. `actions` is a
   posix_spawn_file_actions_t. */
void host_close_from(void *actions, int lowest);

/* From here on no core file is written of this process, to a file or to a program, and nobody but
   root reads its memory or its environment. A program that it starts is as any other again. */
void host_forbid_dumps(void);

#endif
