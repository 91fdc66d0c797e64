/* The least that a server on a Unix socket can do: sends back what comes. The server's figures are compared with it. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MOST = 1024 };

int main(int argc, char **argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: echo PATH\n");
    return 2;
  }
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, argv[1], sizeof address.sun_path - 1);
  int listener = socket(AF_UNIX, SOCK_STREAM, 0);
  unlink(argv[1]);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 256)) {
    perror(argv[1]);
    return 2;
  }
  struct pollfd polled[MOST] = {{.fd = listener, .events = POLLIN}};
  nfds_t count = 1;
  static char buffer[1 << 16];
  for (;;) {
    if (poll(polled, count, -1) < 0) {
      if (errno == EINTR) continue;
      return 1;
    }
    if (polled[0].revents && count < MOST) {
      polled[count++] = (struct pollfd){.fd = accept(listener, NULL, NULL), .events = POLLIN};
    }
    for (nfds_t i = 1; i < count; i++) {
      if (!polled[i].revents) continue;
      ssize_t got = read(polled[i].fd, buffer, sizeof buffer);
      ssize_t sent = 0;
      while (sent < got) {
        ssize_t now = write(polled[i].fd, buffer + sent, got - sent);
        if (now <= 0) break;
        sent += now;
      }
      if (got <= 0 || sent < got) {
        close(polled[i].fd);
        polled[i--] = polled[--count];
      }
    }
  }
}
