// What Swift cannot call by itself: libedit's variadic functions, and a reader that signals can wake.
#pragma once

#include <errno.h>
#include <histedit.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

// The reader waits on standard input and on this pipe, into which signal handlers write one byte.
// With it, the bytes of a character of which the end has not come yet. (One variable, set from the start: the importer drops those
// that begin as zero.)
static struct {
  int wake[2];
  mbstate_t partial;
} ariane_input = {{-1, -1}, {0}};

static inline void ariane_on_signal(int signal) {
  int saved = errno;
  char byte = signal == SIGWINCH ? 'w' : 'i';
  ssize_t written = write(ariane_input.wake[1], &byte, 1);
  (void)written;
  errno = saved;
}

// Ctrl-C and changes of the window's size wake the reader instead of ending the process. 0 when all went well.
static inline int ariane_watch_signals(void) {
  if (ariane_input.wake[0] < 0 && pipe(ariane_input.wake) != 0) return -1;
  struct sigaction action = {0};
  action.sa_handler = ariane_on_signal;
  sigemptyset(&action.sa_mask);
  return sigaction(SIGINT, &action, NULL) | sigaction(SIGWINCH, &action, NULL);
}

static inline void ariane_ignore_signals(void) {
  signal(SIGINT, SIG_DFL);
  signal(SIGWINCH, SIG_DFL);
}

// One character of standard input. 1: read; 0: end of input; -1: interrupted, or an error.
static inline int ariane_read(EditLine *editor, wchar_t *out) {
  for (;;) {
    struct pollfd ready[2] = {{STDIN_FILENO, POLLIN, 0}, {ariane_input.wake[0], POLLIN, 0}};
    if (poll(ready, 2, -1) < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    if (ready[1].revents & POLLIN) {
      char signal = 0;
      if (read(ariane_input.wake[0], &signal, 1) == 1 && signal == 'i') {
        errno = EINTR;
        return -1;
      }
      el_resize(editor);
      el_set(editor, EL_REFRESH);
      continue;
    }
    char byte;
    ssize_t count = read(STDIN_FILENO, &byte, 1);
    if (count == 0) return 0;
    if (count < 0) {
      if (errno == EINTR) continue;
      return -1;
    }
    size_t length = mbrtowc(out, &byte, 1, &ariane_input.partial);
    if (length == (size_t)-2) continue;
    if (length == (size_t)-1) {
      // Not UTF-8: a replacement character, and the next byte starts afresh.
      ariane_input.partial = (mbstate_t){0};
      *out = 0xFFFD;
    }
    return 1;
  }
}

// An editor on the standard streams, which Swift will not name since they may change.
static inline EditLine *ariane_editor(void) { return el_init("ariane", stdin, stdout, stderr); }

// Declared by <wchar.h> only for X/Open programs.
extern int wcwidth(wchar_t character);

// Cells that a character takes on the terminal: 0, 1 or 2; -1 for a control character.
static inline int ariane_cells(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

typedef char *(*ariane_prompt)(EditLine *);
typedef unsigned char (*ariane_command)(EditLine *, int);

static inline void ariane_prepare(EditLine *editor, History *past, void *owner, ariane_prompt prompt) {
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

static inline int ariane_history_load(History *past, const char *path) {
  HistEvent event;
  return history(past, &event, H_LOAD, path);
}

static inline int ariane_history_save(History *past, const char *path) {
  HistEvent event;
  return history(past, &event, H_SAVE, path);
}
