// What Swift cannot call by itself: libedit's variadic functions, and a reader that signals can wake.
#pragma once

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

typedef char *(*ariane_prompt)(EditLine *);
typedef unsigned char (*ariane_command)(EditLine *, int);
typedef void (*ariane_redraw)(EditLine *);

// The reader waits on standard input and on this pipe, into which signal handlers write one byte. With it, what is left
// of a character of which the end has not come yet. (One variable, set from the start: the importer drops those that
// begin as zero. It is static, hence one per object file: only one Swift file may use the functions that touch it.)
static struct {
  int wake[2];
  mbstate_t partial;
  // Whether bytes of an unfinished character are in `partial`.
  int is_partial;
  // A byte that was read but belongs to the next character; -1: none.
  int held;
  // Whether Ctrl-C came while a line was read.
  int interrupted;
  // Draws the line again once the size of the window is known.
  ariane_redraw redraw;
} ariane_input = {{-1, -1}, {0}, 0, -1, 0, NULL};

static inline void ariane_on_signal(int signal) {
  int saved = errno;
  char byte = signal == SIGWINCH ? 'w' : signal == SIGCONT ? 'c' : 'i';
  ssize_t written = write(ariane_input.wake[1], &byte, 1);
  (void)written;
  errno = saved;
}

// Ctrl-C, changes of the window's size and the return from Ctrl-Z wake the reader instead of ending the process or
// passing unseen. 0 when all went well.
static inline int ariane_watch_signals(void) {
  if (ariane_input.wake[0] < 0) {
    if (pipe(ariane_input.wake) != 0) return -1;
    for (int end = 0; end < 2; end++) {
      // A handler must never block on a full pipe, and no other program needs it.
      fcntl(ariane_input.wake[end], F_SETFL, O_NONBLOCK);
      fcntl(ariane_input.wake[end], F_SETFD, FD_CLOEXEC);
    }
  }
  struct sigaction action = {0};
  action.sa_handler = ariane_on_signal;
  sigemptyset(&action.sa_mask);
  return sigaction(SIGINT, &action, NULL) | sigaction(SIGWINCH, &action, NULL) | sigaction(SIGCONT, &action, NULL);
}

static inline void ariane_ignore_signals(void) {
  signal(SIGINT, SIG_DFL);
  signal(SIGWINCH, SIG_DFL);
  signal(SIGCONT, SIG_DFL);
}

// Forgets an unfinished character and an old Ctrl-C: a new line begins.
static inline void ariane_begin_line(void) {
  ariane_input.partial = (mbstate_t){0};
  ariane_input.is_partial = 0;
  ariane_input.held = -1;
  ariane_input.interrupted = 0;
}

static inline int ariane_was_interrupted(void) { return ariane_input.interrupted; }

// What a signal asks for. -1: leave the line.
static inline int ariane_answer_signal(EditLine *editor, char signal) {
  if (signal == 'i') {
    ariane_input.interrupted = 1;
    errno = EINTR;
    return -1;
  }
  if (signal == 'c') {
    // The shell has put the terminal back as it was; libedit believes that it is still its own.
    el_set(editor, EL_PREP_TERM, 0);
    el_set(editor, EL_PREP_TERM, 1);
  }
  el_resize(editor);
  if (ariane_input.redraw) ariane_input.redraw(editor);
  return 0;
}

// The next byte of standard input. -1: none; end of input when errno is 0, else Ctrl-C or an error.
static inline int ariane_byte(EditLine *editor) {
  if (ariane_input.held >= 0) {
    int byte = ariane_input.held;
    ariane_input.held = -1;
    return byte;
  }
  for (;;) {
    struct pollfd ready[2] = {{STDIN_FILENO, POLLIN, 0}, {ariane_input.wake[0], POLLIN, 0}};
    if (poll(ready, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    char signal;
    if ((ready[1].revents & POLLIN) && read(ariane_input.wake[0], &signal, 1) == 1) {
      if (ariane_answer_signal(editor, signal) != 0) return -1;
      continue;
    }
    if (!ready[0].revents) continue;
    unsigned char byte;
    ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (count == 1) return byte;
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count == 0) errno = 0;
    return -1;
  }
}

// One character of standard input. 1: read; 0: end of input; -1: interrupted, or an error.
static inline int ariane_read(EditLine *editor, wchar_t *out) {
  for (;;) {
    int byte = ariane_byte(editor);
    if (byte < 0) return errno == 0 ? 0 : -1;
    char one = (char)byte;
    size_t length = mbrtowc(out, &one, 1, &ariane_input.partial);
    if (length == (size_t)-2) {
      ariane_input.is_partial = 1;
      continue;
    }
    if (length == (size_t)-1) {
      // Not UTF-8: a replacement character. The byte that broke a character off, maybe the Enter key, counts by itself.
      *out = 0xFFFD;
      if (ariane_input.is_partial) ariane_input.held = byte;
      ariane_input.partial = (mbstate_t){0};
    }
    ariane_input.is_partial = 0;
    return 1;
  }
}

// An editor on the standard streams, which Swift will not name since they may change.
static inline EditLine *ariane_editor(void) { return el_init("ariane", stdin, stdout, stderr); }

// Declared by <wchar.h> only for X/Open programs.
extern int wcwidth(wchar_t character);

// Cells that a character takes on the terminal: 0, 1 or 2; -1 for a control character.
static inline int ariane_cells(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

static inline void ariane_prepare(EditLine *editor, History *past, void *owner, ariane_prompt prompt, ariane_redraw redraw) {
  ariane_input.redraw = redraw;
  el_set(editor, EL_CLIENTDATA, owner);
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_SIGNAL, 0);
  el_set(editor, EL_PROMPT_ESC, prompt, '\1');
  el_set(editor, EL_HIST, history, past);
  el_set(editor, EL_GETCFN, ariane_read);
}

static inline void ariane_bind(EditLine *editor, const char *key, const char *name, const char *help, ariane_command command) {
  el_set(editor, EL_ADDFN, name, help, command);
  el_set(editor, EL_BIND, key, name, NULL);
}

static inline void ariane_bind_builtin(EditLine *editor, const char *key, const char *name) {
  el_set(editor, EL_BIND, key, name, NULL);
}

static inline void *ariane_owner(EditLine *editor) {
  void *owner = NULL;
  el_get(editor, EL_CLIENTDATA, &owner);
  return owner;
}

static inline void ariane_history_limit(History *past, int size) {
  HistEvent event;
  history(past, &event, H_SETSIZE, size);
  history(past, &event, H_SETUNIQUE, 1);
}

static inline void ariane_history_enter(History *past, const char *line) {
  HistEvent event;
  history(past, &event, H_ENTER, line);
}

// Draws prompt and line from where the cursor stands, as on an empty screen.
static inline void ariane_refresh(EditLine *editor) { el_set(editor, EL_REFRESH); }

// Columns of the terminal, as libedit sees them.
static inline int ariane_columns(EditLine *editor) {
  int columns = 0;
  return el_get(editor, EL_GETTC, "co", &columns) == 0 && columns > 0 ? columns : 80;
}

// What the terminal wants to be sent for a termcap name, such as "up"; NULL when it cannot do that.
static inline const char *ariane_capability(EditLine *editor, const char *name) {
  char *bytes = NULL;
  return el_get(editor, EL_GETTC, name, &bytes) == 0 && bytes && *bytes ? bytes : NULL;
}
