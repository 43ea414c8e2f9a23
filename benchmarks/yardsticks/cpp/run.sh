#!/bin/sh
# C++ yardstick: no third-party code. Times are thread CPU time with 1 thread, wall with 2.
here=$(cd "$(dirname "$0")" && pwd)
built=$here/../../target/yardsticks
flags="-O3 -march=native -mprefer-vector-width=512 -ffast-math -fno-finite-math-only -pthread"
mkdir -p "$built" || exit 1
for p in scalar w1 w2 rng; do
  # shellcheck disable=SC2086 # the flags are words
  g++ $flags -o "$built/$p" "$here/$p.cpp" || exit 1
done
cd "$built" || exit 1
taskset -c 0 ./scalar
taskset -c 0 ./w1
./w1 100000 25 2
taskset -c 0 ./w2
./w2 10000 1000 2
taskset -c 0 ./rng
