/* Signals: a flag that simulations look at, and the second interrupt. */
#include "cli/stop.h"

#include "grapevine/base.h"

#include <fcntl.h>
#include <unistd.h>

enum { EXIT_INTERRUPTED = 130 }; /* 128 + SIGINT, as shells count */

/* A signal handler can reach nothing but statics. */
static volatile sig_atomic_t is_stopping;

static void on_signal(int signal)
{
    static const char words[] = "\nstopping: keeping what is done; interrupt again to "
                                "leave at once\n";
    if (is_stopping != 0 && signal == SIGINT)
        _exit(EXIT_INTERRUPTED);
    if (is_stopping == 0 && isatty(STDERR_FILENO) == 1) {
        /* Nothing can be done about a failure here, and nothing depends on it. */
        const ssize_t written = write(STDERR_FILENO, words, sizeof words - 1);
        (void) written;
    }
    is_stopping = 1;
}

static void listen_to(int signal)
{
    struct sigaction before;
    const struct sigaction ours = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
    if (sigaction(signal, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        sigaction(signal, &ours, NULL);
}

const volatile sig_atomic_t *gv_stop_listen(void)
{
    static const int asks[] = { SIGINT, SIGTERM, SIGUSR1, SIGXCPU };
    for (size_t i = 0; i < GV_COUNT_OF(asks); i++)
        listen_to(asks[i]);
    return &is_stopping;
}

/* A closed descriptor would be handed out again to the next file, and messages would go
 * into results. Opened the wrong way round, it keeps failing as a closed one does. */
static void fill_closed(int descriptor)
{
    if (fcntl(descriptor, F_GETFD) == -1) {
        const int wrong_way = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        const int opened = open("/dev/null", wrong_way | O_NOCTTY);
        if (opened > STDERR_FILENO)
            close(opened);
    }
}

void gv_stop_survive_writes(void)
{
    const struct sigaction ignore = { .sa_handler = SIG_IGN };
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
    fill_closed(STDIN_FILENO);
    fill_closed(STDOUT_FILENO);
    fill_closed(STDERR_FILENO);
}
