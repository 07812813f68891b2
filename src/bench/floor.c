/*
 * The floor of a benchmark: what one GET costs where nothing is judged or told. One thread, epoll, no allocation.
 *
 *   floor PORT ENDPOINTS INTERVAL_MILLIS SECONDS [kept]
 *
 * Asks ENDPOINTS addresses (127.1.0.1, 127.1.0.2, ...) once an interval each, evenly spread, as the daemon does, and reads each answer to its end:
 * on a fresh connection each time, or, with "kept", on one that stands before the counting begins.
 * Prints: probes, microseconds of processor time of this process, failures.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char request[] = "GET /health HTTP/1.1\r\nHost: target\r\nConnection: close\r\n\r\n";
static const char again[] = "GET /health HTTP/1.1\r\nHost: target\r\n\r\n";

static long now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000L + t.tv_nsec;
}

static double cpu_us(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e6 + used.ru_utime.tv_usec + used.ru_stime.tv_usec;
}

/* The same addresses as Fleet.java has. */
static struct sockaddr_in address(int endpoint, int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  uint32_t bytes = 127u << 24 | (uint32_t)(1 + endpoint / 62500) << 16 | (uint32_t)(endpoint / 250 % 250) << 8 |
                   (uint32_t)(1 + endpoint % 250);
  to.sin_addr.s_addr = htonl(bytes);
  return to;
}

static long failures, finished;

static void dial(int poll, int endpoint, int port) {
  int one = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in to = address(endpoint, port);
  if (one < 0 || (connect(one, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS)) {
    failures++;
    if (one >= 0) close(one);
    return;
  }
  struct epoll_event wish = {.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, .data.u64 = (uint64_t)one << 1 | 1};
  epoll_ctl(poll, EPOLL_CTL_ADD, one, &wish);
}

/* The lowest bit of the data says that the request was not sent yet. */
static void turn(int poll, struct epoll_event *event) {
  char answer[4096];
  int one = (int)(event->data.u64 >> 1);
  if ((event->data.u64 & 1) && (event->events & EPOLLOUT)) {
    if (write(one, request, sizeof request - 1) < 0) failures++;
    struct epoll_event wish = {.events = EPOLLIN | EPOLLRDHUP | EPOLLET, .data.u64 = (uint64_t)one << 1};
    epoll_ctl(poll, EPOLL_CTL_MOD, one, &wish);
    return;
  }
  for (;;) {
    ssize_t got = read(one, answer, sizeof answer);
    if (got > 0) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got < 0) failures++;
    break;
  }
  finished++;
  close(one);
}

/* Connections to all endpoints, one after the other: nobody's backlog is full. */
static int *connections(int poll, int endpoints, int port) {
  int *all = calloc(endpoints, sizeof *all);
  for (int i = 0; all && i < endpoints; i++) {
    struct sockaddr_in to = address(i, port);
    all[i] = socket(AF_INET, SOCK_STREAM, 0);
    struct epoll_event wish = {.events = EPOLLIN | EPOLLRDHUP | EPOLLET, .data.fd = all[i]};
    if (all[i] < 0 || connect(all[i], (struct sockaddr *)&to, sizeof to) < 0 || epoll_ctl(poll, EPOLL_CTL_ADD, all[i], &wish) < 0) {
      perror("floor");
      exit(70);
    }
  }
  return all;
}

static void ask(int one) {
  if (send(one, again, sizeof again - 1, MSG_DONTWAIT | MSG_NOSIGNAL) < 0) failures++;
}

/* An answer comes in one piece. */
static void hear(int one) {
  char answer[4096];
  if (recv(one, answer, sizeof answer, MSG_DONTWAIT) > 0) {
    finished++;
  } else {
    failures++;
  }
}

int main(int argc, char **argv) {
  if (argc < 5) return 64;
  int port = atoi(argv[1]), endpoints = atoi(argv[2]), poll = epoll_create1(0);
  double gap = atof(argv[3]) * 1e6 / endpoints;
  int *kept = argc > 5 && strcmp(argv[5], "kept") == 0 ? connections(poll, endpoints, port) : NULL;
  double spent = cpu_us();
  long start = now_ns(), end = start + atol(argv[4]) * 1000000000L, sent = 0;
  struct epoll_event events[256];
  for (long now = start; now < end; now = now_ns()) {
    long due = start + (long)((double)sent * gap);
    for (; due <= now; due = start + (long)((double)sent * gap)) {
      int endpoint = (int)(sent++ % endpoints);
      kept ? ask(kept[endpoint]) : dial(poll, endpoint, port);
    }
    struct timespec wait = {(due - now) / 1000000000L, (due - now) % 1000000000L};
    int ready = epoll_pwait2(poll, events, 256, &wait, NULL);
    for (int i = 0; i < ready; i++) kept ? hear(events[i].data.fd) : turn(poll, &events[i]);
  }
  printf("%ld %.0f %ld\n", finished, cpu_us() - spent, failures);
  return 0;
}
