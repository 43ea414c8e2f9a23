#!/bin/sh
# numpy yardstick; `run.sh qmc` also runs qmc.py, which needs scipy.
cd "$(dirname "$0")" || exit 1
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
taskset -c 0 python3 w1_numpy.py
if [ "${1:-}" = qmc ]; then taskset -c 0 python3 qmc.py 40; fi
